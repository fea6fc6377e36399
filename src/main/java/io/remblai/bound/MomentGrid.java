package io.remblai.bound;

import java.io.Serializable;

/**
 * How second moments are taken: values along axes are rounded to whole multiples of a unit, so that
 * all sums are of whole numbers. Immutable.
 */
public final class MomentGrid implements Serializable {

  private static final long serialVersionUID = 1;

  /** A product then has 40 bits, and 2^12 of them add up exactly in a double. */
  private static final int MOST_BITS = 20;

  /** Products of all points must add up to less than 2^62. */
  private static final int SUM_BITS = 62;

  private final Axes axes;
  private final float[] centre;
  private final int bits;
  private final double[] unit; // [count]; 0 where nothing varies
  private final double[] perUnit;

  /**
   * @param reach how far the coordinates go from the centre [dim]
   */
  MomentGrid(Axes axes, float[] centre, double[] reach, long points) {
    this.axes = axes;
    this.centre = centre;
    int countBits = Long.SIZE - Long.numberOfLeadingZeros(points);
    bits = Math.min(MOST_BITS, (SUM_BITS - countBits) / 2);
    unit = new double[axes.count()];
    perUnit = new double[axes.count()];
    double radius = 0;
    for (double each : reach) {
      radius += each * each;
    }
    radius = Math.sqrt(radius);
    for (int k = 0; k < unit.length; k++) {
      double most = axes.areCoordinates() ? reach[k] : radius;
      unit[k] = most / (1 << bits);
      perUnit[k] = unit[k] > 0 && Double.isFinite(1 / unit[k]) ? 1 / unit[k] : 0;
    }
  }

  Axes axes() {
    return axes;
  }

  float[] centre() {
    return centre;
  }

  int bits() {
    return bits;
  }

  double unit(int k) {
    return unit[k];
  }

  /** Replaces values along the axes [count] by the whole numbers of units nearest to them. */
  void round(double[] along) {
    int most = 1 << bits;
    for (int k = 0; k < along.length; k++) {
      along[k] = Math.max(-most, Math.min(most, Math.rint(along[k] * perUnit[k])));
    }
  }
}
