package io.remblai.spark.tag;

import java.io.Serializable;
import java.util.Arrays;

/**
 * The values of a row's group columns as they are carried: each a {@code Long}, a {@code Double} or
 * a {@code String}, none null. Immutable. Equal where all values are; no value can be taken for a
 * part of another.
 */
public final class GroupKey implements Serializable, Comparable<GroupKey> {

  private static final long serialVersionUID = 1;

  private final Object[] values;
  private final int hash;

  /** Keeps the array, does not copy it. */
  public GroupKey(Object... values) {
    for (Object value : values) {
      if (!(value instanceof Long || value instanceof Double || value instanceof String)) {
        throw new IllegalArgumentException(
            "values must be Long, Double or String, not " + Arrays.toString(values));
      }
    }
    this.values = values;
    this.hash = Arrays.hashCode(values);
  }

  /** How many columns it is of. */
  public int width() {
    return values.length;
  }

  /** The value of a column. */
  public Object value(int column) {
    return values[column];
  }

  /** By the first column that differs: numbers by size, text by UTF-16 code units. */
  @Override
  public int compareTo(GroupKey other) {
    for (int k = 0; k < values.length; k++) {
      int order = compare(values[k], other.values[k]);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** Values of one column are of one class. */
  private static int compare(Object a, Object b) {
    if (a instanceof Long number) {
      return number.compareTo((Long) b);
    }
    return a instanceof Double number
        ? number.compareTo((Double) b)
        : ((String) a).compareTo((String) b);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GroupKey key && hash == key.hash && Arrays.equals(values, key.values);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return Arrays.toString(values);
  }
}
