package io.remblai.lowrank.rows;

/**
 * Rounds addends so that sums of them are exact, and so the same in any order.
 *
 * <p>If a sum of any part of the addends stays below b in size, addends that are multiples of
 * {@code 2^-50 b} add up without rounding. {@code (v + big) - big} with {@code big = 1.5 2^52 grid}
 * is the multiple of the grid nearest to v. Masses sum to one, so b is the largest factor itself
 * and the sum of n rows is off by at most {@code n 2^-51 b}, like an ordinary one.
 */
final class SumGrid {

  /** Bits of b that a sum keeps. */
  private static final int BITS = 50;

  /** Powers of two kept free where masses are not known to sum to one. */
  private static final int RELAXED_ROOM = 10;

  private SumGrid() {}

  /**
   * The number that rounds addends whose partial sums stay below {@code bound}.
   *
   * @param relaxed whether the total mass may be up to 1024 instead of 1
   */
  static double rounder(double bound, boolean relaxed) {
    if (bound == 0) {
      return 0;
    }
    int exponent = Math.getExponent(bound) + 1 + (relaxed ? RELAXED_ROOM : 0);
    return 1.5 * Math.scalb(1.0, exponent - BITS + 52);
  }

  static double round(double value, double rounder) {
    return (value + rounder) - rounder;
  }
}
