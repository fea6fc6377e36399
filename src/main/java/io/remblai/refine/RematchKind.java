package io.remblai.refine;

/** How the pairs of a round are grouped before each group is solved again. */
public enum RematchKind {
  /**
   * Pairs whose x + T(x) are close: mends local mistakes, where monotonicity is most violated; best
   * in many dimensions.
   */
  MIDPOINT,
  /**
   * Pairs at random: mends coarse mistakes; one such round is worth many on clustered clouds in few
   * dimensions.
   */
  RANDOM
}
