package io.remblai.info.bottleneck;

import java.io.Serializable;
import java.util.Arrays;

/** A matrix by its entries that are not zero, row after row, with its products. Immutable. */
final class SparseRows implements Serializable {

  private static final long serialVersionUID = 1;

  private final int[][] columns; // [row][entry]
  private final double[][] values;

  private SparseRows(int[][] columns, double[][] values) {
    this.columns = columns;
    this.values = values;
  }

  /** The entries of a dense matrix that are not zero. */
  static SparseRows of(double[][] dense) {
    int[][] columns = new int[dense.length][];
    double[][] values = new double[dense.length][];
    for (int i = 0; i < dense.length; i++) {
      int count = 0;
      columns[i] = new int[dense[i].length];
      values[i] = new double[dense[i].length];
      for (int c = 0; c < dense[i].length; c++) {
        if (dense[i][c] != 0) {
          columns[i][count] = c;
          values[i][count++] = dense[i][c];
        }
      }
      columns[i] = Arrays.copyOf(columns[i], count);
      values[i] = Arrays.copyOf(values[i], count);
    }
    return new SparseRows(columns, values);
  }

  int rows() {
    return columns.length;
  }

  int[] columns(int row) {
    return columns[row];
  }

  double[] values(int row) {
    return values[row];
  }

  /**
   * {@code out[t] = sum over the entries of a row of value times in[column][t]}, for t below the
   * length of out. Four entries at a time: one store for four products.
   *
   * @param in [columns][width at least]; not modified
   * @param out [width]; overwritten
   */
  void product(int row, double[][] in, double[] out) {
    Arrays.fill(out, 0);
    int[] at = columns[row];
    double[] v = values[row];
    int e = 0;
    for (; e + 4 <= at.length; e += 4) {
      addFour(
          out,
          v[e],
          in[at[e]],
          v[e + 1],
          in[at[e + 1]],
          v[e + 2],
          in[at[e + 2]],
          v[e + 3],
          in[at[e + 3]]);
    }
    for (; e < at.length; e++) {
      double[] row0 = in[at[e]];
      for (int t = 0; t < out.length; t++) {
        out[t] += v[e] * row0[t];
      }
    }
  }

  private static void addFour(
      double[] out,
      double a0,
      double[] b0,
      double a1,
      double[] b1,
      double a2,
      double[] b2,
      double a3,
      double[] b3) {
    for (int t = 0; t < out.length; t++) {
      out[t] += (a0 * b0[t] + a1 * b1[t]) + (a2 * b2[t] + a3 * b3[t]);
    }
  }
}
