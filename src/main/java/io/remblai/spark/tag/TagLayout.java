package io.remblai.spark.tag;

import java.io.Serializable;
import java.util.List;

/**
 * Which tags the rows of a table carry.
 *
 * @param groups the columns that name its groups, in order
 * @param calipers names of the columns of numbers that may differ only so much, in order
 */
public record TagLayout(List<GroupColumn> groups, List<String> calipers) implements Serializable {

  /** No tags. */
  public static final TagLayout NONE = new TagLayout(List.of(), List.of());

  public TagLayout {
    groups = List.copyOf(groups);
    calipers = List.copyOf(calipers);
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return groups.isEmpty() && calipers.isEmpty();
  }

  /** How many columns they are read from. */
  public int columns() {
    return groups.size() + calipers.size();
  }
}
