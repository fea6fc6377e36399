package io.remblai.job.divergence;

/** What of a row decides its cluster. */
public enum ClusterBy {
  /** Its direction: rows are brought to length 1. */
  DIRECTION,
  /** The row as it is. */
  POSITION
}
