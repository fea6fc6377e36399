package io.remblai.info.special;

/** The standard normal distribution. */
public final class NormalDistribution {

  private static final double ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

  /** Below, the power series of the integral; above, the continued fraction of its tail. */
  private static final double SERIES_UNTIL = 3;

  private NormalDistribution() {}

  /** The density at x. */
  public static double density(double x) {
    return Math.exp(-0.5 * x * x) / ROOT_TWO_PI;
  }

  /** The probability of a value up to x, relative error about 1e-13. */
  public static double cumulative(double x) {
    if (Math.abs(x) < SERIES_UNTIL) {
      return 0.5 + density(x) * series(x);
    }
    double tail = density(x) / fraction(Math.abs(x));
    return x < 0 ? tail : 1 - tail;
  }

  /** {@code x + x^3/3 + x^5/(3 5) + ...} (Abramowitz and Stegun, 26.2.11). */
  private static double series(double x) {
    double term = x;
    double sum = x;
    for (int k = 3; Math.abs(term) > 1e-17 * Math.abs(sum); k += 2) {
      term *= x * x / k;
      sum += term;
    }
    return sum;
  }

  /** {@code x + 1/(x + 2/(x + 3/(x + ...)))} (26.2.14), from the far end. */
  private static double fraction(double x) {
    double value = x;
    for (int k = 120; k >= 1; k--) {
      value = x + k / value;
    }
    return value;
  }

  /**
   * The x whose {@link #cumulative} is p, by Newton's steps in the logarithm of the smaller tail,
   * relative error about 1e-13.
   *
   * @param p in (0, 1)
   */
  public static double quantile(double p) {
    if (!(p > 0 && p < 1)) {
      throw new IllegalArgumentException("p is %s, must be in (0, 1)".formatted(p));
    }
    if (p > 0.5) {
      return -lowerQuantile(1 - p);
    }
    return lowerQuantile(p);
  }

  /**
   * ln(cumulative) is concave and increasing, so that Newton's steps from the left cannot
   * overshoot.
   */
  private static double lowerQuantile(double p) {
    double target = Math.log(p);
    double x = -Math.sqrt(-2 * target);
    for (int step = 0; step < 60; step++) {
      double mass = cumulative(x);
      double move = (Math.log(mass) - target) * mass / density(x);
      x -= move;
      if (Math.abs(move) <= 1e-14 * Math.max(1, Math.abs(x))) {
        break;
      }
    }
    return x;
  }
}
