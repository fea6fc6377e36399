package io.remblai.bound;

import dev.ludovic.netlib.lapack.JavaLAPACK;
import java.util.function.DoubleUnaryOperator;
import org.netlib.util.intW;

/**
 * {@code A = U diag(values) Uᵀ} of a symmetric matrix, O(n^3).
 *
 * <p>By the Java LAPACK beneath breeze, not through breeze itself, which takes a native library
 * where it finds one: the axes, and with them the bounds, are to be the same on every machine.
 */
final class SymmetricEigen {

  private static final JavaLAPACK LAPACK = JavaLAPACK.getInstance();

  private final int n;
  private final double[] values; // ascending
  private final double[] vectors; // vector k in [k n, (k + 1) n)

  /**
   * @param symmetric [n, n]; not modified
   */
  SymmetricEigen(double[] symmetric, int n) {
    this.n = n;
    values = new double[n];
    vectors = symmetric.clone();
    if (n == 0) {
      return;
    }
    double[] work = new double[1];
    intW info = new intW(0);
    LAPACK.dsyev("V", "U", n, vectors, n, values, work, -1, info);
    work = new double[(int) work[0]];
    LAPACK.dsyev("V", "U", n, vectors, n, values, work, work.length, info);
    if (info.val != 0) {
      throw new IllegalStateException(
          "no eigenvectors of a %d x %d matrix: LAPACK says %d".formatted(n, n, info.val));
    }
  }

  double greatest() {
    return n == 0 ? 0 : values[n - 1];
  }

  /** {@code U diag(f(values)) Uᵀ} [n, n]. */
  double[] function(DoubleUnaryOperator f) {
    double[] result = new double[n * n];
    for (int k = 0; k < n; k++) {
      double value = f.applyAsDouble(values[k]);
      for (int i = 0; i < n; i++) {
        double part = value * vectors[k * n + i];
        for (int j = 0; j < n; j++) {
          result[i * n + j] += part * vectors[k * n + j];
        }
      }
    }
    return result;
  }

  /** U [n, n]: vector k is column k. */
  double[] columns() {
    double[] columns = new double[n * n];
    for (int k = 0; k < n; k++) {
      for (int i = 0; i < n; i++) {
        columns[i * n + k] = vectors[k * n + i];
      }
    }
    return columns;
  }
}
