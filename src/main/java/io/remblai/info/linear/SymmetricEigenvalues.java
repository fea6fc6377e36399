package io.remblai.info.linear;

import java.util.Arrays;

/**
 * All eigenvalues of a symmetric matrix: Householder's tridiagonal form, then the QL method with
 * implicit shifts (Golub and Van Loan, "Matrix computations", section 8.3). O(n^3); errors are a
 * few units in the last place of the greatest eigenvalue.
 */
public final class SymmetricEigenvalues {

  private static final int MOST_STEPS = 60;

  private SymmetricEigenvalues() {}

  /**
   * The eigenvalues, ascending [n].
   *
   * @param symmetric [n, n]; only the lower triangle is read; not modified
   * @throws IllegalStateException if the iteration does not end, which finite input does not cause
   */
  public static double[] of(double[] symmetric, int n) {
    if (n == 0) {
      return new double[0];
    }
    Tridiagonal form = new Tridiagonal(symmetric, n);
    double[] d = form.diagonal();
    double[] e = form.below();
    double norm = 0;
    for (int i = 0; i < n; i++) {
      norm = Math.max(norm, Math.abs(d[i]) + Math.abs(e[i]));
    }
    // Against the norm, not against neighbours: a kernel's spectrum ends in pure rounding, which
    // would be refined for ever.
    double negligible = Math.ulp(1.0) * norm;
    for (int low = 0; low < n; low++) {
      settle(d, e, low, negligible);
    }
    Arrays.sort(d);
    return d;
  }

  /** Steps until the value at {@code low} stands alone. */
  private static void settle(double[] d, double[] e, int low, double negligible) {
    int n = d.length;
    for (int step = 0; ; step++) {
      int end = low;
      while (end < n - 1 && Math.abs(e[end]) > negligible) {
        end++;
      }
      if (end == low) {
        return;
      }
      if (step == MOST_STEPS) {
        throw new IllegalStateException(
            "no eigenvalue %d of %d after %d steps".formatted(low, n, step));
      }
      sweep(d, e, low, end);
    }
  }

  /** One implicit QL step on the block from {@code low} to {@code end}. */
  private static void sweep(double[] d, double[] e, int low, int end) {
    double half = (d[low + 1] - d[low]) / (2 * e[low]);
    double root = Math.hypot(half, 1);
    double g = d[end] - d[low] + e[low] / (half + Math.copySign(root, half));
    double sine = 1;
    double cosine = 1;
    double moved = 0;
    for (int i = end - 1; i >= low; i--) {
      double f = sine * e[i];
      double b = cosine * e[i];
      double r = Math.hypot(f, g);
      e[i + 1] = r;
      if (r == 0) {
        d[i + 1] -= moved;
        e[end] = 0;
        return;
      }
      sine = f / r;
      cosine = g / r;
      g = d[i + 1] - moved;
      r = (d[i] - g) * sine + 2 * cosine * b;
      moved = sine * r;
      d[i + 1] = g + moved;
      g = cosine * r - b;
    }
    d[low] -= moved;
    e[low] = g;
    e[end] = 0;
  }
}
