package io.remblai.lowrank;

import io.remblai.lowrank.coupling.LatentCoupling;
import io.remblai.lowrank.latent.LatentPlan;

/** A step of mirror descent in the latent plan, both factors fixed. */
final class LatentStep {

  private LatentStep() {}

  /**
   * Takes a step.
   *
   * @param mass of the coupling
   * @param gamma how far logarithms of the plan may move beside their scaling, in nats
   */
  static LatentCoupling move(Objective objective, LatentCoupling from, double mass, double gamma) {
    double[] g = from.sourceMasses();
    double[] h = from.targetMasses();
    double[] gradient = objective.latentGradient(from, mass);
    double range = range(gradient, g, h);
    LatentPlan plan =
        range == 0
            ? from.latent().withMarginals(g, h)
            : from.latent().step(gradient, gamma / range, g, h);
    return new LatentCoupling(
        from.source(), from.sourceSums(), from.target(), from.targetSums(), plan);
  }

  /** The range of the gradient less what rows and columns have in common. */
  private static double range(double[] gradient, double[] g, double[] h) {
    int m = h.length;
    double[] rowMeans = new double[g.length];
    double[] columnMeans = new double[m];
    double mean = 0;
    for (int p = 0; p < g.length; p++) {
      for (int q = 0; q < m; q++) {
        rowMeans[p] += h[q] * gradient[p * m + q];
        columnMeans[q] += g[p] * gradient[p * m + q];
      }
      mean += g[p] * rowMeans[p];
    }
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int at = 0; at < gradient.length; at++) {
      double centred = gradient[at] - rowMeans[at / m] - columnMeans[at % m] + mean;
      low = Math.min(low, centred);
      high = Math.max(high, centred);
    }
    return high - low;
  }
}
