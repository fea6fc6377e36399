package io.remblai.ml.map;

/** What becomes of clouds of two sizes. */
public enum Unequal {
  /** The smaller one is mapped into the larger one, whose other rows have no partner. */
  PARTIAL,
  /** They are refused. */
  ERROR
}
