package io.remblai.assignment;

import java.util.Arrays;

/**
 * The least total cost of an assignment, in double and with nothing clever: the Hungarian method,
 * O(n^2 m), and the enumeration of all choices.
 */
public final class NaiveAssignment {

  private NaiveAssignment() {}

  /** The least total over all permutations of a cost matrix [n, n]. */
  public static double leastTotal(double[] cost, int n) {
    return leastTotal(cost, n, n);
  }

  /** The least total of a cost matrix [n, m] in which every row gets a column, m at least n. */
  public static double leastTotal(double[] cost, int n, int m) {
    double[] u = new double[n + 1];
    double[] v = new double[m + 1];
    int[] rowOf = new int[m + 1]; // of column j, from 1; 0 is none
    int[] previous = new int[m + 1];
    for (int i = 1; i <= n; i++) {
      double[] slack = new double[m + 1];
      Arrays.fill(slack, Double.POSITIVE_INFINITY);
      boolean[] done = new boolean[m + 1];
      int column = 0;
      rowOf[0] = i;
      do {
        done[column] = true;
        int row = rowOf[column];
        double least = Double.POSITIVE_INFINITY;
        int next = 0;
        for (int j = 1; j <= m; j++) {
          if (done[j]) {
            continue;
          }
          double reduced = cost[(row - 1) * m + j - 1] - u[row] - v[j];
          if (reduced < slack[j]) {
            slack[j] = reduced;
            previous[j] = column;
          }
          if (slack[j] < least) {
            least = slack[j];
            next = j;
          }
        }
        for (int j = 0; j <= m; j++) {
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
    for (int j = 1; j <= m; j++) {
      total += rowOf[j] == 0 ? 0 : cost[(rowOf[j] - 1) * m + j - 1];
    }
    return total;
  }

  /** The least total, by trying every permutation; n up to 8. */
  static double leastOfAll(double[] cost, int n) {
    return leastOfAll(cost, n, n);
  }

  /** The same of n rows among m columns. */
  static double leastOfAll(double[] cost, int n, int m) {
    return leastOfAll(cost, n, m, 0, 0);
  }

  private static double leastOfAll(double[] cost, int n, int m, int row, int taken) {
    if (row == n) {
      return 0;
    }
    double least = Double.POSITIVE_INFINITY;
    for (int j = 0; j < m; j++) {
      if ((taken >>> j & 1) == 0) {
        double rest = leastOfAll(cost, n, m, row + 1, taken | 1 << j);
        least = Math.min(least, cost[row * m + j] + rest);
      }
    }
    return least;
  }

  /** The largest cost by size. */
  static float largest(float[] cost) {
    float largest = 0;
    for (float value : cost) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  /** A copy in double. */
  static double[] inDouble(float[] cost) {
    double[] copy = new double[cost.length];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = cost[i];
    }
    return copy;
  }
}
