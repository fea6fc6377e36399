package io.remblai.lowrank;

import io.remblai.lowrank.cost.CostForm;
import io.remblai.lowrank.coupling.LatentCoupling;
import io.remblai.lowrank.coupling.LowRankProblem;
import io.remblai.lowrank.coupling.Marginals;
import io.remblai.lowrank.rows.FactorSums;
import io.remblai.lowrank.rows.RowMass;
import io.remblai.lowrank.rows.SoftRows;
import io.remblai.math.linear.Matrices;

/**
 * The objective of a coupling and its gradients, from sums over rows alone: O(r^2 (width + r)).
 *
 * <p>With S = Q' X~ and U = R' Y~ the sums of lifted rows, J the form of the cost, J_A and J_B
 * those of the metrics and L = diag(1/g) T diag(1/h):
 *
 * <pre>
 *   sum c P             = &lt;L, S J U'&gt;
 *   sum (A - B)^2 P P   = sum A^2 p p' + sum B^2 q q' - 2 &lt;L, K_A L K_B&gt;     K_A = S J_A S', K_B = U J_B U'
 *   sum A^2 p p'        = tr(M J_A M J_A)                                 M = sum_i p_i x~_i' x~_i
 * </pre>
 *
 * <p>A row of the gradient in Q is x~_i times {@code (1 - alpha) J U' L' - 4 alpha J_A S' L K_B
 * L'}.
 *
 * <p>Where both marginals are relaxed the mass s of the coupling is free. With P of mass one the
 * objective of s P is {@code (1 - alpha) s w + alpha s^2 gw + s tau (KL_a + KL_b) + 2 tau (s ln s -
 * s + 1)}; the best s is where its derivative is zero, and the gradient in P, over s, is that of
 * {@code (1 - alpha) w + 2 alpha s gw / 2 + tau (KL_a + KL_b)} with gw's at weight {@code alpha s}.
 */
final class Objective {

  private static final int MASS_BISECTIONS = 200;

  private final LowRankProblem problem;
  private final double tau;
  private final double[] sourceMoments;
  private final double[] targetMoments;

  /**
   * @param tau price of relaxed marginals, in units of the objective; at 0 the mass is not free
   */
  Objective(LowRankProblem problem, double tau) {
    this.problem = problem;
    this.tau = tau;
    sourceMoments = MetricMoments.fixed(problem, problem.source());
    targetMoments = MetricMoments.fixed(problem, problem.target());
  }

  double tau() {
    return tau;
  }

  /**
   * The objective of one coupling.
   *
   * @param value all of it
   * @param linear sum c P, of mass one
   * @param gromov sum (A - B)^2 P P, of mass one
   * @param mass s
   * @param sourceMoments M of the masses of the source's rows, or empty
   * @param targetMoments likewise
   */
  record Evaluated(
      double value,
      double linear,
      double gromov,
      double mass,
      double[] sourceMoments,
      double[] targetMoments) {}

  Evaluated at(LatentCoupling coupling) {
    int r1 = coupling.source().rank();
    int r2 = coupling.target().rank();
    double[] lambda = coupling.lambda();
    double linear = Matrices.inner(lambda, crossCosts(coupling));
    double gromov = 0;
    double[] ofSource = sourceMoments;
    double[] ofTarget = targetMoments;
    if (problem.alpha() > 0) {
      ofSource = MetricMoments.current(problem.source(), coupling.source(), sourceMoments);
      ofTarget = MetricMoments.current(problem.target(), coupling.target(), targetMoments);
      gromov =
          MetricMoments.squares(ofSource, problem.sourceMetric())
              + MetricMoments.squares(ofTarget, problem.targetMetric())
              - 2 * Matrices.inner(lambda, crossMetrics(coupling, lambda, r1, r2));
    }
    double divergence =
        divergence(coupling.source(), coupling.sourceSums())
            + divergence(coupling.target(), coupling.targetSums());
    double mass =
        problem.marginals() == Marginals.UNBALANCED && tau > 0
            ? bestMass(linear, gromov, divergence)
            : 1;
    double alpha = problem.alpha();
    double value =
        mass * ((1 - alpha) * linear + alpha * mass * gromov)
            + tau * mass * divergence
            + (mass == 1 ? 0 : 2 * tau * (mass * Math.log(mass) - mass + 1));
    return new Evaluated(value, linear, gromov, mass, ofSource, ofTarget);
  }

