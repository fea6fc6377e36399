package io.remblai.info.soft.influence;

import java.io.Serializable;
import java.util.Arrays;

/** The shares and labels of one row. Immutable; no record, see Kryo. */
final class SampledShares implements Comparable<SampledShares>, Serializable {

  private static final long serialVersionUID = 1;

  final float[] shares; // [m]
  final long[] labels; // [columns]; 0 where there is none
  final boolean[] labelled;

  private final long place;

  SampledShares(long place, float[] shares, long[] labels, boolean[] labelled) {
    this.place = place;
    this.shares = shares;
    this.labels = labels;
    this.labelled = labelled;
  }

  long place() {
    return place;
  }

  /** By place; rows that share theirs by what they hold, so that the order is the rows' own. */
  @Override
  public int compareTo(SampledShares other) {
    if (place != other.place) {
      return Long.compare(place, other.place);
    }
    int byShares = Arrays.compare(shares, other.shares);
    return byShares != 0 ? byShares : Arrays.compare(labels, other.labels);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SampledShares row && compareTo(row) == 0;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(place);
  }
}
