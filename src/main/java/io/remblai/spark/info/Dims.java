package io.remblai.spark.info;

import java.io.Serializable;

/** Lengths of a row's vectors; y is 0 without a second one. Immutable; no record, see Kryo. */
public final class Dims implements Comparable<Dims>, Serializable {

  private static final long serialVersionUID = 1;

  private final int x;
  private final int y;

  public Dims(int x, int y) {
    this.x = x;
    this.y = y;
  }

  /** Of the cursor's current row. */
  public static Dims of(RowCursor row) {
    return new Dims(row.x().length(), row.yLength());
  }

  public int x() {
    return x;
  }

  public int y() {
    return y;
  }

  @Override
  public int compareTo(Dims other) {
    return x != other.x ? Integer.compare(x, other.x) : Integer.compare(y, other.y);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Dims dims && x == dims.x && y == dims.y;
  }

  @Override
  public int hashCode() {
    return 31 * x + y;
  }

  @Override
  public String toString() {
    return y == 0 ? String.valueOf(x) : x + " and " + y;
  }
}
