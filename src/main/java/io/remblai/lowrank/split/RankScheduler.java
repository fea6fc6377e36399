package io.remblai.lowrank.split;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Chooses the rank-annealing schedule of Hierarchical Refinement (HiRef, equation 12) for any
 * number of points, primes too.
 *
 * <p>With n points, base blocks of at most Q and so at least {@code L = ceil(n / Q)} of them, the
 * schedule is the least of
 *
 * <pre>
 *   r_1 + r_1 r_2 + ... + r_1 r_2 ... r_k    over all k &lt;= depth and r_1, ..., r_k in [2, maxRank]
 *                                            with r_1 r_2 ... r_k &gt;= L
 * </pre>
 *
 * <p>Blocks need not be equal, so ranks need not divide anything: any product of at least L gives
 * base blocks of at most {@code ceil(n / (r_1 ... r_k)) <= Q} points (see {@link RankSchedule}).
 * The divisor schedules of the paper are among those compared, so the result is never worse than
 * theirs. The last term alone is at least L; rounding L up to a product of small factors is chosen
 * exactly when it saves more in the earlier terms than it adds to the last. The ranks come out
 * ascending: exchanging two neighbours a &gt; b changes only the term between them, from a to b
 * times those before.
 *
 * <p>The search is a dynamic program over what is left to be covered. Let f(m, t) be the least cost
 * of at most t ranks whose product is at least m. Then f(1, t) = 0 and, for m &gt; 1,
 *
 * <pre>
 *   f(m, t) = min over r in [2, maxRank] of r (1 + f(ceil(m / r), t - 1))
 * </pre>
 *
 * <p>since a cost with first rank r is r times (1 + the cost of the others), and the others must
 * multiply to at least m / r, hence to at least ceil(m / r). For m &lt;= maxRank one rank m is
 * best, as no cost is below the product. Otherwise the last product is at least m, the one before
 * it at least m / maxRank, and so on, so that
 *
 * <pre>
 *   f(m, t) &gt;= m + ceil(m / maxRank) + ceil(m / maxRank^2) + ...    while a term exceeds 1
 * </pre>
 *
 * <p>which, with the best cost found so far as a limit, rules out most r unseen. Of equal costs the
 * fewest levels win, then the smallest first ranks.
 *
 * @param maxRank most parts of a block on one level, at least 2
 * @param maxBase most points of a base block, at least 1
 * @param depth most levels, at least 1; base blocks do not count as one
 */
public record RankScheduler(int maxRank, int maxBase, int depth) implements Serializable {

  /** Ranks of 2 make any number of blocks in so many levels. */
  private static final int DEEPEST = 31;

  public RankScheduler {
    if (maxRank < 2) {
      throw new IllegalArgumentException("--max-rank must be at least 2, not " + maxRank);
    }
    if (maxBase < 1) {
      throw new IllegalArgumentException("--max-base must be at least 1, not " + maxBase);
    }
    if (depth < 1) {
      throw new IllegalArgumentException("--depth must be at least 1, not " + depth);
    }
  }

  /**
   * The best schedule of n points.
   *
   * @throws IllegalArgumentException if so few levels cannot make enough blocks; the message names
   *     the least change of each setting that would do
   */
  public RankSchedule schedule(int points) {
    if (points < 1) {
      throw new IllegalArgumentException("points must be at least 1, not " + points);
    }
    int blocks = (points - 1) / maxBase + 1;
    if (mostBlocks(maxRank, depth) < blocks) {
      throw tooShallow(points, blocks);
    }
    Search search = new Search(maxRank);
    Best best = search.best(blocks, Math.min(depth, DEEPEST), search.greedy(blocks));
    List<Integer> ranks = new ArrayList<>();
    long product = 1;
    for (Best at = best; at.levels > 0; at = at.rest) {
      ranks.add(at.rank);
      product *= at.rank;
    }
    return new RankSchedule(ranks, (int) ((points - 1) / product + 1));
  }

