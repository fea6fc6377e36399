package io.remblai.info.coupling;

import java.io.Serializable;

/**
 * MAUVE of two histograms (Pillutla et al., 2021; smoothed as of 2023): the area below the curve of
 * {@code (exp(-c KL(Q || R)), exp(-c KL(P || R)))}, R = lambda P + (1 - lambda) Q. 1 for equal
 * histograms, towards 0 for disjoint ones.
 *
 * @param scaling c, above 0
 * @param points values of lambda, at least 2
 * @param added to every count, at least 0; 1/2 is the smoothed form
 */
public record Mauve(double scaling, int points, double added) implements Serializable {

  private static final double END = 1e-6;

  public Mauve {
    if (!(scaling > 0) || points < 2 || !(added >= 0)) {
      throw new IllegalArgumentException(
          "scaling is %s (above 0), points %d (at least 2), added %s (at least 0)"
              .formatted(scaling, points, added));
    }
  }

  /** Scaling 5, 25 points, smoothed. */
  public static Mauve defaults() {
    return new Mauve(5, 25, 0.5);
  }

  /**
   * What the counts give.
   *
   * @param mauve in [0, 1]
   * @param frontierIntegral in [0, 1], 0 for equal histograms (Liu et al., 2021)
   * @param jensenShannon nats
   * @param totalVariation in [0, 1]
   */
  public record Result(
      double mauve, double frontierIntegral, double jensenShannon, double totalVariation)
      implements Serializable {}

  /** Compares counts over the same clusters. */
  public Result of(long[] countsP, long[] countsQ) {
    Distribution p = Distribution.of(countsP, added);
    Distribution q = Distribution.of(countsQ, added);
    return new Result(area(p, q), frontierIntegral(p, q), p.jensenShannon(q), p.totalVariation(q));
  }

  /**
   * The trapezoids below the curve from (1, 0) to (0, 1). Along either axis their sum is the same:
   * the two differ by the product of the coordinates at the ends, which is zero.
   */
  private double area(Distribution p, Distribution q) {
    double area = 0;
    double x = 1;
    double y = 0;
    for (int i = 0; i < points; i++) {
      double lambda = END + (1 - 2 * END) * i / (points - 1);
      Distribution r = p.mixedWith(q, lambda);
      double nextX = Math.exp(-scaling * q.divergence(r));
      double nextY = Math.exp(-scaling * p.divergence(r));
      area += (x - nextX) * (y + nextY) / 2;
      x = nextX;
      y = nextY;
    }
    return area + x * (y + 1) / 2;
  }

  /** {@code 2 sum ((p + q)/4 - p q (ln p - ln q) / (2 (p - q)))}. */
  private static double frontierIntegral(Distribution p, Distribution q) {
    double sum = 0;
    for (int i = 0; i < p.size(); i++) {
      double a = p.masses()[i];
      double b = q.masses()[i];
      if (a != b) {
        double product = a == 0 || b == 0 ? 0 : a * b * (Math.log(a / b) / (2 * (a - b)));
        sum += (a + b) / 4 - product;
      }
    }
    return 2 * sum;
  }
}
