package io.remblai.info.neighbor;

import java.io.Serializable;

/**
 * For rows of several parts: how many other rows are near in some of the parts, where the k nearest
 * in all parts together say what near is. Immutable.
 */
interface MarginalCounts extends Serializable {

  /** What near means. */
  enum Reach {
    /** Closer than the k-th joint neighbour: strictly. */
    CLOSER_THAN_JOINT,
    /** In one part, not farther than any of the joint neighbours is in that part. */
    WITHIN_OWN
  }

  /**
   * Counts for the queries from {@code from} to {@code to}.
   *
   * @param queries row numbers
   * @param counts [marginals][to - from], overwritten
   * @return how many of these queries have k copies or more, so that their joint distance is zero
   */
  int count(int[] queries, int from, int to, int[][] counts);
}
