package io.remblai.spark.tag;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The tags of some rows: of each the key of its group, if there are groups, and {@code width}
 * numbers. Immutable by agreement: arrays are shared, never written after construction.
 */
public final class RowTags implements Serializable {

  private static final long serialVersionUID = 1;

  private final int size;
  private final GroupKey[] groups; // null without groups; equal keys of one chunk are one object
  private final double[] numbers;
  private final int width;

  /** Keeps the arrays, does not copy them. */
  private RowTags(int size, GroupKey[] groups, double[] numbers, int width) {
    this.size = size;
    this.groups = groups;
    this.numbers = numbers;
    this.width = width;
  }

  public int size() {
    return size;
  }

  /** The group of a row; there must be groups. */
  public GroupKey group(int row) {
    return groups[row];
  }

  /** Numbers [size, width]; not to be modified. */
  public double[] numbers() {
    return numbers;
  }

  /** The tags of the given rows, in that order. */
  public RowTags select(int[] rows) {
    GroupKey[] keys = groups == null ? null : new GroupKey[rows.length];
    double[] selected = new double[rows.length * width];
    for (int i = 0; i < rows.length; i++) {
      if (keys != null) {
        keys[i] = groups[rows[i]];
      }
      System.arraycopy(numbers, rows[i] * width, selected, i * width, width);
    }
    return new RowTags(rows.length, keys, selected, width);
  }

  /** All rows of all parts in order; at least one part, all with the same kinds of tags. */
  public static RowTags concat(List<RowTags> parts) {
    RowTags first = parts.get(0);
    int size = parts.stream().mapToInt(RowTags::size).sum();
    GroupKey[] keys = first.groups == null ? null : new GroupKey[size];
    double[] numbers = new double[size * first.width];
    int at = 0;
    for (RowTags part : parts) {
      if (keys != null) {
        System.arraycopy(part.groups, 0, keys, at, part.size);
      }
      System.arraycopy(part.numbers, 0, numbers, at * first.width, part.size * first.width);
      at += part.size;
    }
    return new RowTags(size, keys, numbers, first.width);
  }

  /** Collects the tags of rows one by one. Not thread safe. */
  public static final class Builder {

    private static final int INITIAL_ROWS = 256;

    private final Map<GroupKey, GroupKey> seen = new HashMap<>();
    private final boolean grouped;
    private final int width;
    private GroupKey[] groups;
    private double[] numbers;
    private int size;

    /** For rows with so many numbers, with a group or without. */
    public Builder(boolean grouped, int width) {
      this.grouped = grouped;
      this.width = width;
      this.groups = new GroupKey[grouped ? INITIAL_ROWS : 0];
      this.numbers = new double[INITIAL_ROWS * width];
    }

    /**
     * Takes the next row.
     *
     * @param group its group; null without groups
     * @param own its numbers [width]; copied
     */
    public void add(GroupKey group, double[] own) {
      if (grouped) {
        groups = size == groups.length ? Arrays.copyOf(groups, 2 * size) : groups;
        GroupKey same = seen.putIfAbsent(group, group);
        groups[size] = same == null ? group : same;
      }
      if ((size + 1) * width > numbers.length) {
        numbers = Arrays.copyOf(numbers, 2 * size * width);
      }
      System.arraycopy(own, 0, numbers, size * width, width);
      size++;
    }

    /** The tags of all rows that were taken. */
    public RowTags build() {
      return new RowTags(
          size,
          grouped ? Arrays.copyOf(groups, size) : null,
          Arrays.copyOf(numbers, size * width),
          width);
    }
  }
}
