package io.remblai.math.linear;

/** Products and sums of flat row-major matrices in double. */
public final class Matrices {

  private Matrices() {}

  /** {@code A B} [n, m] for A [n, k] and B [k, m], O(n k m). */
  public static double[] product(double[] a, double[] b, int n, int k, int m) {
    double[] out = new double[n * m];
    for (int i = 0; i < n; i++) {
      for (int l = 0; l < k; l++) {
        double factor = a[i * k + l];
        if (factor != 0) {
          addScaled(factor, b, l * m, out, i * m, m);
        }
      }
    }
    return out;
  }

  private static void addScaled(double factor, double[] from, int at, double[] to, int j, int m) {
    for (int l = 0; l < m; l++) {
      to[j + l] += factor * from[at + l];
    }
  }

  /** {@code A'} [m, n] for A [n, m]. */
  public static double[] transposed(double[] a, int n, int m) {
    double[] out = new double[n * m];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < m; j++) {
        out[j * n + i] = a[i * m + j];
      }
    }
    return out;
  }

  /** {@code I - A A'} [n, n] for A [n, m]. */
  public static double[] identityLessOuter(double[] a, int n, int m) {
    double[] result = product(a, transposed(a, n, m), n, m, n);
    for (int at = 0; at < result.length; at++) {
      result[at] = -result[at];
    }
    for (int i = 0; i < n; i++) {
      result[i * n + i] += 1;
    }
    return result;
  }

  /** {@code sum_ij A_ij B_ij}. */
  public static double inner(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** {@code A += factor B}. */
  public static void add(double[] a, double factor, double[] b) {
    for (int i = 0; i < a.length; i++) {
      a[i] += factor * b[i];
    }
  }

  /** The sums of the rows of A [n, m]. */
  public static double[] rowSums(double[] a, int n, int m) {
    double[] sums = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < m; j++) {
        sums[i] += a[i * m + j];
      }
    }
    return sums;
  }

  /** The sums of the columns of A [n, m]. */
  public static double[] columnSums(double[] a, int n, int m) {
    double[] sums = new double[m];
    for (int i = 0; i < n; i++) {
      addScaled(1, a, i * m, sums, 0, m);
    }
    return sums;
  }
}
