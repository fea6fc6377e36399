package io.remblai.assignment.caliper;

import io.remblai.geometry.GroundCost;
import java.util.Arrays;

/** The allowed pairs of a block and their costs, row by row. Immutable once made. */
public final class AllowedPairs {

  private final int n;
  private final int m;
  private final int[] begin; // of each row's pairs [n + 1]
  private final int[] columns;
  private final double[] costs;

  private AllowedPairs(int n, int m, int[] begin, int[] columns, double[] costs) {
    this.n = n;
    this.m = m;
    this.begin = begin;
    this.columns = columns;
    this.costs = costs;
  }

  /** The pairs of two blocks of points within a limit of the cost alone. */
  public static AllowedPairs of(
      GroundCost cost, float[] x, int n, float[] y, int m, int dim, double maxCost) {
    double[] none = {};
    return of(cost, x, none, n, y, none, m, dim, new PairLimits(maxCost));
  }

  /**
   * The pairs of two blocks of points within limits, O(n m dim).
   *
   * @param x rows [n, dim]; not modified
   * @param a numbers of the rows [n, limits.width]; not modified
   * @param y columns [m, dim]; not modified
   * @param b numbers of the columns [m, limits.width]; not modified
   */
  public static AllowedPairs of(
      GroundCost cost,
      float[] x,
      double[] a,
      int n,
      float[] y,
      double[] b,
      int m,
      int dim,
      PairLimits limits) {
    int[] begin = new int[n + 1];
    int[] columns = new int[Math.max(16, n)];
    double[] costs = new double[columns.length];
    int count = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < m; j++) {
        if (!limits.near(a, i, b, j)) {
          continue;
        }
        double between = cost.between(x, i * dim, y, j * dim, dim);
        if (between > limits.maxCost()) {
          continue;
        }
        if (count == columns.length) {
          int more = (int) Math.min(Integer.MAX_VALUE - 8, 2L * count);
          columns = Arrays.copyOf(columns, more);
          costs = Arrays.copyOf(costs, more);
        }
        columns[count] = j;
        costs[count++] = between;
      }
      begin[i + 1] = count;
    }
    return new AllowedPairs(n, m, begin, columns, costs);
  }

  int rows() {
    return n;
  }

  int width() {
    return m;
  }

  /** Where the pairs of a row begin; those of row n would begin where all end. */
  int begin(int row) {
    return begin[row];
  }

  int column(int place) {
    return columns[place];
  }

  double cost(int place) {
    return costs[place];
  }

  /** Number of pairs. */
  int size() {
    return begin[n];
  }

  /** The greatest cost; 0 where there are no pairs. */
  double greatestCost() {
    double greatest = 0;
    for (int k = 0; k < size(); k++) {
      greatest = Math.max(greatest, costs[k]);
    }
    return greatest;
  }
}
