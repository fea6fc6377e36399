package io.remblai.refine;

import io.remblai.lowrank.split.BlockSplitter;
import io.remblai.lowrank.split.CoCluster;
import io.remblai.math.OrderStatistics;
import io.remblai.math.Projections;

/**
 * Cuts a block in two at the exact quantiles along the directions of {@link CoordinateSplit}; part
 * 0 is the top. Rows of equal projection go to the top in their order.
 *
 * <p>Not thread safe.
 */
public final class CoordinateSplitter implements BlockSplitter {

  private final CoordinateSplit split = new CoordinateSplit();
  private double[] values = new double[0];
  private double[] scratch = new double[0];
  private boolean[] top = new boolean[0];

  @Override
  public Parts split(CoCluster block, int[] sizes, long seed) {
    if (sizes.length != 2) {
      throw new IllegalArgumentException("sizes must be those of 2 parts, not " + sizes.length);
    }
    int n = block.points();
    if (values.length < n) {
      values = new double[n];
      scratch = new double[n];
      top = new boolean[n];
    }
    CoordinateSplit.Directions along =
        split.find(
            block.sources(),
            block.sourceFrom(),
            block.targets(),
            block.targetFrom(),
            n,
            block.dim(),
            (double) sizes[0] / n,
            seed);
    return new Parts(
        parts(block.sources(), block.sourceFrom(), n, along.forSource(), sizes[0]),
        parts(block.targets(), block.targetFrom(), n, along.forTarget(), sizes[0]));
  }

  private int[] parts(float[] points, int from, int n, double[] direction, int count) {
    Projections.project(points, from, n, direction, values);
    OrderStatistics.markGreatest(values, n, count, scratch, top);
    int[] parts = new int[n];
    for (int i = 0; i < n; i++) {
      parts[i] = top[i] ? 0 : 1;
    }
    return parts;
  }
}
