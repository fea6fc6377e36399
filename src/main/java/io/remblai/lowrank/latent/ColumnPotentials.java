package io.remblai.lowrank.latent;

import io.remblai.lowrank.rows.FactorPasses;
import io.remblai.lowrank.rows.FactorSums;
import io.remblai.lowrank.rows.RowBlock;
import io.remblai.lowrank.rows.SoftRows;
import io.remblai.lowrank.rows.Wanted;
import io.remblai.math.linear.Cholesky;
import io.remblai.math.linear.Matrices;

/**
 * The projection of a factor with tight rows onto inner marginals, by Newton's method in the column
 * potentials instead of Sinkhorn sweeps.
 *
 * <p>With logits l_i of the rows and masses a_i, the least of {@code KL(Q | a_i exp(l_ip)) + kappa
 * KL(Q' 1 | g)} over Q with {@code Q 1 = a} is {@code Q_i = a_i softmax(l_i + h)} for the h at
 * which the concave function
 *
 * <pre>
 *   D(h) = -sum_i a_i ln sum_p exp(l_ip + h_p) - kappa sum_p g_p exp(-h_p / kappa)
 *   dD/dh = g exp(-h / kappa) - Q' 1,     -d2D/dh2 = diag(Q' 1) - sum_i Q_i' Q_i / a_i + diag(g exp(-h / kappa)) / kappa
 * </pre>
 *
 * <p>is greatest; for kappa infinite the last terms are {@code <g, h>}, {@code g} and nothing.
 * Steps are damped as Levenberg's: {@code lambda diag(Q' 1)} is added to the Hessian.
 *
 * <p>Rows sum to their masses whatever h is, so a projection that stops early costs no feasibility.
 */
public final class ColumnPotentials {

  private static final double FIRST_DAMPING = 1e-3;
  private static final double LEAST_DAMPING = 1e-9;
  private static final double MOST_DAMPING = 1e6;
  private static final double DAMPING_FACTOR = 8;

  /** Relative to the mean column mass, below which a column counts as having this much. */
  private static final double LEAST_SHARE = 1e-6;

  /** Longest first step, in nats, and how much it grows and shrinks. */
  private static final double FIRST_RADIUS = 32;

  private static final double RADIUS_FACTOR = 4;

  /** An error beyond this is that of columns without rows, which Newton's method cannot see. */
  private static final double FAR = 0.3;

  /** Below this an error that does not halve is the rounding of logits to float. */
  private static final double ROUNDING = 1e-4;

  private final FactorPasses cloud;
  private final RowBlock sample;
  private final double kappa;
  private final double tolerance;
  private final int mostPasses;

  /**
   * @param sample of the cloud's rows
   * @param kappa price of a change of the inner marginal, in units of the logits; may be infinite
   * @param tolerance of {@code |dD/dh|_1}, of a mass of one
   * @param mostPasses over the cloud, at least 1
   */
  public ColumnPotentials(
      FactorPasses cloud, RowBlock sample, double kappa, double tolerance, int mostPasses) {
    this.cloud = cloud;
    this.sample = sample;
    this.kappa = kappa;
    this.tolerance = tolerance;
    this.mostPasses = mostPasses;
  }

  /**
   * A projected factor.
   *
   * @param rows with the potentials in them
   * @param sums over the rows
   * @param error {@code |dD/dh|_1}
   * @param passes over the cloud
   */
  public record Projected(SoftRows rows, FactorSums sums, double error, int passes) {}

