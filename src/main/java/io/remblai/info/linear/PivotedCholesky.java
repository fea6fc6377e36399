package io.remblai.info.linear;

import io.remblai.math.linear.Cholesky;
import java.util.Arrays;

/**
 * The independent variables of a correlation matrix and the triangular factor of their block:
 * {@code A[kept, kept] = L Lᵀ}, O(n r^2).
 *
 * <p>A variable of which all but {@code tolerance} of the variance is explained by those before it
 * is left out. Pivots are taken greatest first, so that the rank does not depend on the order in
 * which the variables came, except among equals.
 */
public final class PivotedCholesky {

  private final int[] kept;
  private final Cholesky factor;

  /**
   * @param a [n, n], symmetric positive semidefinite; not modified
   * @param tolerance pivots of at most this count as zero; of a correlation matrix they are parts
   *     of variance left unexplained
   */
  public PivotedCholesky(double[] a, int n, double tolerance) {
    int[] order = new int[n];
    double[] left = new double[n];
    double[] lower = new double[n * n]; // row of variable i in the order of the pivots
    for (int i = 0; i < n; i++) {
      order[i] = i;
      left[i] = a[i * n + i];
    }
    int rank = 0;
    while (rank < n) {
      int best = rank;
      for (int at = rank + 1; at < n; at++) {
        if (left[order[at]] > left[order[best]]) {
          best = at;
        }
      }
      int pivot = order[best];
      if (!(left[pivot] > tolerance)) {
        break;
      }
      order[best] = order[rank];
      order[rank] = pivot;
      eliminate(a, n, lower, left, order, rank);
      rank++;
    }
    kept = Arrays.copyOf(order, rank);
    Arrays.sort(kept);
    factor = new Cholesky(block(a, n, kept, kept), rank, 0);
  }

  private static void eliminate(
      double[] a, int n, double[] lower, double[] left, int[] order, int rank) {
    int pivot = order[rank];
    double root = Math.sqrt(left[pivot]);
    lower[pivot * n + rank] = root;
    for (int at = rank + 1; at < n; at++) {
      int i = order[at];
      double sum = a[i * n + pivot];
      for (int k = 0; k < rank; k++) {
        sum -= lower[i * n + k] * lower[pivot * n + k];
      }
      double value = sum / root;
      lower[i * n + rank] = value;
      left[i] -= value * value;
    }
  }

  /** {@code A[rows, columns]}. */
  public static double[] block(double[] a, int n, int[] rows, int[] columns) {
    double[] block = new double[rows.length * columns.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < columns.length; j++) {
        block[i * columns.length + j] = a[rows[i] * n + columns[j]];
      }
    }
    return block;
  }

  /** The independent variables, ascending [rank]. */
  public int[] kept() {
    return kept;
  }

  /** How many variables are independent. */
  public int rank() {
    return kept.length;
  }

  /** The factor of the block of the independent variables, in ascending order. */
  public Cholesky factor() {
    return factor;
  }
}
