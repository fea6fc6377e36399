package io.remblai.spark.checkpoint;

/** How often a run writes a checkpoint; never changes what comes out. */
public enum CheckpointPace {
  /** Seldom enough to cost little: see {@link PaceClock}. */
  AUTO,
  /** Never. */
  NONE,
  /** After every level of the split, the solution of the blocks, and every round. */
  EVERY_STAGE
}
