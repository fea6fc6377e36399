package io.remblai.info;

import java.io.Serializable;

/**
 * A sample of vectors.
 *
 * @param values [size, dim], row-major, all finite; not copied, not to be modified
 * @param size number of rows
 * @param dim length of a row, at least 1
 */
public record Rows(double[] values, int size, int dim) implements Serializable {

  /**
   * @throws IllegalArgumentException if the sizes do not fit or a value is NaN or infinite
   */
  public Rows {
    if (size < 0 || dim < 1 || (long) size * dim != values.length) {
      throw new IllegalArgumentException(
          "values has length %d, not size %d times dim %d (at least 1)"
              .formatted(values.length, size, dim));
    }
    for (int at = 0; at < values.length; at++) {
      if (!Double.isFinite(values[at])) {
        throw new IllegalArgumentException(
            "row %d has the value %s; every value must be finite".formatted(at / dim, values[at]));
      }
    }
  }

  /** Rows of one array each. */
  public static Rows of(double[][] rows) {
    if (rows.length == 0) {
      throw new IllegalArgumentException("rows is empty; at least one row is needed");
    }
    int dim = rows[0].length;
    double[] values = new double[Math.multiplyExact(rows.length, dim)];
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != dim) {
        throw new IllegalArgumentException(
            "row %d has %d values, row 0 has %d".formatted(i, rows[i].length, dim));
      }
      System.arraycopy(rows[i], 0, values, i * dim, dim);
    }
    return new Rows(values, rows.length, dim);
  }

  /** Rows of one number each. */
  public static Rows column(double[] values) {
    return new Rows(values, values.length, 1);
  }

  /** Value {@code k} of row {@code i}. */
  public double at(int i, int k) {
    return values[i * dim + k];
  }

  /** One coordinate of all rows [size]. */
  public double[] coordinate(int k) {
    double[] column = new double[size];
    for (int i = 0; i < size; i++) {
      column[i] = values[i * dim + k];
    }
    return column;
  }

  /** The rows of the given numbers, in that order. */
  public Rows take(int[] rows) {
    double[] taken = new double[Math.multiplyExact(rows.length, dim)];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(values, rows[i] * dim, taken, i * dim, dim);
    }
    return new Rows(taken, rows.length, dim);
  }

  /** Row i of this followed by row i of the other. */
  public Rows beside(Rows other) {
    requireSameSize(this, other);
    int width = dim + other.dim;
    double[] joined = new double[Math.multiplyExact(size, width)];
    for (int i = 0; i < size; i++) {
      System.arraycopy(values, i * dim, joined, i * width, dim);
      System.arraycopy(other.values, i * other.dim, joined, i * width + dim, other.dim);
    }
    return new Rows(joined, size, width);
  }

  /**
   * {@code <row, direction>} for each of the directions.
   *
   * @param directions [count, dim]
   * @return rows of {@code count} values
   */
  public Rows project(Rows directions) {
    if (directions.dim != dim) {
      throw new IllegalArgumentException(
          "directions have dimension %d, the rows %d".formatted(directions.dim, dim));
    }
    int count = directions.size;
    double[] projected = new double[Math.multiplyExact(size, count)];
    for (int i = 0; i < size; i++) {
      for (int s = 0; s < count; s++) {
        double sum = 0;
        for (int k = 0; k < dim; k++) {
          sum += values[i * dim + k] * directions.values[s * dim + k];
        }
        projected[i * count + s] = sum;
      }
    }
    return new Rows(projected, size, count);
  }

  /** Row i of one goes with row i of the other. */
  public static void requireSameSize(Rows x, Rows y) {
    if (x.size != y.size) {
      throw new IllegalArgumentException(
          "x has %d rows and y has %d; paired samples have as many".formatted(x.size, y.size));
    }
  }

  /** There are rows enough for what is asked. */
  public void requireAtLeast(int least, String why) {
    if (size < least) {
      throw new IllegalArgumentException(
          "%d rows are too few: %s needs at least %d".formatted(size, why, least));
    }
  }
}
