package io.remblai.job.divergence;

/** What a group of the source is measured against. */
public enum Against {
  /** The target's rows of the same group. */
  GROUP,
  /** All rows of the target, which has no groups then. */
  ALL
}
