package io.remblai.spark.info.series;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.function.Function2;

/** What the series of each group are like. Mergeable in any order. Not thread safe. */
final class SeriesCounts implements Serializable {

  private static final long serialVersionUID = 1;

  private final HashMap<Long, Group> groups = new HashMap<>();

  /** Of one group. Not thread safe. */
  private static final class Group implements Serializable {
    private static final long serialVersionUID = 1;
    private long rows;
    private long step = Long.MAX_VALUE; // least so far
    private long repeated; // rows that share their time with another
    private long repeatedTime = Long.MAX_VALUE; // least of such times
  }

  private Group group(long group) {
    return groups.computeIfAbsent(group, any -> new Group());
  }

  /** Counts rows of one moment of a series. */
  void meet(SeriesTime moment, long rows) {
    Group own = group(moment.group());
    own.rows += rows;
    if (rows > 1) {
      own.repeated += rows;
      own.repeatedTime = Math.min(own.repeatedTime, moment.time());
    }
  }

  /** Notes the time from one moment of a series to the next. */
  void step(long group, long step) {
    Group own = group(group);
    own.step = Math.min(own.step, step);
  }

  SeriesCounts mergeWith(SeriesCounts other) {
    other.groups.forEach(
        (key, from) -> {
          Group to = group(key);
          to.rows += from.rows;
          to.step = Math.min(to.step, from.step);
          to.repeated += from.repeated;
          to.repeatedTime = Math.min(to.repeatedTime, from.repeatedTime);
        });
    return this;
  }

  /** The least time between two moments of a series, by group; 1 where no series has two. */
  Map<Long, Long> steps() {
    Map<Long, Long> steps = new HashMap<>();
    groups.forEach((key, own) -> steps.put(key, own.step == Long.MAX_VALUE ? 1 : own.step));
    return steps;
  }

  /** Rows of a group that have a place in a series. */
  long rows(long group) {
    return groups.containsKey(group) ? groups.get(group).rows : 0;
  }

  /** Rows of a group that share their series and time with others. */
  long repeated(long group) {
    return groups.containsKey(group) ? groups.get(group).repeated : 0;
  }

  /** The least time of a group that comes more than once in a series. */
  Optional<Long> repeatedTime(long group) {
    return repeated(group) == 0 ? Optional.empty() : Optional.of(groups.get(group).repeatedTime);
  }

  /** Adds counts; a named class, see the closure rules. */
  static final class Merge implements Function2<SeriesCounts, SeriesCounts, SeriesCounts> {
    private static final long serialVersionUID = 1;

    @Override
    public SeriesCounts call(SeriesCounts one, SeriesCounts other) {
      return one.mergeWith(other);
    }
  }
}
