package io.remblai.bound;

/**
 * The axes of the linear map of least squared cost between two covariances: the eigenvectors of
 * {@code A = Sx^-1/2 (Sx^1/2 Sy Sx^1/2)^1/2 Sx^-1/2}, which is symmetric (Olkin and Pukelsheim
 * 1982; Gelbrich 1990).
 *
 * <p>Along these axes Gelbrich's bound falls apart into one-dimensional ones:
 *
 * <pre>
 *   tr Sx + tr Sy - 2 tr (Sx^1/2 Sy Sx^1/2)^1/2 = sum_k (sd of x along v_k - sd of y along v_k)^2
 * </pre>
 *
 * <p>since {@code Sy = A Sx A} gives {@code v_kᵀ Sy v_k = a_k^2 v_kᵀ Sx v_k}, and the trace of the
 * root is {@code tr A Sx = sum_k a_k v_kᵀ Sx v_k}. Along any other axes the sum on the right is
 * less and still a bound. So what is computed here need not be exact, or even right, for the bound
 * to hold, and the rounding of a matrix square root never enters it.
 */
final class TransportAxes {

  /**
   * Added to the variance along every axis, relative to the greatest, so that a cloud may be flat.
   */
  private static final double RIDGE = 1e-10;

  private TransportAxes() {}

  /**
   * The axes as columns [n, n], O(n^3).
   *
   * @param x covariance [n, n]; not modified
   * @param y covariance [n, n]; not modified
   */
  static double[] of(double[] x, double[] y, int n) {
    SymmetricEigen ofX = new SymmetricEigen(x, n);
    double greatest = Math.max(ofX.greatest(), greatestDiagonal(y, n));
    if (!(greatest > 0)) {
      return identity(n);
    }
    double ridge = RIDGE * greatest;
    double[] root = ofX.function(value -> Math.sqrt(Math.max(0, value) + ridge));
    double[] inverse = ofX.function(value -> 1 / Math.sqrt(Math.max(0, value) + ridge));
    double[] ridged = y.clone();
    for (int k = 0; k < n; k++) {
      ridged[k * n + k] += ridge;
    }
    double[] middle =
        new SymmetricEigen(symmetricProduct(root, ridged, n), n)
            .function(value -> Math.sqrt(Math.max(0, value)));
    return new SymmetricEigen(symmetricProduct(inverse, middle, n), n).columns();
  }

  /** {@code r b r} for symmetric r and b, made exactly symmetric. */
  private static double[] symmetricProduct(double[] r, double[] b, int n) {
    double[] product = product(product(r, b, n), r, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double value = (product[i * n + j] + product[j * n + i]) / 2;
        product[i * n + j] = value;
        product[j * n + i] = value;
      }
    }
    return product;
  }

  private static double[] product(double[] a, double[] b, int n) {
    double[] product = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double value = a[i * n + j];
        for (int k = 0; k < n; k++) {
          product[i * n + k] += value * b[j * n + k];
        }
      }
    }
    return product;
  }

  private static double greatestDiagonal(double[] matrix, int n) {
    double greatest = 0;
    for (int k = 0; k < n; k++) {
      greatest = Math.max(greatest, matrix[k * n + k]);
    }
    return greatest;
  }

  private static double[] identity(int n) {
    double[] identity = new double[n * n];
    for (int k = 0; k < n; k++) {
      identity[k * n + k] = 1;
    }
    return identity;
  }
}
