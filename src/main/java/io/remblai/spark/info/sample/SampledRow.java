package io.remblai.spark.info.sample;

import java.io.Serializable;
import java.util.Arrays;

/**
 * A row, or a window of rows, and its place in the random order of its group. Immutable; no record,
 * see Kryo.
 */
public final class SampledRow implements Comparable<SampledRow>, Serializable {

  private static final long serialVersionUID = 1;

  final long key;
  final double[] x;
  final double[] y;
  final double[] given;
  final long[] labels;
  final boolean[] labelled;

  private final long place;

  /**
   * @param place in the random order
   * @param key what random choices about the row are drawn from
   * @param labels keys of its labels, where it has them
   */
  public SampledRow(
      long place,
      long key,
      double[] x,
      double[] y,
      double[] given,
      long[] labels,
      boolean[] labelled) {
    this.place = place;
    this.key = key;
    this.x = x;
    this.y = y;
    this.given = given;
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
    int byX = Arrays.compare(x, other.x);
    int byY = byX != 0 ? byX : Arrays.compare(y, other.y);
    return byY != 0 ? byY : Arrays.compare(given, other.given);
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
