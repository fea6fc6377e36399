package io.remblai.job.divergence;

import io.remblai.spark.Side;
import io.remblai.spark.divergence.DivergenceSettings;
import io.remblai.spark.info.Dims;
import io.remblai.spark.info.Groups;
import io.remblai.spark.info.RowCounts;
import io.remblai.spark.input.BadRowPolicy;
import io.remblai.spark.table.InputException;
import io.remblai.spark.table.RowCount;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What was met in the rows of both tables.
 *
 * @param options what was asked
 * @param groups the groups to measure
 * @param source counts of the source
 * @param target counts of the target
 */
record CountedSides(DivergenceOptions options, Groups groups, RowCounts source, RowCounts target) {

  RowCounts of(Side side) {
    return side == Side.SOURCE ? source : target;
  }

  /** The key of the rows of a side that a group is about. */
  private long key(Side side, long group) {
    return side == Side.TARGET && options.whole() ? DivergenceSettings.WHOLE : group;
  }

  /** Rows of a side that enter a group's measures. */
  long usable(Side side, long group) {
    return of(side).usable(key(side, group));
  }

  /** Rows of both sides of a group that cannot be used. */
  long rejected(long group) {
    return source.rejected(group) + target.rejected(key(Side.TARGET, group));
  }

  /** By group that has rows on both sides: the source's part of them. */
  Map<Long, Double> parts() {
    Map<Long, Double> parts = new HashMap<>();
    for (long group : groups.keys()) {
      long n = usable(Side.SOURCE, group);
      long m = usable(Side.TARGET, group);
      if (n > 0 && m > 0) {
        parts.put(group, (double) n / (n + m));
      }
    }
    return parts;
  }

  /** Rows of the smaller side in the group that is in the middle, of those that have both. */
  long usualRows() {
    long[] sizes =
        groups.keys().stream()
            .mapToLong(g -> Math.min(usable(Side.SOURCE, g), usable(Side.TARGET, g)))
            .filter(rows -> rows > 0)
            .sorted()
            .toArray();
    return sizes.length == 0 ? 0 : sizes[sizes.length / 2];
  }

  /** Rows that were set aside, as {@code SIDE_REASON}. */
  Map<String, Long> rejectedByReason() {
    Map<String, Long> reasons = new LinkedHashMap<>();
    for (Side side : Side.values()) {
      of(side)
          .rejectedByReason()
          .forEach((reason, count) -> reasons.put(side + "_" + reason.label(), count));
    }
    return reasons;
  }

  /**
   * The one length of all usable vectors.
   *
   * @throws InputException where the policy or the tables leave nothing to do
   */
  int checkedLength() {
    List<String> problems = new ArrayList<>();
    for (Side side : Side.values()) {
      if (options.badRows() == BadRowPolicy.FAIL) {
        of(side)
            .rejectedByReason()
            .forEach(
                (reason, count) ->
                    problems.add(
                        ("%s has %s %s. Add --on-bad-row drop to leave them out, or --on-bad-row"
                                + " quarantine to list them in rejects/; nothing was written")
                            .formatted(
                                side,
                                RowCount.of(count),
                                reason.clause("id", "`" + options.columns().x() + "`"))));
      }
      long usable = groups.keys().stream().mapToLong(group -> usable(side, group)).sum();
      if (usable == 0 && problems.isEmpty()) {
        problems.add("%s has no usable row; nothing was written".formatted(side));
      }
    }
    OptionalInt length = problems.isEmpty() ? length(problems) : OptionalInt.empty();
    if (!problems.isEmpty()) {
      throw new InputException(problems);
    }
    return length.orElseThrow();
  }

  private OptionalInt length(List<String> problems) {
    Map<Integer, String> first = new LinkedHashMap<>();
    for (long group : groups.keys()) {
      for (Side side : Side.values()) {
        of(side)
            .dims(key(side, group))
            .map(Dims::x)
            .ifPresent(length -> first.putIfAbsent(length, described(side, group)));
      }
    }
    if (first.size() > 1) {
      problems.add(
          "vectors have different lengths: %s. Tables are compared coordinate by coordinate;"
                  .formatted(first)
              + " nothing was written");
    }
    return first.keySet().stream().mapToInt(Integer::intValue).findFirst();
  }

  private String described(Side side, long group) {
    Object[] values = groups.values(group);
    boolean named = values.length > 0 && key(side, group) == group;
    return named ? side + " " + Arrays.toString(values) : side.toString();
  }
}
