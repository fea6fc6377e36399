package io.remblai.spark.info;

import java.io.Serializable;

/**
 * Lengths of a row's vectors; y is 0 without a second one, given without one that is given.
 * Immutable; no record, see Kryo.
 */
public final class Dims implements Comparable<Dims>, Serializable {

  private static final long serialVersionUID = 1;

  private final int x;
  private final int y;
  private final int given;

  public Dims(int x, int y) {
    this(x, y, 0);
  }

  public Dims(int x, int y, int given) {
    this.x = x;
    this.y = y;
    this.given = given;
  }

  /** Of the cursor's current row. */
  public static Dims of(RowCursor row) {
    return new Dims(row.x().length(), row.yLength(), row.givenLength());
  }

  /** These lengths for the first two vectors. */
  public Dims with(int ofX, int ofY) {
    return new Dims(ofX, ofY, given);
  }

  public int x() {
    return x;
  }

  public int y() {
    return y;
  }

  public int given() {
    return given;
  }

  /** Coordinates of all vectors together. */
  public int all() {
    return x + y + given;
  }

  @Override
  public int compareTo(Dims other) {
    if (x != other.x) {
      return Integer.compare(x, other.x);
    }
    return y != other.y ? Integer.compare(y, other.y) : Integer.compare(given, other.given);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Dims dims && compareTo(dims) == 0;
  }

  @Override
  public int hashCode() {
    return 31 * (31 * x + y) + given;
  }

  @Override
  public String toString() {
    String both = y == 0 ? String.valueOf(x) : x + " and " + y;
    return given == 0 ? both : both + " given " + given;
  }
}
