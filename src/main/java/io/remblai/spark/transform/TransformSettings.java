package io.remblai.spark.transform;

import io.remblai.refine.transform.Smoothing;
import java.io.Serializable;

/**
 * Settings of a transform that change its result.
 *
 * @param smoothing what near pairs say of a point
 * @param neighbours how many pairs are asked; at least 1
 * @param blockPairs pairs of one block, about; at least 1
 * @param seed of the cuts between blocks
 */
public record TransformSettings(Smoothing smoothing, int neighbours, int blockPairs, long seed)
    implements Serializable {

  /** Most neighbours. */
  public static final int MOST_NEIGHBOURS = 1024;

  public TransformSettings {
    if (neighbours < 1 || neighbours > MOST_NEIGHBOURS) {
      throw new IllegalArgumentException(
          "neighbours must be in [1, %d], not %d".formatted(MOST_NEIGHBOURS, neighbours));
    }
    if (blockPairs < 1) {
      throw new IllegalArgumentException("blockPairs must be at least 1, not " + blockPairs);
    }
  }
}
