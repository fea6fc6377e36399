package io.remblai.refine.partial;

import io.remblai.assignment.caliper.AllowedPairs;
import io.remblai.assignment.caliper.CaliperAssignment;
import io.remblai.geometry.GroundCost;

/**
 * Matches one block of n sources and m targets, m at least n, so that as many pairs as possible
 * cost no more than a limit, and those the least: exact. Every source has a target all the same;
 * one that finds none within the limit is given any that is left, and all such pairs are beyond it.
 */
public final class CaliperBlock {

  private final GroundCost cost;
  private final int dim;
  private final double maxCost;

  /**
   * @param maxCost greatest cost of a pair, in units of the cost
   */
  public CaliperBlock(GroundCost cost, int dim, double maxCost) {
    this.cost = cost;
    this.dim = dim;
    this.maxCost = maxCost;
  }

  /**
   * The target of each source, all different.
   *
   * @param x sources [n, dim]; not modified
   * @param y targets [m, dim]; not modified
   */
  public int[] solve(float[] x, int n, float[] y, int m) {
    AllowedPairs allowed = AllowedPairs.of(cost, x, n, y, m, dim, maxCost);
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
  int[] improve(float[] x, int n, float[] y, int m, int[] present) {
    Score before = score(x, y, present, n);
    if (before.pairs == n) {
      return present; // Other rounds have seen to the cost.
    }
    int[] columns = solve(x, n, y, m);
    Score after = score(x, y, columns, n);
    boolean better =
        after.pairs > before.pairs || (after.pairs == before.pairs && after.cost < before.cost);
    return better ? columns : present;
  }

  /** How many pairs are within the limit, and what they cost. */
  private record Score(int pairs, double cost) {}

  private Score score(float[] x, float[] y, int[] columns, int n) {
    int pairs = 0;
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double between = cost.between(x, i * dim, y, columns[i] * dim, dim);
      if (between <= maxCost) {
        pairs++;
        sum += between;
      }
    }
    return new Score(pairs, sum);
  }
}
