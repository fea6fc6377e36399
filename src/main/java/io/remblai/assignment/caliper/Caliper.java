package io.remblai.assignment.caliper;

/**
 * Which pairs are allowed: those whose cost is at most a limit and whose values, one number of each
 * row and column, lie within a width of each other. Without limits all are.
 *
 * @param maxCost greatest cost of a pair, in units of the cost; plus infinity: any
 * @param width greatest distance of the values; plus infinity: any, and no values are looked at
 * @param rowValues value of each row, in units of {@code width}; kept, not to be modified
 * @param columnValues value of each column
 */
public record Caliper(double maxCost, double width, double[] rowValues, double[] columnValues) {

  public Caliper {
    if (!(maxCost >= 0)) {
      throw new IllegalArgumentException("maxCost must be at least 0, not " + maxCost);
    }
    if (!(width >= 0)) {
      throw new IllegalArgumentException("width must be at least 0, not " + width);
    }
  }

  /** A limit of the cost alone. */
  public static Caliper ofCost(double maxCost) {
    return new Caliper(maxCost, Double.POSITIVE_INFINITY, new double[0], new double[0]);
  }

  /** Whether the values of a row and a column are near enough. */
  boolean allowsValues(int row, int column) {
    return width == Double.POSITIVE_INFINITY
        || Math.abs(rowValues[row] - columnValues[column]) <= width;
  }

  /** Refuses values that are not those of n rows and m columns. */
  void check(int n, int m) {
    if (width < Double.POSITIVE_INFINITY && (rowValues.length < n || columnValues.length < m)) {
      throw new IllegalArgumentException(
          "%d row values and %d column values are not those of %d x %d"
              .formatted(rowValues.length, columnValues.length, n, m));
    }
  }
}
