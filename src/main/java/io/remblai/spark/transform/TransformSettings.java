package io.remblai.spark.transform;

import io.remblai.refine.transform.Smoothing;
import java.io.Serializable;
import java.util.OptionalInt;

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

  /** Coordinates of a block's pairs; those near its borders and their index come on top. */
  private static final long BLOCK_BYTES = 32L << 20;

  private static final int LEAST_BLOCK = 1024;

  private static final long SEED = 0x626c6f636bL;

  public TransformSettings {
    if (neighbours < 1 || neighbours > MOST_NEIGHBOURS) {
      throw new IllegalArgumentException(
          "neighbours must be in [1, %d], not %d".formatted(MOST_NEIGHBOURS, neighbours));
    }
    if (blockPairs < 1) {
      throw new IllegalArgumentException("blockPairs must be at least 1, not " + blockPairs);
    }
  }

  /**
   * With what is left open chosen by dimension and smoothing.
   *
   * @param neighbours empty: what is best for the smoothing; see docs/measured.md
   * @param blockPairs empty: as many as a task should hold
   */
  public static TransformSettings of(
      Smoothing smoothing, OptionalInt neighbours, OptionalInt blockPairs, int dim) {
    boolean several = smoothing == Smoothing.MEAN || smoothing == Smoothing.LINEAR;
    long pairs = Math.max(LEAST_BLOCK, BLOCK_BYTES / (2L * Float.BYTES * dim));
    return new TransformSettings(
        smoothing,
        neighbours.orElse(several ? usualNeighbours(dim) : 1),
        blockPairs.orElse((int) pairs),
        SEED);
  }

  /** Few where places are dense, more where every pair tells little. */
  private static int usualNeighbours(int dim) {
    return Math.max(8, Math.min(32, 4 * dim));
  }
}
