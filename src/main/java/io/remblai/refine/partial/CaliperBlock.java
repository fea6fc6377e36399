package io.remblai.refine.partial;

import io.remblai.assignment.caliper.AllowedPairs;
import io.remblai.assignment.caliper.CaliperAssignment;
import io.remblai.assignment.caliper.PairLimits;
import io.remblai.geometry.GroundCost;

/**
 * Matches one block of n sources and m targets, m at least n, so that as many pairs as possible are
 * within limits, and those cost the least: exact. Every source has a target all the same; one that
 * finds none within the limits is given any that is left, and all such pairs are beyond them.
 */
public final class CaliperBlock {

  private final GroundCost cost;
  private final int dim;
  private final PairLimits limits;

  public CaliperBlock(GroundCost cost, int dim, PairLimits limits) {
    this.cost = cost;
    this.dim = dim;
    this.limits = limits;
  }

  /**
   * The target of each source, all different.
   *
   * @param x sources [n, dim]; not modified
   * @param a their numbers [n, limits.width]; not modified
   * @param y targets [m, dim]; not modified
   * @param b their numbers [m, limits.width]; not modified
   */
  public int[] solve(float[] x, double[] a, int n, float[] y, double[] b, int m) {
    AllowedPairs allowed = AllowedPairs.of(cost, x, a, n, y, b, m, dim, limits);
    int[] columns = CaliperAssignment.solve(allowed);
    boolean[] taken = new boolean[m];
    for (int column : columns) {
      if (column != CaliperAssignment.NONE) {
        taken[column] = true;
      }
    }
    int free = 0;
    for (int i = 0; i < n; i++) {
      if (columns[i] == CaliperAssignment.NONE) {
        while (taken[free]) {
          free++;
        }
        columns[i] = free++;
      }
    }
    return columns;
  }

  /**
   * As {@link #solve}, but the present targets themselves where these are as good.
   *
   * @param present target of each source [n]; not modified
   */
  int[] improve(float[] x, double[] a, int n, float[] y, double[] b, int m, int[] present) {
    Score before = score(x, a, y, b, present, n);
    if (before.pairs == n) {
      return present; // Other rounds have seen to the cost.
    }
    int[] columns = solve(x, a, n, y, b, m);
    Score after = score(x, a, y, b, columns, n);
    boolean better =
        after.pairs > before.pairs || (after.pairs == before.pairs && after.cost < before.cost);
    return better ? columns : present;
  }

  /** How many pairs are within the limits, and what they cost. */
  private record Score(int pairs, double cost) {}

  private Score score(float[] x, double[] a, float[] y, double[] b, int[] columns, int n) {
    int pairs = 0;
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double between = cost.between(x, i * dim, y, columns[i] * dim, dim);
      if (between <= limits.maxCost() && limits.near(a, i, b, columns[i])) {
        pairs++;
        sum += between;
      }
    }
    return new Score(pairs, sum);
  }
}
