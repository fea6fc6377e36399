package io.remblai.refine.partial;

import io.remblai.math.ExactSum;
import io.remblai.refine.CanonicalCloud;
import io.remblai.refine.Midpoints;
import io.remblai.refine.PairSample;
import io.remblai.refine.RefineOptions;
import io.remblai.refine.RefinePlan;
import io.remblai.refine.RematchRound;
import io.remblai.refine.ShareRouter;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Rounds over the targets of one in-memory run: each goes to a share, by its place with its source
 * or suitor, and shares are solved again in parallel.
 */
final class PartialRounds {

  private final RefineOptions options;
  private final RefinePlan plan;
  private final CanonicalCloud target;
  private final int m;
  private final int dim;

  private int[] matched;
  private float[] suitors;
  private double[] potentials;
  private double cost;

  /**
   * @param plan of as many points as there are targets
   * @param matched canonical row of the source of each target, or {@link PartialShare#NONE}; kept
   * @param suitors its coordinates, or those of who would take the target [m, dim]; kept
   * @param potentials of the targets [m]; kept
   */
  PartialRounds(
      RefineOptions options,
      RefinePlan plan,
      CanonicalCloud target,
      int[] matched,
      float[] suitors,
      double[] potentials) {
    this.options = options;
    this.plan = plan;
    this.target = target;
    this.m = plan.points();
    this.dim = plan.dim();
    this.matched = matched;
    this.suitors = suitors;
    this.potentials = potentials;
  }

  int[] matched() {
    return matched;
  }

  double[] potentials() {
    return potentials;
  }

  /** Cost of all pairs after the last round. */
  double cost() {
    return cost;
  }

  /** Runs a round; returns its work. */
  long run(RematchRound round) {
    int[][] members = members(router(round));
    Next next = new Next(new int[m], suitors.clone(), new double[m], new ExactSum[members.length]);
    long work =
        IntStream.range(0, members.length)
            .parallel()
            .mapToLong(share -> solveShare(round, share, members[share], next))
            .sum();
    ExactSum total = new ExactSum();
    Arrays.stream(next.costs).forEach(total::mergeWith);
    cost = total.value();
    matched = next.matched;
    suitors = next.suitors;
    potentials = next.potentials;
    return work;
  }

  /** What a round writes: each share its own targets and its own cost. */
  private record Next(int[] matched, float[] suitors, double[] potentials, ExactSum[] costs) {}

  private ShareRouter router(RematchRound round) {
    if (!round.routesByPlace()) {
      return ShareRouter.withoutPlaces(round);
    }
    PairSample sample = PairSample.of(round, plan.samplePairs(), m);
    int[] rows = IntStream.range(0, m).filter(j -> sample.contains(target.keys[j])).toArray();
    float[] places = new float[rows.length * dim];
    long[] orders = new long[rows.length];
    for (int i = 0; i < rows.length; i++) {
      int at = rows[i] * dim;
      Midpoints.write(suitors, at, target.points, at, dim, places, i * dim);
      orders[i] = round.order(target.keys[rows[i]]);
    }
    return ShareRouter.of(round, dim, places, orders);
  }

  /** Targets of each share, in canonical order. */
  private int[][] members(ShareRouter router) {
    float[] place = new float[dim];
    int[] share = new int[m];
    int[] sizes = new int[router.shares()];
    for (int j = 0; j < m; j++) {
      share[j] = router.share(target.keys[j], suitors, j * dim, target.points, j * dim, place);
      sizes[share[j]]++;
    }
    int[][] members = new int[sizes.length][];
    for (int s = 0; s < members.length; s++) {
      members[s] = new int[sizes[s]];
    }
    Arrays.fill(sizes, 0);
    for (int j = 0; j < m; j++) {
      members[share[j]][sizes[share[j]]++] = j;
    }
    return members;
  }

  private long solveShare(RematchRound round, int share, int[] rows, Next next) {
    long[] keys = new long[rows.length];
    boolean[] pairs = new boolean[rows.length];
    double[] carried = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      keys[i] = target.keys[rows[i]];
      pairs[i] = matched[rows[i]] != PartialShare.NONE;
      carried[i] = potentials[rows[i]];
    }
    PartialShare.Outcome outcome =
        new PartialShare(options.forTasks(), dim)
            .solve(
                round,
                keys,
                PartialRun.gather(suitors, rows, dim),
                PartialRun.gather(target.points, rows, dim),
                pairs,
                carried,
                share);
    for (int i = 0; i < rows.length; i++) {
      int from = outcome.sources()[i];
      next.potentials[rows[i]] = outcome.potentials()[i];
      next.matched[rows[i]] = from == PartialShare.NONE ? from : matched[rows[from]];
      if (from != PartialShare.NONE) {
        System.arraycopy(suitors, rows[from] * dim, next.suitors, rows[i] * dim, dim);
      }
    }
    next.costs[share] = outcome.cost();
    return outcome.work();
  }
}
