package io.remblai.spark.bound;

import io.remblai.bound.AxisGrid;
import io.remblai.bound.AxisSummary;
import io.remblai.spark.PointBlock;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;

/** Summarises how a partition's points spread along the axes. */
final class LookAlongAxes implements FlatMapFunction<Iterator<PointBlock>, AxisSummary> {

  private static final long serialVersionUID = 1;

  private final Broadcast<AxisGrid> grid;

  LookAlongAxes(Broadcast<AxisGrid> grid) {
    this.grid = grid;
  }

  @Override
  public Iterator<AxisSummary> call(Iterator<PointBlock> points) {
    AxisSummary summary = new AxisSummary(grid.value());
    while (points.hasNext()) {
      PointBlock block = points.next();
      summary.add(grid.value(), block.coordinates(), block.size());
    }
    return List.of(summary).iterator();
  }
}
