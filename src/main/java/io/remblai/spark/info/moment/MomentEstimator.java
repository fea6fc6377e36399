package io.remblai.spark.info.moment;

/** What can be said from means and covariances. */
public enum MomentEstimator {
  /** Information of two vectors, as of jointly normal ones. */
  GAUSSIAN(true),
  /** O-information of the coordinates. */
  O_INFORMATION(false),
  /** The rate at which vectors can be coded. */
  CODING_RATE(false);

  private final boolean two;

  MomentEstimator(boolean two) {
    this.two = two;
  }

  /** Whether it compares two vectors. */
  boolean two() {
    return two;
  }
}
