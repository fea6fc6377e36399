package io.remblai.info.soft;

import java.util.Arrays;

/** A row divided by its length, whatever its scale: it is brought near 1 before it is squared. */
final class UnitRow {

  private UnitRow() {}

  /**
   * {@code out = row / |row|}; out is zero where there is no direction. O(d).
   *
   * @param row [dim] from {@code at}; not modified unless it is out
   * @param out [dim] from {@code to}; overwritten
   */
  static Direction of(double[] row, int at, int dim, double[] out, int to) {
    double most = 0;
    double poison = 0; // becomes NaN with the first number that is not finite
    for (int k = 0; k < dim; k++) {
      most = Math.max(most, Math.abs(row[at + k]));
      poison += row[at + k] * 0;
    }
    if (Double.isNaN(poison) || most == 0) {
      Arrays.fill(out, to, to + dim, 0);
      return most == 0 && !Double.isNaN(poison) ? Direction.ZERO : Direction.NOT_FINITE;
    }
    // Exact, being a power of two; the exponent of a subnormal number is -1023.
    double factor = Math.scalb(1.0, -Math.getExponent(most));
    double squares = 0;
    for (int k = 0; k < dim; k++) {
      double scaled = row[at + k] * factor;
      out[to + k] = scaled;
      squares += scaled * scaled;
    }
    double length = Math.sqrt(squares);
    for (int k = 0; k < dim; k++) {
      out[to + k] /= length;
    }
    return Direction.KNOWN;
  }
}
