package io.remblai.spark.judge;

/** What a run looks at to bound the cost of the best map from below. */
public enum Certify {
  /** Nothing. */
  NONE,
  /**
   * Sums over each cloud, which certify little, and a sample of sources, which certifies nothing.
   */
  FAST,
  /** Every source against every target: a certified gap and the slack of every pair. */
  FULL
}
