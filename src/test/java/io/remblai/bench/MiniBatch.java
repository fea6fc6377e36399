package io.remblai.bench;

import io.remblai.geometry.DemoCloud.Side;
import io.remblai.geometry.GroundCost;
import io.remblai.geometry.PointCloud;
import io.remblai.refine.RefineOptions;
import io.remblai.refine.RematchKind;
import io.remblai.refine.RematchRound;
import io.remblai.refine.RematchShare;
import io.remblai.refine.TaskOptions;
import java.util.OptionalDouble;
import java.util.stream.LongStream;

/**
 * Mini-batch optimal transport, the plainest method that scales: random batches of sources and
 * targets, each assigned exactly, once.
 *
 * <p>It is one random round from a random pairing; rows of both clouds are drawn independently, so
 * pairing equal row numbers is random.
 */
final class MiniBatch {

  /** Points of a batch. */
  static final int BATCH = 1024;

  /** Beyond it the reference would take longer than it is worth. */
  static final int MOST_POINTS = 1 << 20;

  private MiniBatch() {}

  /** Mean cost of its map; empty above {@link #MOST_POINTS}. */
  static OptionalDouble meanCost(GeneratedPair pair, GroundCost cost) {
    int n = pair.points();
    if (n > MOST_POINTS) {
      return OptionalDouble.empty();
    }
    PointCloud source = pair.cloud(Side.SOURCE);
    PointCloud target = pair.cloud(Side.TARGET);
    long seed = RefineOptions.DEFAULT_SEED;
    RematchRound round = new RematchRound(0, RematchKind.RANDOM, 0, 1, BATCH, seed);
    RematchShare.Outcome outcome =
        new RematchShare(new TaskOptions(cost, BATCH, seed), source.dim())
            .solve(
                round,
                LongStream.range(0, n).toArray(),
                source.coordinates(),
                target.coordinates(),
                new double[n],
                0);
    return OptionalDouble.of(outcome.cost().value() / n);
  }
}
