package io.remblai.lowrank.rows;

/** What a pass sums beside {@code Q' F~}. */
public enum Wanted {
  /** Nothing else. */
  SUMS,
  /** {@code sum_i Q_i' Q_i / mass_i} [rank, rank], for Newton's method. */
  OVERLAP,
  /** {@code -sum_i mass_i ln mass_i}, in nats. */
  ENTROPY,
  /** {@code sum_i mass_i f~_i' f~_i} [width + 1, width + 1]. */
  MOMENTS
}