  /**
   * Projects a factor.
   *
   * @param rows with logits l, not yet shifted by h. Relaxed masses are brought to a sum of one;
   *     how they depend on h is left to the next steps
   * @param g inner marginals [rank]; not modified
   * @param start h to start from [rank]; not modified
   */
  public Projected project(SoftRows rows, double[] g, double[] start) {
    Point at = look(rows, g, start);
    int passes = 1;
    if (at.error > FAR && passes < mostPasses) {
      Point swept = look(rows, g, SampleSweeps.potentials(rows, sample, g, start, kappa));
      at = swept.error < at.error ? swept : at;
      passes++;
    }
    double damping = FIRST_DAMPING;
    double radius = FIRST_RADIUS;
    while (passes < mostPasses && at.error > tolerance && damping < MOST_DAMPING) {
      double[] direction = at.direction(damping);
      double length = shortened(direction, radius);
      Point next = look(rows, g, sum(at.h, direction));
      passes++;
      if (next.value > at.value || next.error < at.error) {
        damping = Math.max(damping / DAMPING_FACTOR, LEAST_DAMPING);
        radius = Math.max(radius, RADIUS_FACTOR * length);
      } else {
        damping *= DAMPING_FACTOR * DAMPING_FACTOR;
        radius = length / RADIUS_FACTOR;
      }
      boolean rounding = at.error < ROUNDING && next.error > at.error / 2;
      at = next.error < at.error || next.value > at.value ? next : at;
      if (rounding) {
        break;
      }
    }
    return new Projected(at.rows, at.sums, at.error, passes);
  }

  /** Shortens a step to the radius if it is longer; returns its length then. */
  private static double shortened(double[] direction, double radius) {
    double length = 0;
    for (double each : direction) {
      length = Math.max(length, Math.abs(each));
    }
    if (length <= radius) {
      return length;
    }
    for (int p = 0; p < direction.length; p++) {
      direction[p] *= radius / length;
    }
    return radius;
  }

  private static double[] sum(double[] left, double[] right) {
    double[] sum = left.clone();
    Matrices.add(sum, 1, right);
    return sum;
  }

  private Point look(SoftRows rows, double[] g, double[] h) {
    SoftRows shifted = rows.shifted(h);
    FactorSums sums = cloud.pass(shifted, mostPasses > 1 ? Wanted.OVERLAP : Wanted.SUMS);
    double total = rows.mass().isTight() ? 1 : sums.totalMass();
    return new Point(shifted.dividedBy(total), h, g, sums.dividedBy(total));
  }

  /** D and its derivatives at h. */
  private final class Point {

    private final SoftRows rows;
    private final double[] h;
    private final FactorSums sums;
    private final double[] masses;
    private final double[] gradient;
    private final double[] curvature; // of the penalty
    private final double value;
    private final double error;

    Point(SoftRows rows, double[] h, double[] g, FactorSums sums) {
      this.rows = rows;
      this.h = h;
      this.sums = sums;
      masses = sums.columnMasses();
      gradient = new double[h.length];
      curvature = new double[h.length];
      double penalty = 0;
      double total = 0;
      for (int p = 0; p < h.length; p++) {
        boolean hard = Double.isInfinite(kappa);
        double wanted = hard ? g[p] : g[p] * Math.exp(-h[p] / kappa);
        penalty += hard ? g[p] * h[p] : -kappa * wanted;
        curvature[p] = hard ? 0 : wanted / kappa;
        gradient[p] = wanted - masses[p];
        total += Math.abs(gradient[p]);
      }
      value = penalty - sums.logSums();
      error = total;
    }

    /** The damped Newton step. */
    private double[] direction(double damping) {
      int r = h.length;
      double[] hessian = new double[r * r];
      double least = LEAST_SHARE / r;
      // Without a penalty nothing settles the common shift of the potentials but a multiple of 1
      // 1'.
      double settled = Double.isInfinite(kappa) ? 1.0 / r / r : 0;
      for (int p = 0; p < r; p++) {
        for (int q = 0; q <= p; q++) {
          hessian[p * r + q] = settled - sums.overlap()[q * r + p];
        }
        double mass = Math.max(masses[p], least);
        hessian[p * r + p] += masses[p] + damping * mass + curvature[p];
      }
      double[] step = gradient.clone();
      new Cholesky(hessian, r, LEAST_DAMPING * least).solve(step, 1);
      return step;
    }
  }
}
