package io.remblai.refine;

/** How the pairs of a round are grouped, and how each group is solved again. */
public enum RematchKind {
  /**
   * Wide groups, some ten thousand pairs whose x + T(x) are close, each solved by an auction from
   * carried potentials to within a small part of its cost: what brings the map near the optimum in
   * many dimensions.
   */
  WIDE,
  /**
   * Groups of the leaf size of pairs whose x + T(x) are close, solved exactly: mends local
   * mistakes, where monotonicity is most violated; best in few dimensions.
   */
  MIDPOINT,
  /**
   * Groups of the leaf size of pairs at random, solved exactly: mends coarse mistakes; one such
   * round is worth many on clustered clouds in few dimensions.
   */
  RANDOM
}
