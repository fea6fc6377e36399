package io.remblai.spark.input;

/** How columns are brought to a common scale before costs are taken. */
public enum Standardize {
  /** Not at all. */
  NONE,
  /** (x - mean) / standard deviation, per column over both clouds together; population formula. */
  ZSCORE
}
