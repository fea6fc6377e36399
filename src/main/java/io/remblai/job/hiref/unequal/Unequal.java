package io.remblai.job.hiref.unequal;

/** What becomes of clouds of different size. */
public enum Unequal {
  /** They are refused. */
  ERROR,
  /** The smaller one is mapped one to one into the larger, the rest of which is left out. */
  PARTIAL,
  /** Every row of either side has the same mass, and rows share partners. */
  COUPLING
}
