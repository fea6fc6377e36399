package io.remblai.refine;

import io.remblai.math.Seeds;
import java.io.Serializable;

/**
 * One round of rematching: all pairs are grouped anew and every group is solved exactly.
 *
 * @param number from 0
 * @param kind how pairs are grouped
 * @param seed seed of this round
 */
public record RematchRound(int number, RematchKind kind, long seed) implements Serializable {

  /** Streams of block seeds are numbered by path, from 1; rounds count down from here. */
  private static final long ROUND_STREAM = -1;

  public static RematchRound of(int number, RematchKind kind, long runSeed) {
    return new RematchRound(number, kind, Seeds.key(runSeed, ROUND_STREAM, number));
  }

  /** Where a pair stands in this round's random order, from the key of its source. */
  public long order(long sourceKey) {
    return order(seed, sourceKey);
  }

  static long order(long seed, long sourceKey) {
    return Seeds.mix(sourceKey ^ seed);
  }
}
