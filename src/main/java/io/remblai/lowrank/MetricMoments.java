package io.remblai.lowrank;

import io.remblai.lowrank.cost.CostForm;
import io.remblai.lowrank.coupling.LowRankProblem;
import io.remblai.lowrank.rows.FactorPasses;
import io.remblai.lowrank.rows.SoftRows;
import io.remblai.lowrank.rows.Wanted;
import io.remblai.math.linear.Matrices;

/** What Gromov-Wasserstein needs of one marginal p: {@code M = sum_i p_i x~_i' x~_i}. */
final class MetricMoments {

  private MetricMoments() {}

  /** M of the weights [width + 1, width + 1], or empty where there are no metrics. */
  static double[] fixed(LowRankProblem problem, FactorPasses cloud) {
    return problem.alpha() > 0
        ? of(cloud, SoftRows.even(cloud.extent().width(), 1))
        : new double[0];
  }

  /** M of the masses of rows; {@code fixed} where these are the weights. */
  static double[] current(FactorPasses cloud, SoftRows rows, double[] fixed) {
    return rows.mass().isTight() ? fixed : of(cloud, rows);
  }

  private static double[] of(FactorPasses cloud, SoftRows rows) {
    return cloud.pass(rows, Wanted.MOMENTS).moments();
  }

  /** {@code sum_ii' A_ii'^2 p_i p_i' = tr(M J M J)}, O(width^3). */
  static double squares(double[] moments, CostForm metric) {
    int lifted = lifted(moments);
    double[] product =
        Matrices.product(moments, metric.matrix(lifted, lifted), lifted, lifted, lifted);
    return Matrices.inner(product, Matrices.transposed(product, lifted, lifted));
  }

  /**
   * The quadratic form N of the part of a gradient that only depends on the row, {@code 2 weight
   * sum_i' A_ii'^2 p_i' = x~_i N x~_i'} with {@code N = 2 weight J M J}.
   *
   * @return [width + 1, width + 1], or empty where there are no metrics
   */
  static double[] rowForm(CostForm metric, double[] moments, double weight) {
    int lifted = lifted(moments);
    double[] j = metric.matrix(lifted, lifted);
    double[] left = Matrices.product(j, moments, lifted, lifted, lifted);
    double[] form = Matrices.product(left, j, lifted, lifted, lifted);
    for (int at = 0; at < form.length; at++) {
      form[at] *= 2 * weight;
    }
    return form;
  }

  private static int lifted(double[] moments) {
    return (int) Math.round(Math.sqrt(moments.length));
  }
}
