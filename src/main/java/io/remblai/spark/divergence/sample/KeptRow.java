package io.remblai.spark.divergence.sample;

import io.remblai.info.Rows;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/** A row and its place in a random order. Immutable; no record, see Kryo. */
final class KeptRow implements Comparable<KeptRow>, Serializable {

  private static final long serialVersionUID = 1;

  final double[] x;

  private final long place;

  KeptRow(long place, double[] x) {
    this.place = place;
    this.x = x;
  }

  /** The coordinates of rows, at least one. */
  static Rows coordinates(List<KeptRow> rows) {
    return Rows.of(rows.stream().map(row -> row.x).toArray(double[][]::new));
  }

  /** Equal places are equal keys: then by what the rows hold, so that the order is their own. */
  @Override
  public int compareTo(KeptRow other) {
    return place == other.place ? Arrays.compare(x, other.x) : Long.compare(place, other.place);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KeptRow row && compareTo(row) == 0;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(place);
  }

  long place() {
    return place;
  }
}
