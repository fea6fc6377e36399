package io.remblai.info;

import java.io.Serializable;

/** Mutual information of two vectors where a third is known, from samples of all three. */
public interface ConditionalEstimator extends Serializable {

  /** The name that users know it by, for example {@code ksg-conditional}. */
  String name();

  /**
   * Estimates I(X; Y | Z).
   *
   * @param x sample of X; row i goes with row i of {@code y} and {@code z}
   * @param y sample of Y
   * @param z sample of Z
   * @throws IllegalArgumentException if the sizes differ or there are too few rows
   */
  Estimate estimate(Rows x, Rows y, Rows z);

  /** The rows of three samples go together. */
  static void requireSameSize(Rows x, Rows y, Rows z) {
    Rows.requireSameSize(x, y);
    Rows.requireSameSize(x, z);
  }
}
