package io.remblai.spark.info.discrete;

import java.io.Serializable;
import java.util.List;

/**
 * What is counted.
 *
 * @param pairs at least one
 * @param nulls draws of chance labels, at least 0
 * @param seed of those draws
 */
public record DiscreteSettings(List<ColumnPair> pairs, int nulls, long seed)
    implements Serializable {

  public DiscreteSettings {
    pairs = List.copyOf(pairs);
    if (pairs.isEmpty()) {
      throw new IllegalArgumentException("pairs is empty; at least one is needed");
    }
    if (nulls < 0) {
      throw new IllegalArgumentException("nulls is %d, must be at least 0".formatted(nulls));
    }
  }

  /** The same without draws. */
  DiscreteSettings withoutNulls() {
    return new DiscreteSettings(pairs, 0, seed);
  }
}
