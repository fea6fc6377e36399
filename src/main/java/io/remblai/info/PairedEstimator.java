package io.remblai.info;

import java.io.Serializable;

/** Mutual information of two vectors from paired samples of them. */
public interface PairedEstimator extends Serializable {

  /** The name that users know it by, for example {@code ksg1}. */
  String name();

  /**
   * Estimates I(X; Y).
   *
   * @param x sample of X; row i is paired with row i of {@code y}
   * @param y sample of Y
   * @throws IllegalArgumentException if the sizes differ or there are too few rows
   */
  Estimate estimate(Rows x, Rows y);
}
