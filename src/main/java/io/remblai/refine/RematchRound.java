package io.remblai.refine;

import io.remblai.math.Seeds;
import java.io.Serializable;

/**
 * One round of rematching: all pairs are grouped anew and every group is solved again.
 *
 * @param number from 0
 * @param kind how pairs are grouped and solved
 * @param repeat rounds of this kind before this one
 * @param shares tasks that work on it
 * @param groupPoints most pairs of one group
 * @param seed seed of this round
 */
public record RematchRound(
    int number, RematchKind kind, int repeat, int shares, int groupPoints, long seed)
    implements Serializable {

  /** Streams of block seeds are numbered by path, from 1; rounds count down from here. */
  private static final long ROUND_STREAM = -1;

  /**
   * Potentials of the dual are averaged over rounds, since the bound is concave in them; the last
   * round counts at least so much. Gauss-d16, n = 65,536, 16,384 to a group, after 6 rounds: gap
   * 1.50 % with the last potentials alone, 0.83 % with 0.5 here, 0.65 % with 0.2.
   */
  private static final double LEAST_WEIGHT = 0.2;

  /** The next round of the given kind. */
  public static RematchRound of(
      int number, RematchKind kind, int repeat, RefinePlan plan, RefineOptions options) {
    boolean wide = kind == RematchKind.WIDE;
    return new RematchRound(
        number,
        kind,
        repeat,
        wide ? plan.wideGroups() : plan.shares(),
        wide ? plan.largestWideGroup() : options.leafSize(),
        Seeds.key(options.seed(), ROUND_STREAM, number));
  }

  /** Weight of this round's potentials against those carried so far. */
  public double weight() {
    return Math.max(1.0 / (repeat + 1), LEAST_WEIGHT);
  }

  /** Whether one group holds every pair. */
  public boolean isOnlyGroup() {
    return kind == RematchKind.WIDE && shares == 1;
  }

  /** Whether pairs go to shares by their place, so that a sample must tell where to cut. */
  public boolean routesByPlace() {
    return kind != RematchKind.RANDOM && shares > 1;
  }

  /** Where a pair stands in this round's random order, from the key of its source. */
  public long order(long sourceKey) {
    return order(seed, sourceKey);
  }

  static long order(long seed, long sourceKey) {
    return Seeds.mix(sourceKey ^ seed);
  }
}
