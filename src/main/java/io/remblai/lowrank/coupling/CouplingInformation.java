package io.remblai.lowrank.coupling;

import io.remblai.lowrank.rows.FactorPasses;
import io.remblai.lowrank.rows.RowBlock;
import io.remblai.lowrank.rows.RowWeights;
import io.remblai.lowrank.rows.Wanted;
import io.remblai.math.linear.Matrices;

/**
 * How much a coupling of mass one says, in nats.
 *
 * <p>What concerns the latent plan is exact. The mutual information of P itself, {@code sum_i p_i
 * KL(P_i. / p_i | q)}, has no closed form in linear time: it is estimated without bias from some
 * source rows, each against all target rows, O(sample n r).
 *
 * @param latentEntropy {@code -sum T ln T}
 * @param latentInformation {@code sum T ln(T / g h)}: at least the information of P, which can only
 *     lose by the soft factors
 * @param information the estimate for P
 * @param informationError standard error of that estimate; 0 where all rows were looked at
 * @param entropy {@code H(p) + H(q)} less the estimate: the entropy of P
 * @param effectiveSupport exp(entropy), in pairs
 */
public record CouplingInformation(
    double latentEntropy,
    double latentInformation,
    double information,
    double informationError,
    double entropy,
    double effectiveSupport) {

  /**
   * Looks at a coupling.
   *
   * @param sampled source rows to look at, at least 1
   */
  public static CouplingInformation of(
      FactorPasses source, FactorPasses target, LatentCoupling coupling, int sampled) {
    RowBlock sample = source.sample(sampled);
    double[] masses = new double[sample.size()];
    double[] mixtures = mixtures(coupling, sample, masses);
    double[] divergences = target.divergences(coupling.target(), mixtures);
    double total = 0;
    double information = 0;
    for (int s = 0; s < masses.length; s++) {
      total += masses[s];
      information += masses[s] * divergences[s];
    }
    information /= total;
    double square = 0;
    for (int s = 0; s < masses.length; s++) {
      double off = masses[s] / total * (divergences[s] - information);
      square += off * off;
    }
    boolean all = sample.size() == source.extent().rows();
    double entropy =
        source.pass(coupling.source(), Wanted.ENTROPY).massEntropy()
            + target.pass(coupling.target(), Wanted.ENTROPY).massEntropy()
            - information;
    return new CouplingInformation(
        latentEntropy(coupling),
        latentInformation(coupling),
        information,
        all ? 0 : Math.sqrt(square),
        entropy,
        Math.exp(entropy));
  }

  /** {@code q_s Lambda} for the sampled rows [sampled, r2]; their masses go to {@code masses}. */
  private static double[] mixtures(LatentCoupling coupling, RowBlock sample, double[] masses) {
    int r1 = coupling.source().rank();
    int n = sample.size();
    RowWeights evaluated = new RowWeights(coupling.source());
    double[] q = new double[n * r1];
    for (int at = 0; at < n; at += RowWeights.ROWS) {
      int count = Math.min(RowWeights.ROWS, n - at);
      evaluated.load(sample, at, count);
      System.arraycopy(evaluated.weights(), 0, q, at * r1, count * r1);
      System.arraycopy(evaluated.masses(), 0, masses, at, count);
    }
    return Matrices.product(q, coupling.lambda(), n, r1, coupling.target().rank());
  }

  private static double latentEntropy(LatentCoupling coupling) {
    double entropy = 0;
    for (double t : coupling.latent().plan()) {
      entropy -= t > 0 ? t * Math.log(t) : 0;
    }
    return entropy;
  }

  private static double latentInformation(LatentCoupling coupling) {
    double[] g = coupling.sourceMasses();
    double[] h = coupling.targetMasses();
    double[] plan = coupling.latent().plan();
    double information = 0;
    for (int at = 0; at < plan.length; at++) {
      if (plan[at] > 0) {
        information += plan[at] * Math.log(plan[at] / (g[at / h.length] * h[at % h.length]));
      }
    }
    return information;
  }
}
