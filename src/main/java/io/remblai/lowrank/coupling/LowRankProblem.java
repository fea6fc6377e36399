package io.remblai.lowrank.coupling;

import io.remblai.lowrank.cost.CostForm;
import io.remblai.lowrank.rows.FactorPasses;

/**
 * What is to be coupled: the least over couplings P of rank r of
 *
 * <pre>
 *   (1 - alpha) sum_ij c(x_i, y_j) P_ij + alpha sum_iji'j' (A(x_i, x_i') - B(y_j, y_j'))^2 P_ij P_i'j'
 * </pre>
 *
 * <p>plus, where marginals are relaxed, tau times their relative entropy to the weights.
 *
 * @param source rows x with their weights a
 * @param target rows y with their weights b
 * @param cost c, zero where alpha is 1
 * @param sourceMetric A, symmetric, zero where alpha is 0
 * @param targetMetric B, likewise
 * @param alpha in [0, 1]: 0 is Wasserstein, 1 is Gromov-Wasserstein
 * @param marginals which are given
 */
public record LowRankProblem(
    FactorPasses source,
    FactorPasses target,
    CostForm cost,
    CostForm sourceMetric,
    CostForm targetMetric,
    double alpha,
    Marginals marginals) {

  public LowRankProblem {
    if (!(alpha >= 0 && alpha <= 1)) {
      throw new IllegalArgumentException("alpha must be in [0, 1], not " + alpha);
    }
    if (alpha < 1 && cost.isZero()) {
      throw new IllegalArgumentException("alpha below 1 needs a cost, and it is zero");
    }
    if (alpha > 0 && (sourceMetric.isZero() || targetMetric.isZero())) {
      throw new IllegalArgumentException("alpha above 0 needs both metrics, and one is zero");
    }
  }

  /** This with another cost. */
  public LowRankProblem withCost(CostForm other) {
    return new LowRankProblem(source, target, other, sourceMetric, targetMetric, alpha, marginals);
  }

  /** The Wasserstein problem. */
  public static LowRankProblem wasserstein(
      FactorPasses source, FactorPasses target, CostForm cost, Marginals marginals) {
    return new LowRankProblem(source, target, cost, CostForm.zero(), CostForm.zero(), 0, marginals);
  }

  /** The Gromov-Wasserstein problem. */
  public static LowRankProblem gromov(
      FactorPasses source,
      FactorPasses target,
      CostForm sourceMetric,
      CostForm targetMetric,
      Marginals marginals) {
    return new LowRankProblem(
        source, target, CostForm.zero(), sourceMetric, targetMetric, 1, marginals);
  }
}