  private IllegalArgumentException tooShallow(int points, int blocks) {
    int deepEnough = depth;
    while (mostBlocks(maxRank, deepEnough) < blocks) {
      deepEnough++;
    }
    int wideEnough = Math.max(maxRank, (int) Math.pow(blocks, 1.0 / depth) - 1);
    while (mostBlocks(wideEnough, depth) < blocks) {
      wideEnough++;
    }
    long most = mostBlocks(maxRank, depth);
    return new IllegalArgumentException(
        "--depth %d with --max-rank %d makes at most %d blocks, but %d points in blocks of at most %d need %d; set --depth to %d, or --max-rank to %d, or --max-base to %d"
            .formatted(
                depth,
                maxRank,
                most,
                points,
                maxBase,
                blocks,
                deepEnough,
                wideEnough,
                (points - 1) / most + 1));
  }

  /** {@code rank^levels}, or the first power beyond any number of points. */
  private static long mostBlocks(int rank, int levels) {
    long most = 1;
    for (int level = 0; level < levels && most <= Integer.MAX_VALUE; level++) {
      most *= rank;
    }
    return most;
  }

  /** The best way to cover what is left: a first rank and the best way to cover the rest. */
  private record Best(long cost, int levels, int rank, Best rest) {

    static final Best NOTHING = new Best(0, 0, 1, null);

    Best after(int first) {
      return new Best(first * (1 + cost), levels + 1, first, this);
    }

    boolean isBetterThan(Best other) {
      return cost < other.cost || (cost == other.cost && levels < other.levels);
    }
  }

  /** What f needs to know: least blocks and most levels. */
  private record State(long blocks, int levels) {}

  /** One evaluation of f, which remembers what it has seen and what is not to be had. */
  private static final class Search {
    private final int maxRank;
    private final Map<State, Best> known = new HashMap<>();
    private final Map<State, Long> beyond = new HashMap<>(); // no cover costs so little

    Search(int maxRank) {
      this.maxRank = maxRank;
    }

    /** The best cover, if it costs no more than the limit; else null. */
    Best best(long blocks, int levels, long limit) {
      if (blocks == 1) {
        return Best.NOTHING;
      }
      if (blocks <= maxRank) {
        return blocks <= limit ? Best.NOTHING.after((int) blocks) : null;
      }
      State state = new State(blocks, levels);
      Best best = known.get(state);
      if (best == null && limit > beyond.getOrDefault(state, 0L)) {
        best = search(blocks, levels, limit);
        if (best == null) {
          beyond.put(state, limit);
        } else {
          known.put(state, best);
        }
      }
      return best != null && best.cost <= limit ? best : null;
    }

    private Best search(long blocks, int levels, long limit) {
      Best best = null;
      long most = limit;
      long first = Math.max(2, ceil(blocks, mostBlocks(maxRank, levels - 1)));
      // The cost is at least the first rank and the product.
      for (long r = first; r <= maxRank && r + blocks <= most; r++) {
        long rest = ceil(blocks, r);
        if (r * (1 + least(rest)) <= most) {
          Best others = best(rest, levels - 1, most / r - 1);
          if (others != null && (best == null || others.after((int) r).isBetterThan(best))) {
            best = others.after((int) r);
            most = best.cost;
          }
        }
      }
      return best;
    }

    /** The cost of the smallest first rank that leaves enough to the others, and so on. */
    long greedy(long blocks) {
      long product = 1;
      long cost = 0;
      long left = blocks;
      for (int level = fewestLevels(blocks); left > 1; level--) {
        long r = ceil(left, mostBlocks(maxRank, level - 1));
        product *= r;
        cost += product;
        left = ceil(left, r);
      }
      return cost;
    }

    private int fewestLevels(long blocks) {
      int levels = 0;
      while (mostBlocks(maxRank, levels) < blocks) {
        levels++;
      }
      return levels;
    }

    /** The lower bound of f. */
    private long least(long blocks) {
      long sum = 0;
      for (long left = blocks; left > 1; left = ceil(left, maxRank)) {
        sum += left;
      }
      return sum;
    }

    private static long ceil(long a, long b) {
      return (a - 1) / b + 1;
    }
  }
}
