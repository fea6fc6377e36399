package io.remblai.spark.group;

/** What becomes of a group. */
public enum Fate {
  /** It has no rows in the target. */
  NO_TARGETS,
  /** It has no rows in the source. */
  NO_SOURCES,
  /** It has other numbers of rows in source and target, which was not to be. */
  UNEQUAL,
  /** One task solves it, and others beside it, exactly. */
  TASK,
  /** The whole cluster solves it, as it does clouds without groups. */
  CLUSTER;

  /** Whether it is mapped at all. */
  public boolean isSolved() {
    return this == TASK || this == CLUSTER;
  }
}
