package io.remblai.info.soft;

import java.util.function.DoubleUnaryOperator;

/**
 * Rules for the temperature eps of soft bins: with m reference points the assignment of one row is
 * as far from uniform as m bins can tell, {@code KL(vMF(1/eps) || uniform) = ln m} (Conklin et al.,
 * "Learning is Forgetting", arXiv 2604.07569).
 */
public enum Temperature {
  /** The root of {@link VonMisesFisher#divergence}, for every d from 2. */
  EXACT(2) {
    @Override
    double solve(int points, int dim) {
      return root(points, dim, eps -> VonMisesFisher.divergence(dim, eps));
    }
  },

  /**
   * The root of {@link VonMisesFisher#divergenceAtLeast}, for d from 3: what the public package
   * soft_h takes by default. Below the exact root: by 2.2 per cent at d = 64 and m = 100, by 15 per
   * cent at d = 16, by a factor of 544 at d = 3.
   */
  LOWER_BOUND(3) {
    @Override
    double solve(int points, int dim) {
      return root(points, dim, eps -> VonMisesFisher.divergenceAtLeast(dim, eps));
    }
  },

  /** {@code 1 / sqrt(2 d ln m)}, the limit of many dimensions. */
  LEADING_ORDER(2) {
    @Override
    double solve(int points, int dim) {
      return leadingOrder(points, dim);
    }
  };

  private static final double STEP = 1.5;

  private final int leastDim;

  Temperature(int leastDim) {
    this.leastDim = leastDim;
  }

  /**
   * The temperature. About a hundred evaluations of the divergence, each O(1/eps) at most.
   *
   * @param points m, at least 2
   * @param dim d, at least 2, for {@link #LOWER_BOUND} at least 3
   * @throws IllegalArgumentException where a number is too small
   */
  public double eps(int points, int dim) {
    if (points < 2) {
      throw new IllegalArgumentException("points must be at least 2, not " + points);
    }
    if (dim < leastDim) {
      throw new IllegalArgumentException(
          "dim must be at least %d for the temperature %s, not %d".formatted(leastDim, this, dim));
    }
    return solve(points, dim);
  }

  abstract double solve(int points, int dim);

  private static double leadingOrder(int points, int dim) {
    return 1 / Math.sqrt(2.0 * dim * StrictMath.log(points));
  }

  /**
   * The eps at which a divergence, falling in eps where it is positive, is ln m: bracketed from the
   * leading order by factors of {@value #STEP}, then halved in ln eps until neighbouring numbers.
   */
  private static double root(int points, int dim, DoubleUnaryOperator divergence) {
    double target = StrictMath.log(points);
    double above = leadingOrder(points, dim); // too warm
    while (divergence.applyAsDouble(above) >= target) {
      above *= STEP;
    }
    double below = above / STEP;
    while (divergence.applyAsDouble(below) < target) {
      above = below;
      below /= STEP;
    }
    while (true) {
      double middle = Math.sqrt(below) * Math.sqrt(above);
      if (middle <= below || middle >= above) {
        return below;
      }
      if (divergence.applyAsDouble(middle) < target) {
        above = middle;
      } else {
        below = middle;
      }
    }
  }
}
