package io.remblai.refine.transform;

/** What the pairs near a point say of where it goes. */
public enum Smoothing {
  /** It goes to the partner of the nearest source: {@code T(x) = y_1}. */
  PARTNER,

  /** It moves as the nearest source does: {@code T(x) = x + (y_1 - x_1)}. */
  DISPLACEMENT,

  /**
   * It moves as the nearest sources do on average: {@code T(x) = x + sum_i w_i (y_i - x_i)}, {@code
   * w_i} in proportion to {@code exp(-|x - x_i|^2 / (2 h^2))} and h the distance of the k-th times
   * {@value LocalMap#WIDTH}.
   */
  MEAN,

  /**
   * As the mean, with displacements that change linearly with the place: the weighted ridge
   * regression of {@code y_i - x_i} on {@code x_i}, read at x.
   */
  LINEAR
}
