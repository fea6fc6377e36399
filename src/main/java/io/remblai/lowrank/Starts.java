package io.remblai.lowrank;

import io.remblai.lowrank.HalfStep.Factor;
import io.remblai.lowrank.coupling.LatentCoupling;
import io.remblai.lowrank.coupling.LowRankProblem;
import io.remblai.lowrank.latent.ColumnPotentials;
import io.remblai.lowrank.latent.LatentPlan;
import io.remblai.lowrank.rows.FactorPasses;
import io.remblai.lowrank.rows.RowBlock;
import io.remblai.lowrank.rows.SoftRows;
import io.remblai.math.CounterRandom;
import io.remblai.math.KeyOrder;
import io.remblai.math.Seeds;
import java.util.Arrays;

/**
 * Couplings to start from, functions of the seed, the number of the start and the rows' keys.
 *
 * <p>The first, third, ... start is by landmarks: the source is divided evenly among as many rows
 * of the target as it has components, drawn by key, at the least cost (semi-discrete transport),
 * and the target among rows of the source; without a cost, either among rows of its own. The others
 * are random factors of full rank, every row for itself, as the paper has them.
 */
final class Starts {

  private static final double PROJECTION_TOLERANCE = 1e-3;
  private static final int PROJECTION_PASSES = 12;

  /** Range of the logits of a start by landmarks, and largest logit of a random one, in nats. */
  private static final double LANDMARK_LOGITS = 60;

  private static final double NOISE = 8;

  /** Logits of the first plan, in nats: enough to leave the independent plan, a saddle. */
  private static final double TILT = 2;

  /** Plans tried where the objective is not linear in them, and steps of each. */
  private static final int PLANS = 16;

  private static final int PLAN_STEPS = 40;
  private static final double PLAN_GAMMA = 10;

  private final LowRankProblem problem;
  private final FrlcOptions options;
  private final Objective objective;
  private final HalfStep sourceStep;
  private final HalfStep targetStep;

  Starts(
      LowRankProblem problem,
      FrlcOptions options,
      Objective objective,
      HalfStep sourceStep,
      HalfStep targetStep) {
    this.problem = problem;
    this.options = options;
    this.objective = objective;
    this.sourceStep = sourceStep;
    this.targetStep = targetStep;
  }

  /** Start number {@code k}, from 0. */
  LatentCoupling coupling(int k) {
    long seed = Seeds.key(options.seed(), k);
    Factor source;
    Factor target;
    if (k % 2 == 1) {
      source = random(problem.source(), sourceStep, options.sourceRank(), Seeds.key(seed, 0));
      target = random(problem.target(), targetStep, options.targetRank(), Seeds.key(seed, 1));
    } else {
      source = bySourceLandmarks(seed);
      target = byTargetLandmarks(seed);
    }
    return paired(source, target, Seeds.key(seed, 2));
  }

  private static Factor random(FactorPasses cloud, HalfStep step, int rank, long seed) {
    SoftRows rows = SoftRows.even(cloud.extent().width(), rank).withNoise(NOISE, seed);
    return projected(cloud, step.sample().rows(), rows);
  }

  private Factor bySourceLandmarks(long seed) {
    int rank = options.sourceRank();
    int lifted = problem.source().extent().width() + 1;
    double[] costs;
    if (problem.alpha() < 1) {
      double[] rows = landmarks(problem.target(), rank, Seeds.key(seed, 0));
      costs = problem.cost().toward(rows, rank, problem.target().extent().width() + 1, lifted);
    } else {
      double[] rows = landmarks(problem.source(), rank, Seeds.key(seed, 0));
      costs = problem.sourceMetric().toward(rows, rank, lifted, lifted);
    }
    return byCosts(problem.source(), sourceStep, costs, rank);
  }

