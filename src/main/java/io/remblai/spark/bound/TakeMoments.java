package io.remblai.spark.bound;

import io.remblai.bound.AxisMoments;
import io.remblai.bound.MomentGrid;
import io.remblai.spark.PointBlock;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;

/** Takes the second moments of a partition's points. */
final class TakeMoments implements FlatMapFunction<Iterator<PointBlock>, AxisMoments> {

  private static final long serialVersionUID = 1;

  private final Broadcast<MomentGrid> grid;

  TakeMoments(Broadcast<MomentGrid> grid) {
    this.grid = grid;
  }

  @Override
  public Iterator<AxisMoments> call(Iterator<PointBlock> points) {
    AxisMoments moments = new AxisMoments(grid.value());
    while (points.hasNext()) {
      PointBlock block = points.next();
      moments.add(grid.value(), block.coordinates(), block.size());
    }
    return List.of(moments).iterator();
  }
}
