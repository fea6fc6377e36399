package io.remblai.spark.info.sample;

import java.io.Serializable;

/** A row and its place in the random order of its group. Immutable; no record, see Kryo. */
final class SampledRow implements Comparable<SampledRow>, Serializable {

  private static final long serialVersionUID = 1;

  final long key;
  final double[] x;
  final double[] y;
  final long[] labels;
  final boolean[] labelled;

  private final long place;

  SampledRow(long place, long key, double[] x, double[] y, long[] labels, boolean[] labelled) {
    this.place = place;
    this.key = key;
    this.x = x;
    this.y = y;
    this.labels = labels;
    this.labelled = labelled;
  }

  /**
   * Equal places are equal keys: then by what the rows hold, so that the order is the rows' own.
   */
  @Override
  public int compareTo(SampledRow other) {
    if (place != other.place) {
      return Long.compare(place, other.place);
    }
    int byX = java.util.Arrays.compare(x, other.x);
    return byX != 0 ? byX : java.util.Arrays.compare(y, other.y);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SampledRow row && compareTo(row) == 0;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(place);
  }
}
