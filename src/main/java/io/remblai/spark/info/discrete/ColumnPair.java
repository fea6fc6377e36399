package io.remblai.spark.info.discrete;

import java.io.Serializable;

/**
 * Two label columns that are compared.
 *
 * @param first place of the one among the label columns
 * @param second place of the other
 * @param name of both, {@code first:second}
 */
public record ColumnPair(int first, int second, String name) implements Serializable {

  public ColumnPair {
    if (first < 0 || second < 0 || first == second) {
      throw new IllegalArgumentException(
          "columns %d and %d are no pair of label columns".formatted(first, second));
    }
  }
}
