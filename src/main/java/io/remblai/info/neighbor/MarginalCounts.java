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
   * Counts for the queries from {@code from} to {@code to}. Where a row has k copies or more, its
   * k-th neighbour is at distance zero; then its copies are counted, in all parts and in each
   * marginal.
   *
   * @param queries row numbers
   * @param counts [marginals][to - from], overwritten
   * @param copies [to - from], overwritten: other rows that are equal in all parts where there are
   *     k or more of them, else 0
   * @return for how many of the other queries the k-th neighbour is not alone at its distance
   */
  int count(int[] queries, int from, int to, int[][] counts, int[] copies);
}
