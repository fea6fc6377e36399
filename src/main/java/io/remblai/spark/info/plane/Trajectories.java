package io.remblai.spark.info.plane;

import io.remblai.spark.info.Groups;
import io.remblai.spark.table.InputException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Groups as points of trajectories: one group column orders the points, the others together name
 * the trajectory. Nulls come first.
 */
public final class Trajectories {

  /**
   * A group's place.
   *
   * @param trajectory values of the other group columns
   * @param index from 0 within the trajectory
   */
  public record Place(String trajectory, int index) {}

  private final Map<Long, Place> places = new HashMap<>();

  /**
   * Orders the groups.
   *
   * @param column number of the group column that orders; empty: there are no trajectories
   * @throws InputException if its values have no order
   */
  public Trajectories(Groups groups, OptionalInt column) {
    if (column.isEmpty()) {
      return;
    }
    int by = column.getAsInt();
    Map<String, List<Long>> members = new TreeMap<>();
    for (long group : groups.keys()) {
      Object value = groups.values(group)[by];
      if (value != null && !(value instanceof Comparable<?>)) {
        throw new InputException(
            List.of(
                "the column of --order-col has values of %s, which have no order; name another"
                    .formatted(value.getClass().getSimpleName())));
      }
      members.computeIfAbsent(name(groups.values(group), by), any -> new ArrayList<>()).add(group);
    }
    members.forEach((name, own) -> place(groups, by, name, own));
  }

  private void place(Groups groups, int by, String name, List<Long> own) {
    own.sort(Comparator.comparing(group -> groups.values(group)[by], Trajectories::compare));
    for (int i = 0; i < own.size(); i++) {
      places.put(own.get(i), new Place(name, i));
    }
  }

  /** Values of one column, so of one type. */
  @SuppressWarnings("unchecked")
  private static int compare(Object one, Object other) {
    if (one == null || other == null) {
      return Boolean.compare(one != null, other != null);
    }
    return ((Comparable<Object>) one).compareTo(other);
  }

  private static String name(Object[] values, int without) {
    return IntStream.range(0, values.length)
        .filter(g -> g != without)
        .mapToObj(g -> String.valueOf(values[g]))
        .collect(Collectors.joining(","));
  }

  /** Where a group is; nothing without trajectories. */
  public Optional<Place> place(long group) {
    return Optional.ofNullable(places.get(group));
  }
}
