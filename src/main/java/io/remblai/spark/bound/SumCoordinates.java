package io.remblai.spark.bound;

import io.remblai.bound.CoordinateSums;
import io.remblai.spark.PointBlock;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;

/** Sums the coordinates of a partition's points. */
final class SumCoordinates implements FlatMapFunction<Iterator<PointBlock>, CoordinateSums> {

  private static final long serialVersionUID = 1;

  private final int dim;

  SumCoordinates(int dim) {
    this.dim = dim;
  }

  @Override
  public Iterator<CoordinateSums> call(Iterator<PointBlock> points) {
    CoordinateSums sums = new CoordinateSums(dim);
    while (points.hasNext()) {
      PointBlock block = points.next();
      sums.add(block.coordinates(), block.size());
    }
    return List.of(sums).iterator();
  }
}
