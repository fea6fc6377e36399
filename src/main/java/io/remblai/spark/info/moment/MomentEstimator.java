package io.remblai.spark.info.moment;

/** What can be said from means and covariances. */
public enum MomentEstimator {
  /** Information of two vectors, as of jointly normal ones. */
  GAUSSIAN(MomentPart.X_Y),
  /** The same where a third vector is given. */
  GAUSSIAN_CONDITIONAL(MomentPart.X_Y_GIVEN),
  /** O-information of the coordinates. */
  O_INFORMATION(MomentPart.X),
  /** The rate at which vectors can be coded. */
  CODING_RATE(MomentPart.X);

  private final MomentPart part;

  MomentEstimator(MomentPart part) {
    this.part = part;
  }

  /** The vectors it looks at. */
  MomentPart part() {
    return part;
  }
}
