package io.remblai.bound;

/**
 * Where a number that cannot be negative certainly lies.
 *
 * @param least at least 0
 */
record Interval(double least, double most) {

  static Interval around(double value, double error) {
    return new Interval(Math.max(0, value - error), Math.max(0, value + error));
  }

  /**
   * {@code (sqrt a - sqrt b)^2} at least, for a in this and b in the other: the least cost between
   * distributions of mean 0 and mean squares a and b.
   */
  double spreadGap(Interval other) {
    double gap =
        Math.max(
            Math.sqrt(least) - Math.sqrt(other.most), Math.sqrt(other.least) - Math.sqrt(most));
    // Relative to the roots, since they may cancel.
    double rounding = 0x1p-51 * Math.max(Math.sqrt(most), Math.sqrt(other.most));
    double certain = Math.max(0, gap - rounding);
    return certain * certain * (1 - 0x1p-51);
  }
}
