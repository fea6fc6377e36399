package io.remblai.info.soft;

import io.remblai.math.CounterRandom;
import io.remblai.math.Seeds;
import java.io.Serializable;
import java.util.Arrays;

/** Points on the unit sphere, one for each soft bin: w [m, d]. Immutable. */
public final class ReferencePoints implements Serializable {

  private static final long serialVersionUID = 1;

  /** The stream of the portable generator that reference points are drawn from. */
  public static final long STREAM = 1;

  private final int count;
  private final int dim;
  private final double[] rows; // [count, dim], of unit length

  private ReferencePoints(int count, int dim, double[] rows) {
    this.count = count;
    this.dim = dim;
    this.rows = rows;
  }

  /**
   * Uniform on the sphere: the normal matrix of {@link CounterRandom} (seed, stream {@value
   * #STREAM}), its rows divided by their lengths. The same on every machine.
   *
   * @param count m, at least 2
   * @param dim d, at least 2
   */
  public static ReferencePoints fromSeed(long seed, int count, int dim) {
    return fromSeed(seed, STREAM, count, dim);
  }

  /** As above from another stream, for the points of a second vector column. */
  public static ReferencePoints fromSeed(long seed, long stream, int count, int dim) {
    checkSize(count, dim);
    CounterRandom random = new CounterRandom(seed, stream);
    double[] rows = new double[Math.multiplyExact(count, dim)];
    double[] row = new double[dim];
    for (int j = 0; j < count; j++) {
      random.normalRow(j, row);
      System.arraycopy(row, 0, rows, j * dim, dim);
    }
    return of(rows, count, dim);
  }

  /**
   * Given points, divided by their lengths.
   *
   * @param points [count, dim], row-major; not modified
   * @throws IllegalArgumentException naming the first row that is zero or not finite
   */
  public static ReferencePoints of(double[] points, int count, int dim) {
    checkSize(count, dim);
    if (points.length != (long) count * dim) {
      throw new IllegalArgumentException(
          "points must hold [%d, %d] numbers, not %d".formatted(count, dim, points.length));
    }
    double[] rows = new double[points.length];
    for (int j = 0; j < count; j++) {
      Direction direction = UnitRow.of(points, j * dim, dim, rows, j * dim);
      if (direction != Direction.KNOWN) {
        throw new IllegalArgumentException(
            "reference point %d must have a direction, but is %s"
                .formatted(j, direction == Direction.ZERO ? "zero" : "not finite"));
      }
    }
    return new ReferencePoints(count, dim, rows);
  }

  private static void checkSize(int count, int dim) {
    if (count < 2 || dim < 2) {
      throw new IllegalArgumentException(
          "reference points must be at least 2 of at least 2 coordinates, not %d of %d"
              .formatted(count, dim));
    }
  }

  /** m. */
  public int count() {
    return count;
  }

  /** d. */
  public int dim() {
    return dim;
  }

  /** Coordinate k of point j. */
  public double at(int j, int k) {
    return rows[j * dim + k];
  }

  /** All coordinates [m, d], row-major; a copy. */
  public double[] rows() {
    return rows.clone();
  }

  /** A number of every coordinate, by which other points are told apart. */
  public long key() {
    long key = Seeds.key(count, dim);
    for (double value : rows) {
      key = Seeds.key(key, Double.doubleToLongBits(value));
    }
    return key;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ReferencePoints points
        && dim == points.dim
        && Arrays.equals(rows, points.rows);
  }

  @Override
  public int hashCode() {
    return 31 * dim + Arrays.hashCode(rows);
  }
}
