package io.remblai.info.soft;

import io.remblai.math.Seeds;
import java.io.Serializable;

/**
 * What makes numbers comparable between tables, layers and runs: the same reference points and the
 * same temperature. A row u of unit length has the share {@code exp(<u, w_j>/eps) / sum_k exp(<u,
 * w_k>/eps)} in bin j.
 *
 * @param points the reference points w [m, d]
 * @param eps the temperature, positive
 */
public record SoftBins(ReferencePoints points, double eps) implements Serializable {

  /** Checks the temperature. */
  public SoftBins {
    checkEps(eps);
  }

  /** The bins of m points by the default rule. */
  public static SoftBins of(ReferencePoints points) {
    return new SoftBins(points, Temperature.EXACT.eps(points.count(), points.dim()));
  }

  /** m. */
  public int count() {
    return points.count();
  }

  /** d. */
  public int dim() {
    return points.dim();
  }

  /** A number that tells these bins from others: of every coordinate and of the temperature. */
  public long key() {
    return Seeds.key(points.key(), Double.doubleToLongBits(eps));
  }

  static void checkEps(double eps) {
    if (!(eps > 0) || Double.isInfinite(eps) || Double.isInfinite(1 / eps)) {
      throw new IllegalArgumentException(
          "eps must be positive and finite, and so its inverse, not " + eps);
    }
  }
}
