package io.remblai.spark;

import java.util.Locale;

/** Which of the two tables. */
public enum Side {
  SOURCE,
  TARGET;

  /** The stream of this side's row keys: 0 or 1. */
  public long stream() {
    return this == SOURCE ? 0 : 1;
  }

  /** {@code source} or {@code target}, as in messages and output columns. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
