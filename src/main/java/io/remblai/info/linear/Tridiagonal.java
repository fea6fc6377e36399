package io.remblai.info.linear;

import java.util.Arrays;

/**
 * The tridiagonal form of a symmetric matrix by Householder reflections, O(4 n^3 / 3).
 *
 * <p>Reflections are gathered in panels of {@value #PANEL}, as LAPACK does (Dongarra, Sorensen and
 * Hammarling, 1989): a step only reads the matrix, and what a panel subtracts from it is written
 * once. Rows are arrays of their own, so that a loop over two of them has one index: the JIT does
 * not vectorise a store into an array that it cannot tell from the one it reads at another offset.
 */
final class Tridiagonal {

  private static final int PANEL = 16;

  private final int n;
  private final double[][] a; // [i] has the columns 0 to i; lacks what the panel is to subtract
  private final double[] diagonal; // [n]
  private final double[] below; // [n]; below[i] stands between i and i + 1
  private final double[][] u = new double[PANEL][]; // the panel's reflections
  private final double[][] w = new double[PANEL][]; // A loses u wᵀ + w uᵀ for each
  private int pending;

  /**
   * @param symmetric [n, n]; only the lower triangle is read; not modified
   */
  Tridiagonal(double[] symmetric, int n) {
    this.n = n;
    a = new double[n][];
    for (int i = 0; i < n; i++) {
      a[i] = Arrays.copyOfRange(symmetric, i * n, i * n + i + 1);
    }
    diagonal = new double[n];
    below = new double[n];
    for (int step = 0; step < n; step++) {
      reduce(step);
      if (pending == PANEL) {
        subtractPanel(step + 1);
      }
    }
  }

  /** The diagonal [n]. */
  double[] diagonal() {
    return diagonal;
  }

  /** The numbers beside the diagonal, [n] with the last one 0. */
  double[] below() {
    return below;
  }

  /** Takes column {@code step} away and adds its reflection to the panel. */
  private void reduce(int step) {
    double[] v = new double[n];
    for (int i = step; i < n; i++) {
      v[i] = a[i][step];
    }
    for (int q = 0; q < pending; q++) {
      add(v, u[q], -w[q][step], step);
      add(v, w[q], -u[q][step], step);
    }
    diagonal[step] = v[step];
    v[step] = 0;
    if (step + 1 == n) {
      return;
    }
    below[step] = reflect(v, step + 1);
    double[] p = multiply(v, step + 1);
    for (int q = 0; q < pending; q++) {
      double alongW = dot(w[q], v, step + 1, n);
      double alongU = dot(u[q], v, step + 1, n);
      add(p, u[q], -alongW, step + 1);
      add(p, w[q], -alongU, step + 1);
    }
    add(p, v, -0.5 * dot(p, v, step + 1, n), step + 1);
    u[pending] = v;
    w[pending] = p;
    pending++;
  }

  /**
   * Makes of the column x the u with |u|^2 = 2 (or 0) for which (I - u uᵀ) x has only its first
   * number left.
   *
   * @return that number
   */
  private double reflect(double[] x, int from) {
    double scale = 0;
    for (int i = from; i < n; i++) {
      scale = Math.max(scale, Math.abs(x[i]));
    }
    double tail = 0;
    for (int i = from + 1; i < n && scale > 0; i++) {
      tail += x[i] / scale * (x[i] / scale);
    }
    if (tail == 0) {
      double first = x[from];
      Arrays.fill(x, from, n, 0);
      return first;
    }
    double first = x[from] / scale;
    double norm = Math.copySign(Math.sqrt(first * first + tail), first);
    double head = first + norm;
    double by = Math.sqrt(2 / (head * head + tail));
    for (int i = from; i < n; i++) {
      x[i] = (i == from ? head : x[i] / scale) * by;
    }
    return -norm * scale;
  }

  /** {@code A v} over the rows and columns left, as A stands in memory. */
  private double[] multiply(double[] v, int from) {
    double[] product = new double[n];
    for (int i = from; i < n; i++) {
      double[] row = a[i];
      product[i] += dot(row, v, from, i) + row[i] * v[i];
      double by = v[i];
      for (int j = from; j < i; j++) {
        product[j] += by * row[j];
      }
    }
    return product;
  }

  private void subtractPanel(int from) {
    for (int i = from; i < n; i++) {
      for (int q = 0; q < pending; q++) {
        subtract(a[i], u[q][i], w[q], w[q][i], u[q], from, i + 1);
      }
    }
    pending = 0;
  }

  private static void subtract(
      double[] row, double byU, double[] w, double byW, double[] u, int from, int to) {
    for (int j = from; j < to; j++) {
      row[j] -= byU * w[j] + byW * u[j];
    }
  }

  private void add(double[] to, double[] from, double by, int first) {
    for (int i = first; i < n; i++) {
      to[i] += by * from[i];
    }
  }

  /** The sum of {@code x[j] y[j]}, in eight chains that a processor runs side by side. */
  private static double dot(double[] x, double[] y, int from, int to) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    double s4 = 0;
    double s5 = 0;
    double s6 = 0;
    double s7 = 0;
    int j = from;
    for (; j + 8 <= to; j += 8) {
      s0 += x[j] * y[j];
      s1 += x[j + 1] * y[j + 1];
      s2 += x[j + 2] * y[j + 2];
      s3 += x[j + 3] * y[j + 3];
      s4 += x[j + 4] * y[j + 4];
      s5 += x[j + 5] * y[j + 5];
      s6 += x[j + 6] * y[j + 6];
      s7 += x[j + 7] * y[j + 7];
    }
    for (; j < to; j++) {
      s0 += x[j] * y[j];
    }
    return s0 + s1 + (s2 + s3) + (s4 + s5 + (s6 + s7));
  }
}
