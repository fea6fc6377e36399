package io.remblai.spark.info;

import io.remblai.spark.table.RejectReason;
import java.io.Serializable;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What was met in the rows of each group: rows read, rows that cannot be used by reason, lengths of
 * the others. Mergeable in any order. Not thread safe.
 */
public final class RowCounts implements Serializable {

  private static final long serialVersionUID = 1;

  /** More lengths in one group are no accident but another kind of column. */
  private static final int MOST_LENGTHS = 64;

  private final TreeMap<Long, Group> groups = new TreeMap<>();

  /** Of one group. Not thread safe. */
  private static final class Group implements Serializable {
    private static final long serialVersionUID = 1;
    private long rows;
    private final TreeMap<RejectReason, Long> rejects = new TreeMap<>();
    private final TreeMap<Dims, Long> lengths = new TreeMap<>();
  }

  private Group group(long group) {
    return groups.computeIfAbsent(group, any -> new Group());
  }

  /** Counts a row that cannot be used. */
  public void reject(long group, RejectReason reason) {
    Group counts = group(group);
    counts.rows++;
    counts.rejects.merge(reason, 1L, Long::sum);
  }

  /** Counts a row with nothing but perhaps its lengths against it. */
  public void meet(long group, Dims dims) {
    meet(group, dims, 1);
  }

  /** Counts several of them. */
  public void meet(long group, Dims dims, long rows) {
    Group counts = group(group);
    counts.rows += rows;
    counts.lengths.merge(dims, rows, Long::sum);
    if (counts.lengths.size() > MOST_LENGTHS) {
      throw new IllegalStateException(
          "the vectors of one group have more than %d different lengths, for example %s; are these"
                  .formatted(MOST_LENGTHS, counts.lengths.firstKey())
              + " the right columns?");
    }
  }

  /** Adds what another has counted. */
  public void mergeWith(RowCounts other) {
    other.groups.forEach(
        (key, from) -> {
          Group to = group(key);
          to.rows += from.rows;
          from.rejects.forEach((reason, count) -> to.rejects.merge(reason, count, Long::sum));
          from.lengths.forEach((dims, count) -> to.lengths.merge(dims, count, Long::sum));
        });
  }

  /** Keys of the groups met. */
  public Set<Long> groups() {
    return Collections.unmodifiableSet(groups.keySet());
  }

  /** Rows of all groups. */
  public long rows() {
    return groups.values().stream().mapToLong(group -> group.rows).sum();
  }

  /** Rows of a group. */
  public long rows(long group) {
    return groups.containsKey(group) ? groups.get(group).rows : 0;
  }

  /** The most frequent lengths of a group, of equals the larger; empty if no row is usable. */
  public Optional<Dims> dims(long group) {
    if (!groups.containsKey(group)) {
      return Optional.empty();
    }
    Dims best = null;
    long most = 0;
    for (Map.Entry<Dims, Long> entry : groups.get(group).lengths.entrySet()) {
      if (entry.getValue() >= most) {
        most = entry.getValue();
        best = entry.getKey();
      }
    }
    return Optional.ofNullable(best);
  }

  /** Rows of a group of its most frequent lengths. */
  public long usable(long group) {
    return dims(group).map(dims -> groups.get(group).lengths.get(dims)).orElse(0L);
  }

  /** Rows of a group that cannot be used, its rarer lengths among them. */
  public long rejected(long group) {
    return rows(group) - usable(group);
  }

  /** Reasons that occurred with their counts over all groups, in the order of the enum. */
  public Map<RejectReason, Long> rejectedByReason() {
    Map<RejectReason, Long> counts = new EnumMap<>(RejectReason.class);
    groups.forEach(
        (key, group) -> {
          group.rejects.forEach((reason, count) -> counts.merge(reason, count, Long::sum));
          long met = group.lengths.values().stream().mapToLong(Long::longValue).sum();
          if (met > usable(key)) {
            counts.merge(RejectReason.WRONG_LENGTH, met - usable(key), Long::sum);
          }
        });
    return counts;
  }
}
