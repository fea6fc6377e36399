package io.remblai.refine;

import java.io.Serializable;

/**
 * Which pairs of a round place its top cuts: those that come first in the round's random order.
 *
 * @param round the round
 * @param last greatest order that is sampled, unsigned
 */
public record PairSample(RematchRound round, long last) implements Serializable {

  /** About {@code wanted} of n pairs; all of them where there are no more. */
  public static PairSample of(RematchRound round, int wanted, int n) {
    long last = wanted >= n ? -1 : (long) ((double) wanted / n * 0x1p63) << 1;
    return new PairSample(round, last);
  }

  /** Whether the pair with this source key is sampled. */
  public boolean contains(long sourceKey) {
    return Long.compareUnsigned(round.order(sourceKey), last) <= 0;
  }
}
