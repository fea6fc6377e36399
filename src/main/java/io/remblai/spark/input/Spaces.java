package io.remblai.spark.input;

/** Whether the features of both tables can be compared. */
public enum Spaces {
  /** Of one dimension, in one space; one shift serves both. */
  SHARED,
  /** Of two spaces, whose dimensions may differ; each table is shifted by itself. */
  APART
}
