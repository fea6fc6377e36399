package io.remblai.info.special;

/**
 * The logarithmic derivative of the gamma function, {@code psi(x)} for x &gt; 0.
 *
 * <p>The recurrence {@code psi(x) = psi(x + 1) - 1/x} up to x = 10, then the asymptotic series in
 * Bernoulli numbers (Abramowitz and Stegun, 6.3.5 and 6.3.18). The error is below 1e-13 of {@code
 * max(|psi|, 1)}, and relatively below 1e-13 where |psi| exceeds 1e-2.
 */
public final class Digamma {

  private static final double EULER = 0.5772156649015329;

  /** From here on eight terms of the series leave less than half a unit in the last place. */
  private static final double ASYMPTOTIC = 10;

  /** Whole arguments that are looked up: nearly all of what neighbour counts ask for. */
  private static final int TABLE = 1024;

  private static final double[] WHOLE = new double[TABLE];

  static {
    // The sum of the reciprocals, compensated: the table is right to the last place or two.
    double sum = -EULER;
    double lost = 0;
    for (int n = 1; n < TABLE; n++) {
      WHOLE[n] = sum + lost;
      double term = 1.0 / n;
      double next = sum + term;
      lost += Math.abs(sum) >= term ? (sum - next) + term : (term - next) + sum;
      sum = next;
    }
  }

  private Digamma() {}

  /** psi of a whole number, n at least 1. */
  public static double of(long n) {
    if (n < 1) {
      throw new IllegalArgumentException("n is %d, must be at least 1".formatted(n));
    }
    return n < TABLE ? WHOLE[(int) n] : asymptotic((double) n);
  }

  /** psi of a positive number. */
  public static double of(double x) {
    if (!(x > 0)) {
      throw new IllegalArgumentException("x is %s, must be positive".formatted(x));
    }
    if (x < TABLE && x == Math.rint(x)) {
      return WHOLE[(int) x];
    }
    double shifted = x;
    double below = 0;
    while (shifted < ASYMPTOTIC) {
      below += 1 / shifted;
      shifted += 1;
    }
    return asymptotic(shifted) - below;
  }

  private static double asymptotic(double x) {
    double r = 1 / (x * x);
    double series =
        r
            * (1.0 / 12
                - r
                    * (1.0 / 120
                        - r
                            * (1.0 / 252
                                - r
                                    * (1.0 / 240
                                        - r
                                            * (1.0 / 132
                                                - r * (691.0 / 32760 - r * (1.0 / 12)))))));
    return Math.log(x) - 0.5 / x - series;
  }
}
