package io.remblai.info.soft;

/**
 * The divergence of the von Mises-Fisher law on the unit sphere of R^d, density proportional to
 * {@code exp(<u, w>/eps)}, from the uniform law, in nats.
 *
 * <p>With kappa = 1/eps, nu = d/2 - 1 and I the modified Bessel function of the first kind,
 *
 * <pre>
 *   KL = kappa A - ln Z,   A = I_(nu+1)(kappa) / I_nu(kappa),   ln Z = ln 0F1(; d/2; kappa^2/4)
 * </pre>
 *
 * <p>0F1 is a series of positive terms: nothing cancels, and rescaling keeps it in range. For large
 * kappa, KL comes from the expansion of I_nu for large arguments (Abramowitz and Stegun, 9.7.1).
 */
public final class VonMisesFisher {

  /** The large-argument expansion from kappa = this times max(1, nu^2): its terms fall by 50. */
  private static final double LARGE = 25;

  private static final double RELATIVE = 0x1p-56;
  private static final int SHIFT = 800;
  private static final double BIG = 0x1p800;
  private static final double LN_2 = StrictMath.log(2);

  private VonMisesFisher() {}

  /**
   * KL(vMF(1/eps) || uniform). O(1/eps) in the series.
   *
   * @param dim d, at least 2
   * @param eps positive and finite, with a finite inverse
   */
  public static double divergence(int dim, double eps) {
    check(dim, 2, eps);
    double kappa = 1 / eps;
    double nu = dim / 2.0 - 1;
    return kappa > LARGE * Math.max(1, nu * nu) ? large(dim, kappa) : bySeries(dim, kappa);
  }

  private static double bySeries(int dim, double kappa) {
    double a = dim / 2.0;
    double q = kappa * kappa / 4;
    double term = 1; // of 0F1(; a; q), which differs from that of a + 1 by the factor a/(a + k)
    double rest = 0; // 0F1(; a; q) - 1, or all of it once scaled
    double next = 1; // 0F1(; a + 1; q)
    int scalings = 0;
    for (int k = 1; term > RELATIVE * rest || q > k * (a + k); k++) {
      term *= q / (k * (a + k - 1));
      rest += term;
      next += term * (a / (a + k));
      if (rest > BIG) {
        rest = Math.scalb(scalings == 0 ? rest + 1 : rest, -SHIFT);
        next = Math.scalb(next, -SHIFT);
        term = Math.scalb(term, -SHIFT);
        scalings++;
      }
    }
    double logZ =
        scalings == 0 ? StrictMath.log1p(rest) : StrictMath.log(rest) + scalings * SHIFT * LN_2;
    double sum = scalings == 0 ? 1 + rest : rest;
    return kappa * kappa / dim * (next / sum) - logZ;
  }

  /**
   * With {@code I_nu = e^kappa (2 pi kappa)^(-1/2) P_nu} and {@code P_nu = sum_k (-1)^k a_k(nu)
   * kappa^(-k)}: {@code KL = kappa (P_(nu+1) - P_nu)/P_nu + (nu + 1/2) ln kappa + ln(2 pi)/2 - nu
   * ln 2 - ln Gamma(d/2) - ln P_nu}. The difference is summed term by term, as kappa is large.
   */
  private static double large(int dim, double kappa) {
    double nu = dim / 2.0 - 1;
    double p = 1;
    double difference = 0; // kappa (P_(nu+1) - P_nu)
    double term = 1;
    double nextTerm = 1;
    for (int k = 1; k < 2 * kappa; k++) {
      double odd = 2.0 * k - 1;
      double former = Math.abs(term);
      term *= -(4 * nu * nu - odd * odd) / (8 * k * kappa);
      nextTerm *= -(4 * (nu + 1) * (nu + 1) - odd * odd) / (8 * k * kappa);
      p += term;
      difference += kappa * (nextTerm - term);
      boolean small = Math.abs(term) < RELATIVE && kappa * Math.abs(nextTerm) < RELATIVE;
      boolean growing = k > nu + 1 && Math.abs(term) > former;
      if (small || growing) {
        break;
      }
    }
    return difference / p
        + (nu + 0.5) * StrictMath.log(kappa)
        + StrictMath.log(2 * Math.PI) / 2
        - nu * LN_2
        - logGammaOfHalf(dim)
        - StrictMath.log(p);
  }

  /** ln Gamma(d/2), by its recurrence from Gamma(1/2) = sqrt(pi) or Gamma(1) = 1. O(d). */
  private static double logGammaOfHalf(int dim) {
    double log = dim % 2 == 0 ? 0 : StrictMath.log(Math.PI) / 2;
    for (int twice = 2 - dim % 2; twice < dim; twice += 2) {
      log += StrictMath.log(twice / 2.0);
    }
    return log;
  }

  /**
   * A lower bound of {@link #divergence}, from the bounds {@code kappa/(c + sqrt(kappa^2 + c^2))}
   * of A, below at c = d/2 and above at c = nu (Amos, Math. Comp. 28, 1974): {@code kappa^2/(d/2 +
   * s) - U}, {@code s = sqrt(kappa^2 + d^2/4)}, U the integral of the upper one from 0 to kappa.
   * Negative for small kappa.
   *
   * @param dim d, at least 3
   */
  public static double divergenceAtLeast(int dim, double eps) {
    check(dim, 3, eps);
    double nu = dim / 2.0 - 1;
    return gain(nu, 1 / eps) - difference(dim, 1 / eps);
  }

  /**
   * An upper bound of {@link #divergence}: the two bounds of A exchanged.
   *
   * @param dim d, at least 3
   */
  public static double divergenceAtMost(int dim, double eps) {
    check(dim, 3, eps);
    return gain(dim / 2.0, 1 / eps) + difference(dim, 1 / eps);
  }

  /**
   * kappa times the two bounds of A, one less the other: {@code 1 - (d - 1)/(s_(d/2) + s_nu)},
   * {@code s_c = sqrt(kappa^2 + c^2)}, written so that nothing large cancels.
   */
  private static double difference(int dim, double kappa) {
    double nu = dim / 2.0 - 1;
    return 1 - (dim - 1) / (Math.hypot(kappa, dim / 2.0) + Math.hypot(kappa, nu));
  }

  /** kappa times a bound of A less its integral: {@code c ln((c + s_c)/(2 c))}. */
  private static double gain(double c, double kappa) {
    double excess = kappa / (c / kappa + Math.hypot(1, c / kappa)); // s_c - c
    return c * StrictMath.log1p(excess / (2 * c));
  }

  private static void check(int dim, int leastDim, double eps) {
    if (dim < leastDim) {
      throw new IllegalArgumentException(
          "dim must be at least %d, not %d".formatted(leastDim, dim));
    }
    SoftBins.checkEps(eps);
  }
}
