package io.remblai.info.task;

import io.remblai.info.special.Digamma;

/** Differential entropy of Student's distribution with identity dispersion. */
final class StudentEntropy {

  private StudentEntropy() {}

  /**
   * {@code ln(Gamma(df/2) (df pi)^(d/2) / Gamma((df + d)/2)) + (df + d)/2 (psi((df + d)/2) -
   * psi(df/2))}, df whole.
   */
  static double of(double df, int d) {
    double all = (df + d) / 2;
    return logGamma(df / 2)
        - logGamma(all)
        + d / 2.0 * Math.log(df * Math.PI)
        + all * (Digamma.of(all) - Digamma.of(df / 2));
  }

  /** Of a whole or half number, by Gamma(x + 1) = x Gamma(x). */
  private static double logGamma(double x) {
    double log = x == Math.rint(x) ? 0 : 0.5 * Math.log(Math.PI);
    for (double below = x == Math.rint(x) ? 1 : 0.5; below < x; below++) {
      log += Math.log(below);
    }
    return log;
  }
}
