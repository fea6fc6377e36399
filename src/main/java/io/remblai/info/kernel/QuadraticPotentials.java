package io.remblai.info.kernel;

import java.io.Serializable;

/**
 * The three overlaps of quadratic information (Principe, 2010), diagonals included.
 *
 * @param joint V_J, mean over i and j of Kx_ij Ky_ij
 * @param marginal V_M, mean of Kx times mean of Ky
 * @param cross V_C, mean over i of (mean_j Kx_ij) (mean_j Ky_ij)
 */
public record QuadraticPotentials(double joint, double marginal, double cross)
    implements Serializable {

  /**
   * {@code ln V_J + ln V_M - 2 ln V_C} in nats, not negative but for rounding.
   *
   * @throws IllegalArgumentException if a potential is not positive, as noise of random features
   *     can make it
   */
  public double cauchySchwarz() {
    if (!(joint > 0 && marginal > 0 && cross > 0)) {
      throw new IllegalArgumentException(
          "potentials are %s, %s, %s, must be positive: take more random features"
              .formatted(joint, marginal, cross));
    }
    return Math.log(joint) + Math.log(marginal) - 2 * Math.log(cross);
  }

  /** {@code V_J + V_M - 2 V_C}, no unit. */
  public double euclidean() {
    return joint + marginal - 2 * cross;
  }
}
