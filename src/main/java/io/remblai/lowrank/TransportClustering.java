package io.remblai.lowrank;

import io.remblai.lowrank.HalfStep.Factor;
import io.remblai.lowrank.cost.CostForm;
import io.remblai.lowrank.coupling.Convergence;
import io.remblai.lowrank.coupling.LatentCoupling;
import io.remblai.lowrank.coupling.LowRankProblem;
import io.remblai.lowrank.coupling.Marginals;
import io.remblai.lowrank.coupling.TracePoint;
import io.remblai.lowrank.latent.LatentPlan;
import io.remblai.lowrank.rows.FactorPasses;
import io.remblai.lowrank.rows.SoftRows;
import io.remblai.lowrank.rows.Wanted;
import io.remblai.math.Seeds;
import java.util.ArrayList;
import java.util.List;

/**
 * Transport clustering (Schmidt, Halmos and Raphael, ICML 2026): a low-rank coupling from a full
 * one-to-one map. Points are registered by the map, and the pairs (x_i, y_s(i)) are clustered so
 * that
 *
 * <pre>
 *   sum_p (1 / g_p) sum_ij Q_ip c(x_i, y_s(j)) Q_jp
 * </pre>
 *
 * <p>is least, a generalised k-means. Q serves both sides: in registered order the coupling is
 * {@code Q diag(1/g) Q'}. The descent is the mirror descent of {@link FrlcSolver} with R tied to Q
 * and T diagonal, with the same adaptive step.
 */
public final class TransportClustering {

  private static final double GROWTH = 1.3;
  private static final double SHRINKAGE = 0.25;
  private static final double MOST_GAMMA = 8192;
  private static final int STANDSTILLS = 3;

  private TransportClustering() {}

  /**
   * Clusters registered pairs. The result's source and target factors are the same, both over the
   * pairs; its latent plan is diagonal.
   *
   * @param pairs a row for each pair, with the factors of x and of y side by side
   * @param cost c between two rows: its left factors are those of x, its right those of y
   * @param options of which the target's rank and tauOuter are not used
   */
  public static FrlcResult solve(FactorPasses pairs, CostForm cost, FrlcOptions options) {
    LowRankProblem problem = LowRankProblem.wasserstein(pairs, pairs, cost, Marginals.BALANCED);
    Objective objective = new Objective(problem, 0);
    HalfStep step = new HalfStep(pairs, options.sourceRank(), options.tauInner());
    SoftRows whole = SoftRows.even(pairs.extent().width(), 1);
    Factor one = new Factor(whole, pairs.pass(whole, Wanted.SUMS));
    double independent = objective.at(tied(one)).value();
    FrlcResult best = null;
    for (int k = 0; k < options.restarts(); k++) {
      Factor start = start(pairs, cost, options.sourceRank(), step, Seeds.key(options.seed(), k));
      FrlcResult result = descend(objective, step, start, options, independent);
      best = best == null || result.value() < best.value() ? result : best;
    }
    return best;
  }

  /** Each pair goes to the drawn pair with which it would exchange partners at the least cost. */
  private static Factor start(
      FactorPasses pairs, CostForm cost, int rank, HalfStep step, long seed) {
    int lifted = pairs.extent().width() + 1;
    double[] landmarks = Starts.landmarks(pairs, rank, seed);
    double[] costs = cost.toward(landmarks, rank, lifted, lifted);
    double[] exchanged = cost.exchanged().toward(landmarks, rank, lifted, lifted);
    for (int at = 0; at < costs.length; at++) {
      costs[at] += exchanged[at];
    }
    return Starts.byCosts(pairs, step, costs, rank);
  }

  private static FrlcResult descend(
      Objective objective, HalfStep step, Factor start, FrlcOptions options, double independent) {
    Factor at = start;
    double value = objective.at(tied(at)).value();
    double gamma = options.gamma();
    double change = 1;
    int standstills = 0;
    int iteration = 0;
    List<TracePoint> trace = new ArrayList<>();
    trace.add(new TracePoint(0, value, tied(at).marginalError(), gamma));
    while (iteration < options.maxIterations()
        && (standstills < STANDSTILLS || iteration < options.minIterations())) {
      iteration++;
      Factor next = moved(objective, step, at, gamma);
      double after = objective.at(tied(next)).value();
      double whole = Math.abs(independent - Math.min(after, value));
      change = whole > 0 && after < value ? (value - after) / whole : 0;
      standstills = change < options.tolerance() ? standstills + 1 : 0;
      gamma = after < value ? Math.min(gamma * GROWTH, MOST_GAMMA) : gamma * SHRINKAGE;
      at = after < value ? next : at;
      value = Math.min(after, value);
      trace.add(new TracePoint(iteration, value, tied(at).marginalError(), gamma));
    }
    LatentCoupling coupling = tied(at);
    Convergence convergence =
        new Convergence(standstills >= STANDSTILLS, iteration, change, coupling.marginalError());
    return new FrlcResult(
        coupling, value, value, 0, 1, independent, 0, convergence, List.copyOf(trace));
  }

  private static LatentCoupling tied(Factor factor) {
    LatentPlan plan = LatentPlan.diagonal(factor.sums().columnMasses());
    return new LatentCoupling(factor.rows(), factor.sums(), factor.rows(), factor.sums(), plan);
  }

  private static Factor moved(Objective objective, HalfStep step, Factor from, double gamma) {
    LatentCoupling coupling = tied(from);
    double[] gradient = objective.sourceGradient(coupling, 1);
    double[] ofTarget = objective.targetGradient(coupling, 1);
    int rank = from.sums().rank();
    int lifted = from.sums().width() + 1;
    double[] sums = from.sums().lifted();
    double[] prices = new double[rank];
    for (int at = 0; at < gradient.length; at++) {
      gradient[at] += ofTarget[at];
      prices[at % rank] += sums[at % rank * lifted + at / rank] * gradient[at];
    }
    for (int p = 0; p < rank; p++) {
      // A component's masses divide its cost once, not once for each side.
      double mass = sums[p * lifted + lifted - 1];
      prices[p] = mass > 0 ? prices[p] / (2 * mass) : 0;
    }
    return step.move(from, gradient, prices, gamma);
  }
}
