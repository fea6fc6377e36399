package io.remblai.assignment.coupling;

import io.remblai.math.KeyOrder;
import java.util.Arrays;

/**
 * The masses of the rows and columns of a block in whole units, so that sums of them are exact.
 *
 * @param rows units of each row [n], at least 1; not to be modified
 * @param columns units of each column [m], at least 1; not to be modified
 * @param total units of all rows and of all columns
 */
public record Masses(long[] rows, long[] columns, long total) {

  /** Units that weights are rounded to: beyond a double's digits, and sums stay within a long. */
  private static final long UNITS = 1L << 60;

  public Masses {
    if (sum(rows) != total || sum(columns) != total) {
      throw new IllegalArgumentException(
          "rows have %d units and columns %d; both must have %d"
              .formatted(sum(rows), sum(columns), total));
    }
  }

  private static long sum(long[] units) {
    long sum = 0;
    for (long each : units) {
      if (each < 1) {
        throw new IllegalArgumentException("a mass must be at least 1 unit, not " + each);
      }
      sum = Math.addExact(sum, each);
    }
    return sum;
  }

  /** Mass 1 / n for each of n rows, 1 / m for each of m columns, without rounding. */
  public static Masses uniform(int n, int m) {
    long[] rows = new long[n];
    long[] columns = new long[m];
    Arrays.fill(rows, m);
    Arrays.fill(columns, n);
    return new Masses(rows, columns, (long) n * m);
  }

  /**
   * Masses in proportion to weights, each side by itself: off by no more than 2^-60 of the total
   * and the rounding of a double.
   *
   * @param rowWeights positive [n]; not modified
   * @param columnWeights positive [m]; not modified
   */
  public static Masses of(double[] rowWeights, double[] columnWeights) {
    return new Masses(units("row", rowWeights), units("column", columnWeights), UNITS);
  }

  /** Rounded down, at least 1; what is left goes to the largest remainders, then to the largest. */
  private static long[] units(String side, double[] weights) {
    double sum = 0;
    for (double weight : weights) {
      if (!(weight > 0) || weight == Double.POSITIVE_INFINITY) {
        throw new IllegalArgumentException(
            "a %s weight must be positive and finite, not %s".formatted(side, weight));
      }
      sum += weight;
    }
    long[] units = new long[weights.length];
    long left = UNITS;
    int largest = 0;
    long[] order = new long[weights.length];
    for (int i = 0; i < weights.length; i++) {
      double exact = weights[i] / sum * UNITS;
      units[i] = Math.max(1, (long) exact);
      left -= units[i];
      order[i] = Double.doubleToLongBits(1 - (exact - Math.floor(exact)));
      largest = weights[i] > weights[largest] ? i : largest;
    }
    int[] byRemainder = KeyOrder.ascending(order);
    for (int k = 0; k < byRemainder.length && left > 0; k++, left--) {
      units[byRemainder[k]]++;
    }
    units[largest] += left; // roundings of the divisions
    return units;
  }
}
