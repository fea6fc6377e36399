package io.remblai.assignment.coupling;

import java.util.Arrays;

/**
 * The masses of the rows and columns of a block in whole units, so that sums of them are exact.
 *
 * @param rows units of each row [n], at least 1; not to be modified
 * @param columns units of each column [m], at least 1; not to be modified
 * @param total units of all rows and of all columns
 */
public record Masses(long[] rows, long[] columns, long total) {

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
}
