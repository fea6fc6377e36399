package io.remblai.math.linear;

/**
 * {@code A = L Lᵀ} of a symmetric positive definite matrix, O(n^3 / 3).
 *
 * <p>A pivot below a floor is raised to it and counted, so that a singular matrix has a defined
 * factor: that of a matrix nearby.
 */
public final class Cholesky {

  private final int n;
  private final double[] lower; // [n, n]; zero above the diagonal
  private final int raised;

  /**
   * @param a [n, n]; only the lower triangle is read; not modified
   * @param floor least pivot, not negative; with 0 the matrix must be positive definite
   * @throws IllegalStateException if a pivot is not positive although the floor is 0
   */
  public Cholesky(double[] a, int n, double floor) {
    this.n = n;
    lower = new double[n * n];
    int count = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        lower[i * n + j] = (a[i * n + j] - dot(lower, i * n, lower, j * n, j)) / lower[j * n + j];
      }
      double pivot = a[i * n + i] - dot(lower, i * n, lower, i * n, i);
      if (!(pivot > floor)) {
        if (floor == 0) {
          throw new IllegalStateException("pivot %d of %d is %s".formatted(i, n, pivot));
        }
        pivot = floor;
        count++;
      }
      lower[i * n + i] = Math.sqrt(pivot);
    }
    raised = count;
  }

  /** {@code ln det A}. */
  public double logDeterminant() {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += Math.log(lower[i * n + i]);
    }
    return 2 * sum;
  }

  /** How many pivots were raised to the floor. */
  public int raised() {
    return raised;
  }

  /**
   * {@code L^-1 B} in place.
   *
   * @param b [n, columns]
   */
  public void solveLower(double[] b, int columns) {
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < i; k++) {
        addRow(b, i * columns, b, k * columns, -lower[i * n + k], columns);
      }
      scaleRow(b, i * columns, 1 / lower[i * n + i], columns);
    }
  }

  /**
   * {@code L^-T B} in place.
   *
   * @param b [n, columns]
   */
  public void solveUpper(double[] b, int columns) {
    for (int i = n - 1; i >= 0; i--) {
      for (int k = i + 1; k < n; k++) {
        addRow(b, i * columns, b, k * columns, -lower[k * n + i], columns);
      }
      scaleRow(b, i * columns, 1 / lower[i * n + i], columns);
    }
  }

  /**
   * {@code A^-1 B} in place.
   *
   * @param b [n, columns]
   */
  public void solve(double[] b, int columns) {
    solveLower(b, columns);
    solveUpper(b, columns);
  }

  /** {@code A^-1} [n, n]. */
  public double[] inverse() {
    double[] inverse = new double[n * n];
    for (int i = 0; i < n; i++) {
      inverse[i * n + i] = 1;
    }
    solve(inverse, n);
    return inverse;
  }

  private static double dot(double[] a, int aFrom, double[] b, int bFrom, int length) {
    // Four chains of additions, which a processor runs at the same time.
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int k = 0;
    for (; k + 4 <= length; k += 4) {
      s0 += a[aFrom + k] * b[bFrom + k];
      s1 += a[aFrom + k + 1] * b[bFrom + k + 1];
      s2 += a[aFrom + k + 2] * b[bFrom + k + 2];
      s3 += a[aFrom + k + 3] * b[bFrom + k + 3];
    }
    for (; k < length; k++) {
      s0 += a[aFrom + k] * b[bFrom + k];
    }
    return s0 + s1 + (s2 + s3);
  }

  private static void addRow(double[] to, int at, double[] from, int start, double by, int length) {
    for (int k = 0; k < length; k++) {
      to[at + k] += by * from[start + k];
    }
  }

  private static void scaleRow(double[] row, int at, double by, int length) {
    for (int k = 0; k < length; k++) {
      row[at + k] *= by;
    }
  }
}
