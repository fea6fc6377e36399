package io.remblai.spark.input;

/** What to do with rows that cannot be used. */
public enum BadRowPolicy {
  /** Refuse the input, naming every kind of bad row. */
  FAIL,
  /** Leave them out, counted. */
  DROP,
  /** Leave them out, counted, and list each with its reason. */
  QUARANTINE
}