  private Factor byTargetLandmarks(long seed) {
    int rank = options.targetRank();
    int lifted = problem.target().extent().width() + 1;
    double[] costs;
    if (problem.alpha() < 1) {
      double[] rows = landmarks(problem.source(), rank, Seeds.key(seed, 1));
      int other = problem.source().extent().width() + 1;
      costs = problem.cost().exchanged().toward(rows, rank, other, lifted);
    } else {
      double[] rows = landmarks(problem.target(), rank, Seeds.key(seed, 1));
      costs = problem.targetMetric().toward(rows, rank, lifted, lifted);
    }
    return byCosts(problem.target(), targetStep, costs, rank);
  }

  /** Rows, followed by a one [count, width + 1]; drawn again where there are too few. */
  static double[] landmarks(FactorPasses cloud, int count, long seed) {
    RowBlock sample = cloud.sample(Math.max(1024, 4 * count));
    long[] drawn = new long[sample.size()];
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = Seeds.key(seed, sample.keys()[i]);
    }
    int[] order = KeyOrder.ascending(drawn);
    int width = sample.width();
    double[] rows = new double[count * (width + 1)];
    for (int p = 0; p < count; p++) {
      int row = order[p % order.length];
      for (int k = 0; k < width; k++) {
        rows[p * (width + 1) + k] = sample.factors()[row * width + k];
      }
      rows[p * (width + 1) + width] = 1;
    }
    return rows;
  }

  static Factor byCosts(FactorPasses cloud, HalfStep step, double[] costs, int rank) {
    double range = step.sample().range(costs);
    double[] weights = new double[costs.length];
    for (int at = 0; at < costs.length && range > 0; at++) {
      weights[at] = -LANDMARK_LOGITS / range * costs[at];
    }
    double[] means = step.sample().columnMeans(weights);
    for (int p = 0; p < rank; p++) {
      weights[weights.length - rank + p] -= means[p];
    }
    RowSample.centre(weights, rank);
    return projected(cloud, step.sample().rows(), SoftRows.of(rank, weights));
  }

  /** Projected onto even inner marginals. */
  private static Factor projected(FactorPasses cloud, RowBlock sample, SoftRows rows) {
    double[] even = new double[rows.rank()];
    Arrays.fill(even, 1.0 / rows.rank());
    ColumnPotentials.Projected projected =
        new ColumnPotentials(
                cloud, sample, Double.POSITIVE_INFINITY, PROJECTION_TOLERANCE, PROJECTION_PASSES)
            .project(rows, even, new double[rows.rank()]);
    return new Factor(projected.rows(), projected.sums());
  }

  private LatentCoupling paired(Factor source, Factor target, long seed) {
    if (problem.alpha() == 0) {
      return descended(coupling(source, target, seed));
    }
    LatentCoupling best = descended(coupling(source, target, seed));
    for (int k = 1; k < PLANS; k++) {
      LatentCoupling other = descended(coupling(source, target, Seeds.key(seed, k)));
      if (objective.at(other).value() < objective.at(best).value()) {
        best = other;
      }
    }
    return best;
  }

  /** With a random plan. */
  private static LatentCoupling coupling(Factor source, Factor target, long seed) {
    double[] g = source.sums().columnMasses();
    double[] h = target.sums().columnMasses();
    CounterRandom random = new CounterRandom(seed, 0);
    double[] tilt = new double[g.length * h.length];
    for (int at = 0; at < tilt.length; at++) {
      tilt[at] = TILT * random.uniform(at);
    }
    LatentPlan plan = LatentPlan.independent(g, h).step(tilt, 1, g, h);
    return new LatentCoupling(source.rows(), source.sums(), target.rows(), target.sums(), plan);
  }

  /** After steps in the plan alone, which cost no pass over the clouds. */
  private LatentCoupling descended(LatentCoupling start) {
    LatentCoupling at = start;
    double value = objective.at(at).value();
    double gamma = PLAN_GAMMA;
    for (int k = 0; k < PLAN_STEPS && gamma > 1e-3; k++) {
      LatentCoupling next = LatentStep.move(objective, at, 1, gamma);
      double after = objective.at(next).value();
      if (after <= value) {
        at = next;
        value = after;
        gamma *= 1.5;
      } else {
        gamma /= 4;
      }
    }
    return at;
  }
}
