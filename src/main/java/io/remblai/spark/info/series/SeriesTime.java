package io.remblai.spark.info.series;

import io.remblai.math.Seeds;
import java.io.Serializable;

/**
 * A moment of a series of a group; sorts by group, series, time. Immutable; no record, see Kryo.
 */
final class SeriesTime implements Comparable<SeriesTime>, Serializable {

  private static final long serialVersionUID = 1;

  private final long group;
  private final long series;
  private final long time;

  SeriesTime(long group, long series, long time) {
    this.group = group;
    this.series = series;
    this.time = time;
  }

  long group() {
    return group;
  }

  long time() {
    return time;
  }

  boolean sameSeries(SeriesTime other) {
    return group == other.group && series == other.series;
  }

  /** What random choices about this moment are drawn from. */
  long key() {
    return Seeds.key(Seeds.key(group, series), time);
  }

  /** The same for all moments of a series. */
  long seriesKey() {
    return Seeds.key(group, series);
  }

  @Override
  public int compareTo(SeriesTime other) {
    if (group != other.group) {
      return Long.compare(group, other.group);
    }
    return series != other.series
        ? Long.compare(series, other.series)
        : Long.compare(time, other.time);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SeriesTime moment && compareTo(moment) == 0;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(key());
  }
}
