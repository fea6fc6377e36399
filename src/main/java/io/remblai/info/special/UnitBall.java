package io.remblai.info.special;

/** Volumes of unit balls. */
public final class UnitBall {

  private UnitBall() {}

  /**
   * {@code ln(pi^(d/2) / Gamma(1 + d/2))}, the volume of the Euclidean ball of radius 1, by {@code
   * V_d = V_(d-2) 2 pi / d}.
   */
  public static double euclideanLogVolume(int dim) {
    double log = dim % 2 == 0 ? 0 : Math.log(2);
    for (int d = dim % 2 == 0 ? 2 : 3; d <= dim; d += 2) {
      log += Math.log(2 * Math.PI / d);
    }
    return log;
  }

  /** {@code d ln 2}, the volume of the cube that is the ball of radius 1 in the max-norm. */
  public static double maxNormLogVolume(int dim) {
    return dim * Math.log(2);
  }
}
