package io.remblai.lowrank.split;

import java.io.Serializable;
import java.util.List;

/**
 * Into how many parts every block is cut on each level of a hierarchy, before its blocks are solved
 * whole.
 *
 * <p>A block of p points is cut into r parts of floor(p / r) or ceil(p / r) points. On a level with
 * {@code rho} blocks all blocks then hold floor(n / rho) or ceil(n / rho) of the n points, because
 * {@code floor(floor(n / a) / b) = floor(n / (a b))} and the same is true of ceil: whatever n is,
 * its divisors do not matter, and the sizes on a level differ by one at most.
 *
 * @param ranks the parts of a block on each level, first level first, each at least 2; empty if the
 *     points are one block
 * @param baseSize points of the largest block after the last level
 */
public record RankSchedule(List<Integer> ranks, int baseSize) implements Serializable {

  /** Far more blocks than there can be points; their paths still fit 63 bits. */
  private static final long MOST_BLOCKS = 1L << 40;

  public RankSchedule {
    ranks = List.copyOf(ranks);
    long blocks = 1;
    for (int rank : ranks) {
      if (rank < 2) {
        throw new IllegalArgumentException("every rank must be at least 2, not " + rank);
      }
      blocks *= rank;
      if (blocks > MOST_BLOCKS) {
        throw new IllegalArgumentException("ranks must multiply to at most 2^40: " + ranks);
      }
    }
    if (baseSize < 1) {
      throw new IllegalArgumentException("baseSize must be at least 1, not " + baseSize);
    }
  }

  public int levels() {
    return ranks.size();
  }

  /** Blocks after the last level: the product of the ranks. */
  public long blocks() {
    long blocks = 1;
    for (int rank : ranks) {
      blocks *= rank;
    }
    return blocks;
  }

  /**
   * The sum over levels of the blocks after each: {@code r_1 + r_1 r_2 + ...}, which a schedule is
   * chosen to make least (HiRef, equation 12).
   */
  public long cost() {
    long blocks = 1;
    long cost = 0;
    for (int rank : ranks) {
      blocks *= rank;
      cost += blocks;
    }
    return cost;
  }
}