  /** {@code sum_i p_i ln(p_i / a_i)} of masses that sum to one. */
  private static double divergence(SoftRows rows, FactorSums sums) {
    RowMass mass = rows.mass();
    return mass.isTight() ? 0 : mass.offset() - sums.massCosts() / mass.tau();
  }

  private double bestMass(double linear, double gromov, double divergence) {
    double alpha = problem.alpha();
    double constant = (1 - alpha) * linear + tau * divergence;
    double low = -700;
    double high = 700;
    for (int k = 0; k < MASS_BISECTIONS; k++) {
      double middle = (low + high) / 2;
      double slope = constant + 2 * alpha * Math.exp(middle) * gromov + 2 * tau * middle;
      if (slope > 0) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return Math.exp((low + high) / 2);
  }

  /** {@code S J U'} [r1, r2]. */
  private double[] crossCosts(LatentCoupling coupling) {
    FactorSums s = coupling.sourceSums();
    FactorSums u = coupling.targetSums();
    double[] toward = problem.cost().toward(u.lifted(), u.rank(), u.width() + 1, s.width() + 1);
    return Matrices.product(s.lifted(), toward, s.rank(), s.width() + 1, u.rank());
  }

  /** {@code K_A L K_B} [r1, r2]. */
  private double[] crossMetrics(LatentCoupling coupling, double[] lambda, int r1, int r2) {
    double[] left = within(problem.sourceMetric(), coupling.sourceSums());
    double[] right = within(problem.targetMetric(), coupling.targetSums());
    return Matrices.product(Matrices.product(left, lambda, r1, r1, r2), right, r1, r2, r2);
  }

  /** {@code S J S'} [r, r]. */
  private static double[] within(CostForm metric, FactorSums sums) {
    int lifted = sums.width() + 1;
    double[] toward = metric.toward(sums.lifted(), sums.rank(), lifted, lifted);
    return Matrices.product(sums.lifted(), toward, sums.rank(), lifted, sums.rank());
  }

  /** The gradient in T [r1, r2] at mass s. */
  double[] latentGradient(LatentCoupling coupling, double mass) {
    double[] g = coupling.sourceMasses();
    double[] h = coupling.targetMasses();
    double[] gradient = new double[g.length * h.length];
    Matrices.add(gradient, 1 - problem.alpha(), crossCosts(coupling));
    if (problem.alpha() > 0) {
      double[] lambda = coupling.lambda();
      Matrices.add(
          gradient,
          -4 * problem.alpha() * mass,
          crossMetrics(coupling, lambda, g.length, h.length));
    }
    for (int at = 0; at < gradient.length; at++) {
      double both = g[at / h.length] * h[at % h.length];
      gradient[at] = both > 0 ? gradient[at] / both : 0;
    }
    return gradient;
  }

  /** The matrix [width + 1, r1] whose product with a lifted source row is its gradient in Q. */
  double[] sourceGradient(LatentCoupling coupling, double mass) {
    return gradient(
        problem.cost(),
        problem.sourceMetric(),
        within(problem.targetMetric(), coupling.targetSums()),
        coupling.sourceSums(),
        coupling.targetSums(),
        coupling.lambda(),
        mass);
  }

  /** Likewise of the target [width + 1, r2]. */
  double[] targetGradient(LatentCoupling coupling, double mass) {
    int r1 = coupling.source().rank();
    int r2 = coupling.target().rank();
    return gradient(
        problem.cost().exchanged(),
        problem.targetMetric(),
        within(problem.sourceMetric(), coupling.sourceSums()),
        coupling.targetSums(),
        coupling.sourceSums(),
        Matrices.transposed(coupling.lambda(), r1, r2),
        mass);
  }

  private double[] gradient(
      CostForm cost,
      CostForm metric,
      double[] otherWithin,
      FactorSums own,
      FactorSums other,
      double[] lambda,
      double mass) {
    int r = own.rank();
    int s = other.rank();
    int lifted = own.width() + 1;
    double[] back = Matrices.transposed(lambda, r, s);
    double[] toward = cost.toward(other.lifted(), s, other.width() + 1, lifted);
    double[] gradient = new double[lifted * r];
    Matrices.add(gradient, 1 - problem.alpha(), Matrices.product(toward, back, lifted, s, r));
    if (problem.alpha() > 0) {
      double[] middle =
          Matrices.product(Matrices.product(lambda, otherWithin, r, s, s), back, r, s, r);
      double[] near = metric.toward(own.lifted(), r, lifted, lifted);
      Matrices.add(
          gradient, -4 * problem.alpha() * mass, Matrices.product(near, middle, lifted, r, r));
    }
    return gradient;
  }
}
