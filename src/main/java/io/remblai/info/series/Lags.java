package io.remblai.info.series;

import java.io.Serializable;

/**
 * How much of the past counts.
 *
 * @param source values of the source before now, at least 1
 * @param target values of the target before now, at least 1
 */
public record Lags(int source, int target) implements Serializable {

  public Lags {
    if (source < 1 || target < 1) {
      throw new IllegalArgumentException(
          "source is %d and target %d, must be at least 1".formatted(source, target));
    }
  }

  /** The rows before now that a window needs. */
  public int longest() {
    return Math.max(source, target);
  }
}
