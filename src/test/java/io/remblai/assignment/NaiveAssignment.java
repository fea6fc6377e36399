package io.remblai.assignment;

import java.util.Arrays;

/**
 * The least total cost of an assignment, in double and with nothing clever: the Hungarian method,
 * O(n^3), and the enumeration of all permutations.
 */
public final class NaiveAssignment {

  private NaiveAssignment() {}

  /** The least total over all permutations of a cost matrix [n, n]. */
  public static double leastTotal(double[] cost, int n) {
    double[] u = new double[n + 1];
    double[] v = new double[n + 1];
    int[] rowOf = new int[n + 1]; // of column j, from 1; 0 is none
    int[] previous = new int[n + 1];
    for (int i = 1; i <= n; i++) {
      double[] slack = new double[n + 1];
      Arrays.fill(slack, Double.POSITIVE_INFINITY);
      boolean[] done = new boolean[n + 1];
      int column = 0;
      rowOf[0] = i;
      do {
        done[column] = true;
        int row = rowOf[column];
        double least = Double.POSITIVE_INFINITY;
        int next = 0;
        for (int j = 1; j <= n; j++) {
          if (done[j]) {
            continue;
          }
          double reduced = cost[(row - 1) * n + j - 1] - u[row] - v[j];
          if (reduced < slack[j]) {
            slack[j] = reduced;
            previous[j] = column;
          }
          if (slack[j] < least) {
            least = slack[j];
            next = j;
          }
        }
        for (int j = 0; j <= n; j++) {
          if (done[j]) {
            u[rowOf[j]] += least;
            v[j] -= least;
          } else {
            slack[j] -= least;
          }
        }
        column = next;
      } while (rowOf[column] != 0);
      while (column != 0) {
        rowOf[column] = rowOf[previous[column]];
        column = previous[column];
      }
    }
    double total = 0;
    for (int j = 1; j <= n; j++) {
      total += cost[(rowOf[j] - 1) * n + j - 1];
    }
    return total;
  }

  /** The least total, by trying every permutation; n up to 8. */
  static double leastOfAll(double[] cost, int n) {
    return leastOfAll(cost, n, 0, 0);
  }

  private static double leastOfAll(double[] cost, int n, int row, int taken) {
    if (row == n) {
      return 0;
    }
    double least = Double.POSITIVE_INFINITY;
    for (int j = 0; j < n; j++) {
      if ((taken >>> j & 1) == 0) {
        double rest = leastOfAll(cost, n, row + 1, taken | 1 << j);
        least = Math.min(least, cost[row * n + j] + rest);
      }
    }
    return least;
  }
}
