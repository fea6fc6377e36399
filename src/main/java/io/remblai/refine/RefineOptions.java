package io.remblai.refine;

import io.remblai.geometry.GroundCost;
import java.util.OptionalInt;

/**
 * Settings of the map that change its result.
 *
 * @param cost the ground cost
 * @param leafSize largest block that is solved exactly, in points; at least 2
 * @param groupSize largest group of a wide rematching round, in pairs; at least 2
 * @param rematchRounds number of rematching rounds; empty: until rounds gain too little, at most
 *     {@link #MAX_AUTO_ROUNDS}
 * @param taskBytes memory that one task may use for its share of the points, in bytes
 * @param seed seed of the run
 * @param split how blocks are cut and solved
 */
public record RefineOptions(
    GroundCost cost,
    int leafSize,
    int groupSize,
    OptionalInt rematchRounds,
    long taskBytes,
    long seed,
    SplitOptions split) {

  /** Default of {@code leafSize}. */
  public static final int DEFAULT_LEAF_SIZE = 1024;

  /** Default of {@code groupSize}. */
  public static final int DEFAULT_GROUP_SIZE = 16_384;

  /** Default of {@code taskBytes}: 256 MiB. */
  public static final long DEFAULT_TASK_BYTES = 256L << 20;

  /** Default of {@code seed}. */
  public static final long DEFAULT_SEED = 1;

  /** Most rounds of an automatic run. */
  public static final int MAX_AUTO_ROUNDS = 64;

  /**
   * An automatic run stops when no kind of round gains this fraction of the cost any more for
   * {@link #AUTO_STOP_WORK}.
   */
  public static final double AUTO_STOP_GAIN = 1e-3;

  /** Work per point, in the units of {@link RematchShare.Outcome#work()}: 0.1 ms of one core. */
  public static final double AUTO_STOP_WORK = 100_000;

  public RefineOptions {
    if (leafSize < 2 || leafSize > 16_384) {
      throw new IllegalArgumentException("leafSize must be in [2, 16384], not " + leafSize);
    }
    if (groupSize < 2 || groupSize > 1 << 20) {
      throw new IllegalArgumentException("groupSize must be in [2, 1048576], not " + groupSize);
    }
    if (rematchRounds.isPresent() && rematchRounds.getAsInt() < 0) {
      throw new IllegalArgumentException(
          "rematchRounds must be at least 0, not " + rematchRounds.getAsInt());
    }
    if (taskBytes < 1 << 20) {
      throw new IllegalArgumentException("taskBytes must be at least 1 MiB, not " + taskBytes);
    }
  }

  /** With coordinate splits. */
  public RefineOptions(
      GroundCost cost,
      int leafSize,
      int groupSize,
      OptionalInt rematchRounds,
      long taskBytes,
      long seed) {
    this(
        cost,
        leafSize,
        groupSize,
        rematchRounds,
        taskBytes,
        seed,
        SplitOptions.coordinate(leafSize));
  }

  /** The same without rematching. */
  public RefineOptions withoutRounds() {
    return new RefineOptions(cost, leafSize, groupSize, OptionalInt.of(0), taskBytes, seed, split);
  }

  /** What tasks need to know of these. */
  public TaskOptions forTasks() {
    return new TaskOptions(cost, leafSize, seed, split);
  }

  /** Every default, squared Euclidean cost. */
  public static RefineOptions defaults() {
    return new RefineOptions(
        GroundCost.SQEUCLIDEAN,
        DEFAULT_LEAF_SIZE,
        DEFAULT_GROUP_SIZE,
        OptionalInt.empty(),
        DEFAULT_TASK_BYTES,
        DEFAULT_SEED);
  }
}
