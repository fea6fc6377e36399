package io.remblai.lowrank;

import io.remblai.lowrank.latent.ColumnPotentials;
import io.remblai.lowrank.rows.FactorPasses;
import io.remblai.lowrank.rows.FactorSums;
import io.remblai.lowrank.rows.RowMass;
import io.remblai.lowrank.rows.SoftRows;
import java.util.Arrays;

/**
 * A step of mirror descent in one factor, the other and the latent plan fixed.
 *
 * <p>The gradient in Q of the objective, with T the best for the inner marginals, is
 *
 * <pre>
 *   G_ip - mean_p + price_p,      mean_p = (Q' G)_pp / g_p
 * </pre>
 *
 * <p>G's rows being linear in the factors, mean_p what a component's own rows pay, and price_p the
 * dual price of its mass in T's problem. Constants of a row cancel in tight rows, so the step is
 * measured against the largest range of a row's gradient (over a sample of rows): moving the clouds
 * changes nothing.
 */
final class HalfStep {

  /**
   * Logits of a row are kept within so many nats: their rounding to float then stays below 2^-11,
   * and a range that large is a hard assignment for all but one row in thousands.
   */
  private static final double MOST_LOGITS = 8192;

  private static final double SOFT_TOLERANCE = 1e-5;
  private static final int SOFT_PASSES = 30;
  private static final double HARD_TOLERANCE = 1e-6;
  private static final int HARD_PASSES = 30;

  private final FactorPasses cloud;
  private final double tauInner;
  private final RowSample sample;

  HalfStep(FactorPasses cloud, int rank, double tauInner) {
    this.cloud = cloud;
    this.tauInner = tauInner;
    sample = RowSample.of(cloud, rank);
  }

  /** A factor and the sums over its rows, of total mass one. */
  record Factor(SoftRows rows, FactorSums sums) {}

  /**
   * What relaxes the masses of rows.
   *
   * @param tau price, in units of the cost
   * @param quadratic part of the cost of a row that is no product, or empty
   */
  record Relaxation(double tau, double[] quadratic) {}

  /**
   * Takes a step.
   *
   * @param gradient [width + 1, rank]; not modified
   * @param prices [rank]; not modified
   * @param gamma how far a row's logits may move, in nats
   */
  Factor move(Factor from, double[] gradient, double[] prices, double gamma) {
    double[] correction = correction(from.sums, gradient, prices);
    double range = sample.range(gradient);
    if (range == 0) {
      return from;
    }
    return project(stepped(from.rows, gradient, gamma / range), from, correction, gamma, range);
  }

  /** Likewise where masses are relaxed. */
  Factor move(
      Factor from, double[] gradient, double[] prices, double gamma, Relaxation relaxation) {
    double[] correction = correction(from.sums, gradient, prices);
    double range = sample.range(gradient);
    if (range == 0) {
      return from;
    }
    SoftRows rows = stepped(from.rows, gradient, gamma / range);
    double[] costs = gradient.clone();
    int rank = correction.length;
    for (int p = 0; p < rank; p++) {
      costs[costs.length - rank + p] += correction[p];
    }
    double memory = 1 / (1 + gamma / range * relaxation.tau);
    double[] quadratic = relaxation.quadratic.clone();
    double offset = 0;
    if (!from.rows.mass().isTight()) {
      blend(costs, from.rows.mass().costs(), memory);
      blend(quadratic, from.rows.mass().quadratic(), memory);
      offset = from.rows.mass().offset();
    } else {
      offset = meanCost(costs, from.sums) / relaxation.tau;
    }
    rows = rows.withMass(RowMass.relaxed(costs, quadratic, relaxation.tau, offset));
    return project(rows, from, correction, gamma, range);
  }

  private static void blend(double[] now, double[] before, double memory) {
    for (int k = 0; k < now.length; k++) {
      now[k] += memory * (before[k] - now[k]);
    }
  }

  /** What rows pay on average, so that first masses are near the weights. */
  private static double meanCost(double[] costs, FactorSums sums) {
    int lifted = sums.width() + 1;
    double sum = 0;
    for (int p = 0; p < sums.rank(); p++) {
      for (int k = 0; k < lifted; k++) {
        sum += sums.lifted()[p * lifted + k] * costs[k * sums.rank() + p];
      }
    }
    return sum;
  }

  private Factor project(
      SoftRows rows, Factor from, double[] correction, double gamma, double range) {
    int rank = rows.rank();
    double[] shift = new double[rank];
    for (int p = 0; p < rank; p++) {
      shift[p] = -gamma / range * correction[p];
    }
    RowSample.centre(shift, rank);
    boolean hard = Double.isInfinite(tauInner);
    ColumnPotentials.Projected projected;
    if (hard) {
      double[] even = new double[rank];
      Arrays.fill(even, 1.0 / rank);
      projected =
          new ColumnPotentials(cloud, sample.rows(), tauInner, HARD_TOLERANCE, HARD_PASSES)
              .project(rows, even, shift);
    } else {
      projected =
          new ColumnPotentials(cloud, sample.rows(), gamma * tauInner, SOFT_TOLERANCE, SOFT_PASSES)
              .project(rows.shifted(shift), from.sums.columnMasses(), new double[rank]);
    }
    return new Factor(projected.rows(), projected.sums());
  }

  private static double[] correction(FactorSums sums, double[] gradient, double[] prices) {
    int rank = sums.rank();
    int lifted = sums.width() + 1;
    double[] correction = new double[rank];
    for (int p = 0; p < rank; p++) {
      double own = 0;
      for (int k = 0; k < lifted; k++) {
        own += sums.lifted()[p * lifted + k] * gradient[k * rank + p];
      }
      double mass = sums.lifted()[p * lifted + lifted - 1];
      correction[p] = prices[p] - (mass > 0 ? own / mass : 0);
    }
    return correction;
  }

  /** The rows with {@code step} times the gradient taken off the logits. */
  private SoftRows stepped(SoftRows rows, double[] gradient, double step) {
    int rank = rows.rank();
    double[] weights = rows.weights().clone();
    for (int at = 0; at < weights.length; at++) {
      weights[at] -= step * gradient[at];
    }
    RowSample.centre(weights, rank);
    double logits = sample.range(weights);
    if (logits > MOST_LOGITS) {
      for (int at = 0; at < weights.length; at++) {
        weights[at] *= MOST_LOGITS / logits;
      }
    }
    return rows.withWeights(weights);
  }

  RowSample sample() {
    return sample;
  }
}
