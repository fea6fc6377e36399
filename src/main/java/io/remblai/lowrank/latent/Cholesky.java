package io.remblai.lowrank.latent;

/** {@code A = L L'} of a symmetric positive definite matrix, O(n^3 / 3). */
public final class Cholesky {

  private final double[] factor; // [n, n], lower triangle
  private final int n;

  private Cholesky(double[] factor, int n) {
    this.factor = factor;
    this.n = n;
  }

  /**
   * Factors A; a pivot below {@code floor} is replaced by it, which damps the directions that A
   * does not see.
   *
   * @param a [n, n], of which the lower triangle is read; not modified
   * @param floor positive
   */
  public static Cholesky of(double[] a, int n, double floor) {
    double[] l = a.clone();
    for (int j = 0; j < n; j++) {
      double pivot = l[j * n + j];
      for (int k = 0; k < j; k++) {
        pivot -= l[j * n + k] * l[j * n + k];
      }
      double root = Math.sqrt(Math.max(pivot, floor));
      l[j * n + j] = root;
      for (int i = j + 1; i < n; i++) {
        double sum = l[i * n + j];
        for (int k = 0; k < j; k++) {
          sum -= l[i * n + k] * l[j * n + k];
        }
        l[i * n + j] = sum / root;
      }
    }
    return new Cholesky(l, n);
  }

  /** The solution x [n] of {@code A x = b}; a new array. */
  public double[] solve(double[] b) {
    double[] x = b.clone();
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < i; k++) {
        x[i] -= factor[i * n + k] * x[k];
      }
      x[i] /= factor[i * n + i];
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int k = i + 1; k < n; k++) {
        x[i] -= factor[k * n + i] * x[k];
      }
      x[i] /= factor[i * n + i];
    }
    return x;
  }
}
