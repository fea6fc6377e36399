package io.remblai.info.linear;

/** Products of flat row-major matrices, by loops over rows. */
public final class Matrices {

  private Matrices() {}

  /**
   * {@code A B} [n, m].
   *
   * @param a [n, k]
   * @param b [k, m]
   */
  public static double[] multiply(double[] a, double[] b, int n, int k, int m) {
    double[] product = new double[n * m];
    for (int i = 0; i < n; i++) {
      for (int l = 0; l < k; l++) {
        double by = a[i * k + l];
        for (int j = 0; j < m; j++) {
          product[i * m + j] += by * b[l * m + j];
        }
      }
    }
    return product;
  }

  /**
   * {@code Aᵀ} [m, n].
   *
   * @param a [n, m]
   */
  public static double[] transpose(double[] a, int n, int m) {
    double[] transposed = new double[n * m];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < m; j++) {
        transposed[j * n + i] = a[i * m + j];
      }
    }
    return transposed;
  }

  /**
   * {@code I - A Aᵀ} [n, n].
   *
   * @param a [n, m]
   */
  public static double[] identityLessOuter(double[] a, int n, int m) {
    double[] result = multiply(a, transpose(a, n, m), n, m, n);
    for (int at = 0; at < result.length; at++) {
      result[at] = -result[at];
    }
    for (int i = 0; i < n; i++) {
      result[i * n + i] += 1;
    }
    return result;
  }
}
