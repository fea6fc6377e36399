package io.remblai.ml.param;

import io.remblai.spark.input.BadRowPolicy;

/** What a stage does with rows that it cannot use, in the words of Spark ML. */
public enum HandleInvalid {
  /** Refuses the table, naming every kind of bad row. */
  ERROR,
  /** Leaves them out. */
  SKIP;

  /** The same in the words of commands. */
  public BadRowPolicy policy() {
    return this == ERROR ? BadRowPolicy.FAIL : BadRowPolicy.DROP;
  }
}
