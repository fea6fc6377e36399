package io.remblai.refine.mass;

import io.remblai.assignment.coupling.Coupling;
import io.remblai.assignment.coupling.Masses;
import io.remblai.assignment.coupling.TransportSimplex;
import io.remblai.geometry.GroundCost;
import io.remblai.math.Kernels;
import io.remblai.refine.partial.CommonFrame;

/**
 * Solves one block of sources and targets with masses exactly: cost matrix, then network simplex.
 * Keeps its matrices between calls.
 *
 * <p>Not thread safe: one per task.
 */
final class TransportBlock {

  private final GroundCost cost;
  private final int dim;
  private float[] x = new float[0];
  private float[] y = new float[0];
  private float[] costs = new float[0];

  TransportBlock(GroundCost cost, int dim) {
    this.cost = cost;
    this.dim = dim;
  }

  /**
   * The plan of least cost.
   *
   * @param sources [n, dim]; not modified
   * @param sourceUnits [n]; not modified
   * @param targets [m, dim]; not modified
   * @param targetUnits [m], of the same sum; not modified
   */
  Coupling solve(float[] sources, long[] sourceUnits, float[] targets, long[] targetUnits) {
    int n = sourceUnits.length;
    int m = targetUnits.length;
    x = x.length < n * dim ? new float[n * dim] : x;
    y = y.length < m * dim ? new float[m * dim] : y;
    costs = costs.length < (long) n * m ? new float[Math.multiplyExact(n, m)] : costs;
    CommonFrame frame = CommonFrame.of(cost, sources, n, targets, m, dim);
    frame.move(sources, n, x);
    frame.move(targets, m, y);
    if (frame.hasDistances()) {
      Kernels.distances().euclidean(x, 0, n, y, 0, m, dim, costs);
    } else {
      Kernels.distances().squared(x, 0, n, y, 0, m, dim, costs);
    }
    long total = 0;
    for (long units : sourceUnits) {
      total += units;
    }
    return TransportSimplex.solve(costs, new Masses(sourceUnits, targetUnits, total));
  }
}
