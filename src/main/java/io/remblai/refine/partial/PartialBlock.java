package io.remblai.refine.partial;

import io.remblai.assignment.LinearAssignment;
import io.remblai.geometry.GroundCost;
import io.remblai.math.Kernels;

/**
 * Solves one block of n sources and m targets exactly, m at least n: cost matrix, then assignment.
 * Keeps its matrices between calls.
 *
 * <p>Not thread safe: one per task.
 */
public final class PartialBlock {

  private final GroundCost cost;
  private final int dim;
  private final LinearAssignment assignment = new LinearAssignment();
  private CommonFrame frame;
  private float[] x = new float[0];
  private float[] y = new float[0];
  private float[] costs = new float[0];
  private float[] potentials = new float[0];
  private int[] columns = new int[0];

  public PartialBlock(GroundCost cost, int dim) {
    this.cost = cost;
    this.dim = dim;
  }

  /** Bytes of a block's matrices: costs and, to mend free columns, their transpose. */
  static long bytes(long n, long m) {
    return 2 * Float.BYTES * n * m;
  }

  /**
   * The best partner of each source, all different.
   *
   * @param sources [n, dim]; not modified
   * @param targets [m, dim]; not modified
   * @return the target of each source [n or longer], valid until the next call
   */
  public int[] solve(float[] sources, int n, float[] targets, int m) {
    if (columns.length < n || potentials.length < m || (long) n * m > costs.length) {
      x = new float[n * dim];
      y = new float[m * dim];
      costs = new float[Math.multiplyExact(n, m)];
      potentials = new float[m];
      columns = new int[n];
    }
    frame = CommonFrame.of(cost, sources, n, targets, m, dim);
    frame.move(sources, n, x);
    frame.move(targets, m, y);
    if (frame.hasDistances()) {
      Kernels.distances().euclidean(x, 0, n, y, 0, m, dim, costs);
    } else {
      Kernels.distances().squared(x, 0, n, y, 0, m, dim, costs);
    }
    assignment.solve(costs, n, m, potentials, columns);
    return columns;
  }

  /**
   * Dual potential of target j of the last block, in units of the cost: at most zero, and zero
   * where it is left out; up to a constant where no target was.
   */
  public double potential(int j) {
    return frame.inGiven(potentials[j]);
  }

  /** Passes over rows since this was made. */
  long scans() {
    return assignment.scans();
  }
}
