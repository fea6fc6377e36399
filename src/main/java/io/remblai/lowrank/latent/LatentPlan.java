package io.remblai.lowrank.latent;

import io.remblai.math.linear.Matrices;
import java.util.Arrays;

/**
 * The latent coupling T between the components of two clouds: logarithms to go on from, and a plan
 * whose marginals are exact. Immutable by agreement.
 *
 * @param logs [rows, columns], all finite: the scaled kernel, whose marginals are nearly right
 * @param plan T [rows, columns] with marginals right to rounding
 * @param rowPrices u: T is optimal for {@code <G, T> + KL(T | old) / step} with these prices of the
 *     row marginals, in units of G
 * @param columnPrices v, likewise
 * @param projectionError how far, in total variation, the scaled kernel was from its marginals
 */
public record LatentPlan(
    double[] logs,
    double[] plan,
    double[] rowPrices,
    double[] columnPrices,
    double projectionError) {

  public LatentPlan {
    if (logs.length != plan.length || logs.length != rowPrices.length * columnPrices.length) {
      throw new IllegalArgumentException(
          "a plan of %d entries has %d logarithms, %d rows and %d columns"
              .formatted(plan.length, logs.length, rowPrices.length, columnPrices.length));
    }
  }

  /** {@code g h'}: components know nothing of each other. */
  public static LatentPlan independent(double[] g, double[] h) {
    double[] logs = new double[g.length * h.length];
    return Scaling.project(logs, g, h, 1);
  }

  /** {@code diag(g)}: each component knows its like, and no other. */
  public static LatentPlan diagonal(double[] g) {
    int r = g.length;
    double[] logs = new double[r * r];
    double[] plan = new double[r * r];
    Arrays.fill(logs, Math.log(Double.MIN_NORMAL));
    for (int p = 0; p < r; p++) {
      logs[p * r + p] = Math.log(Math.max(g[p], Double.MIN_NORMAL));
      plan[p * r + p] = g[p];
    }
    return new LatentPlan(logs, plan, new double[r], new double[r], 0);
  }

  /**
   * A step of mirror descent: the least of {@code <G, T> + KL(T | this) / step} over the plans with
   * marginals g and h.
   *
   * @param gradient G [rows, columns]; not modified
   */
  public LatentPlan step(double[] gradient, double step, double[] g, double[] h) {
    double[] kernel = logs.clone();
    Matrices.add(kernel, -step, gradient);
    return Scaling.project(kernel, g, h, step);
  }

  /** The nearest plan in relative entropy with other marginals; prices stay as they are. */
  public LatentPlan withMarginals(double[] g, double[] h) {
    LatentPlan moved = Scaling.project(logs, g, h, 1);
    return new LatentPlan(moved.logs, moved.plan, rowPrices, columnPrices, moved.projectionError);
  }

  /** {@code diag(1/g) T diag(1/h)}; a component without mass has a row of zeros. */
  public double[] lambda(double[] g, double[] h) {
    double[] lambda = plan.clone();
    for (int p = 0; p < g.length; p++) {
      for (int q = 0; q < h.length; q++) {
        double mass = g[p] * h[q];
        lambda[p * h.length + q] = mass > 0 ? lambda[p * h.length + q] / mass : 0;
      }
    }
    return lambda;
  }
}
