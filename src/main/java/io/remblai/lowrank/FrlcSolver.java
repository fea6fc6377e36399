package io.remblai.lowrank;

import io.remblai.lowrank.cost.CostForm;
import io.remblai.lowrank.coupling.LatentCoupling;
import io.remblai.lowrank.coupling.LowRankProblem;
import io.remblai.lowrank.coupling.Marginals;
import io.remblai.lowrank.latent.LatentPlan;
import io.remblai.lowrank.rows.FactorPasses;
import io.remblai.lowrank.rows.FactorSums;
import io.remblai.lowrank.rows.SoftRows;
import io.remblai.lowrank.rows.Wanted;

/**
 * Factor Relaxation with Latent Coupling (Halmos, Liu, Gold and Raphael, NeurIPS 2024): coordinate
 * mirror descent in the factors Q, R and the latent plan T of a low-rank coupling.
 *
 * <p>What differs from the paper: rows are described by a matrix instead of being stored ({@link
 * SoftRows}), inner projections are Newton's in r unknowns, gradients contain the price of the
 * inner masses, and the step is adapted. An iteration is a few passes over either cloud, each of
 * O(n r (width + r)). Marginals of every iterate are exact up to rounding.
 */
public final class FrlcSolver {

  private FrlcSolver() {}

  /** The best of some starts. */
  public static FrlcResult solve(LowRankProblem problem, FrlcOptions options) {
    LatentCoupling independent = independent(problem);
    LowRankProblem reduced = withoutConstants(problem);
    Objective whole = new Objective(problem, 0);
    double scale = Math.abs(whole.at(independent).value());
    Objective objective = new Objective(reduced, options.tauOuter() * scale);
    HalfStep source = new HalfStep(problem.source(), options.sourceRank(), options.tauInner());
    HalfStep target = new HalfStep(problem.target(), options.targetRank(), options.tauInner());
    Starts starts = new Starts(reduced, options, objective, source, target);
    double value = objective.at(independent).value();
    FrlcResult best = null;
    for (int k = 0; k < options.restarts(); k++) {
      FrlcRun run = new FrlcRun(reduced, options, objective, source, target, value);
      FrlcResult result = run.from(starts.coupling(k));
      best = best == null || result.value() < best.value() ? result : best;
    }
    double constant = whole.at(independent).linear() - objective.at(independent).linear();
    return best.plus(constant, problem.alpha());
  }

  /**
   * The problem without what is the same for every coupling of given marginals, however far apart
   * the clouds are: moving one changes no bit of the descent.
   */
  private static LowRankProblem withoutConstants(LowRankProblem problem) {
    CostForm interaction =
        problem
            .cost()
            .interaction(problem.source().extent().width(), problem.target().extent().width());
    boolean constant = problem.marginals() == Marginals.BALANCED && !interaction.isZero();
    return constant ? problem.withCost(interaction) : problem;
  }

  /** The coupling of rank one, {@code a b'}. */
  private static LatentCoupling independent(LowRankProblem problem) {
    SoftRows source = SoftRows.even(problem.source().extent().width(), 1);
    SoftRows target = SoftRows.even(problem.target().extent().width(), 1);
    FactorSums sourceSums = total(problem.source(), source);
    FactorSums targetSums = total(problem.target(), target);
    LatentPlan plan = LatentPlan.independent(sourceSums.columnMasses(), targetSums.columnMasses());
    return new LatentCoupling(source, sourceSums, target, targetSums, plan);
  }

  private static FactorSums total(FactorPasses cloud, SoftRows even) {
    FactorSums sums = cloud.pass(even, Wanted.SUMS);
    if (Math.abs(sums.totalMass() - 1) > 1e-6) {
      throw new IllegalArgumentException(
          "weights of a cloud must sum to 1, not " + sums.totalMass());
    }
    return sums;
  }
}
