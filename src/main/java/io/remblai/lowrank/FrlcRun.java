package io.remblai.lowrank;

import io.remblai.lowrank.HalfStep.Factor;
import io.remblai.lowrank.HalfStep.Relaxation;
import io.remblai.lowrank.cost.CostForm;
import io.remblai.lowrank.coupling.Convergence;
import io.remblai.lowrank.coupling.LatentCoupling;
import io.remblai.lowrank.coupling.LowRankProblem;
import io.remblai.lowrank.coupling.TracePoint;
import java.util.ArrayList;
import java.util.List;

/**
 * The descent from one start: a step in Q, in R and in T by turns, of a size that grows while the
 * objective falls and shrinks where it would rise. Not thread safe.
 */
final class FrlcRun {

  private static final double GROWTH = 1.3;
  private static final double SHRINKAGE = 0.25;
  private static final double MOST_GAMMA = 8192;

  /** Iterations in a row without a gain that end a run. */
  private static final int STANDSTILLS = 3;

  private static final double ROUNDING = 1e-12;

  private final LowRankProblem problem;
  private final FrlcOptions options;
  private final Objective objective;
  private final HalfStep sourceStep;
  private final HalfStep targetStep;
  private final double independentValue;
  private final List<TracePoint> trace = new ArrayList<>();

  private LatentCoupling at;
  private Objective.Evaluated evaluated;
  private double gamma;
  private int standstills;

  FrlcRun(
      LowRankProblem problem,
      FrlcOptions options,
      Objective objective,
      HalfStep sourceStep,
      HalfStep targetStep,
      double independentValue) {
    this.problem = problem;
    this.options = options;
    this.objective = objective;
    this.sourceStep = sourceStep;
    this.targetStep = targetStep;
    this.independentValue = independentValue;
    gamma = options.gamma();
  }

  FrlcResult from(LatentCoupling start) {
    at = start;
    evaluated = objective.at(at);
    record(0);
    double change = 1;
    int iteration = 0;
    while (iteration < options.maxIterations() && !finished(iteration)) {
      iteration++;
      change = iterate();
      record(iteration);
    }
    Convergence convergence =
        new Convergence(finished(iteration), iteration, change, at.marginalError());
    return new FrlcResult(
        at,
        evaluated.value(),
        evaluated.linear(),
        evaluated.gromov(),
        evaluated.mass(),
        independentValue,
        objective.tau(),
        convergence,
        List.copyOf(trace));
  }

  private boolean finished(int iteration) {
    return standstills >= STANDSTILLS && iteration >= options.minIterations();
  }

  private void record(int iteration) {
    trace.add(new TracePoint(iteration, evaluated.value(), at.marginalError(), gamma));
  }

  /** One iteration; returns the fraction of the whole improvement that it gained. */
  private double iterate() {
    LatentCoupling next = advance();
    Objective.Evaluated after = objective.at(next);
    double gained = evaluated.value() - after.value();
    double whole = Math.abs(independentValue - Math.min(after.value(), evaluated.value()));
    double change = whole > 0 ? gained / whole : 0;
    if (gained >= -ROUNDING * Math.abs(independentValue)) {
      at = next;
      evaluated = after;
      gamma = Math.min(gamma * GROWTH, MOST_GAMMA);
      standstills = change < options.tolerance() ? standstills + 1 : 0;
    } else {
      gamma *= SHRINKAGE;
      standstills = gamma < options.gamma() * SHRINKAGE * SHRINKAGE ? standstills + 1 : standstills;
      change = 0;
    }
    return change;
  }

  private LatentCoupling advance() {
    double mass = evaluated.mass();
    Factor source = new Factor(at.source(), at.sourceSums());
    double[] gradient = objective.sourceGradient(at, mass);
    double[] prices = at.latent().rowPrices();
    source =
        problem.marginals().sourceRelaxed()
            ? sourceStep.move(source, gradient, prices, gamma, sourceRelaxation(mass))
            : sourceStep.move(source, gradient, prices, gamma);
    LatentCoupling half = with(source, new Factor(at.target(), at.targetSums()));
    Factor target = new Factor(half.target(), half.targetSums());
    gradient = objective.targetGradient(half, mass);
    prices = half.latent().columnPrices();
    target =
        problem.marginals().targetRelaxed()
            ? targetStep.move(target, gradient, prices, gamma, targetRelaxation(mass))
            : targetStep.move(target, gradient, prices, gamma);
    return LatentStep.move(objective, with(source, target), mass, gamma);
  }

  private Relaxation sourceRelaxation(double mass) {
    double[] moments = evaluated.sourceMoments();
    return new Relaxation(objective.tau(), rowForm(problem.sourceMetric(), moments, mass));
  }

  private Relaxation targetRelaxation(double mass) {
    double[] moments = evaluated.targetMoments();
    return new Relaxation(objective.tau(), rowForm(problem.targetMetric(), moments, mass));
  }

  private double[] rowForm(CostForm metric, double[] moments, double mass) {
    return problem.alpha() > 0
        ? MetricMoments.rowForm(metric, moments, problem.alpha() * mass)
        : new double[0];
  }

  private LatentCoupling with(Factor source, Factor target) {
    return new LatentCoupling(
        source.rows(),
        source.sums(),
        target.rows(),
        target.sums(),
        at.latent().withMarginals(source.sums().columnMasses(), target.sums().columnMasses()));
  }
}
