package io.remblai.refine;

import io.remblai.assignment.LinearAssignment;
import io.remblai.geometry.GroundCost;
import io.remblai.math.Kernels;

/**
 * Solves one block exactly: cost matrix, then assignment. Keeps its matrices between calls.
 *
 * <p>Not thread safe: one per task.
 */
final class ExactBlock {

  private final GroundCost cost;
  private final int dim;
  private final MovedClouds clouds;
  private final LinearAssignment assignment = new LinearAssignment();
  private float[] costs = new float[0];
  private float[] potentials = new float[0];
  private int[] columns = new int[0];

  ExactBlock(GroundCost cost, int dim) {
    this.cost = cost;
    this.dim = dim;
    this.clouds = new MovedClouds(cost, dim);
  }

  /**
   * The best partner of each of n sources among n targets.
   *
   * @param x sources [n, dim] from row {@code xFrom}; not modified
   * @param y targets [n, dim] from row {@code yFrom}; not modified
   * @return the columns [n or longer], valid until the next call: row {@code xFrom + i} goes to row
   *     {@code yFrom + columns[i]}
   */
  int[] solve(float[] x, int xFrom, float[] y, int yFrom, int n) {
    if (columns.length < n) {
      costs = new float[Math.multiplyExact(n, n)];
      potentials = new float[n];
      columns = new int[n];
    }
    clouds.take(x, xFrom, y, yFrom, n);
    if (cost == GroundCost.EUCLIDEAN) {
      Kernels.distances().euclidean(clouds.x(), 0, n, clouds.y(), 0, n, dim, costs);
    } else {
      Kernels.distances().squared(clouds.x(), 0, n, clouds.y(), 0, n, dim, costs);
    }
    assignment.solve(costs, n, potentials, columns);
    return columns;
  }

  /** Dual potential of target j of the last block, in units of the cost, up to a constant. */
  double potential(int j) {
    return clouds.inGiven(potentials[j], j);
  }

  /** Passes over rows since this was made. */
  long scans() {
    return assignment.scans();
  }
}
