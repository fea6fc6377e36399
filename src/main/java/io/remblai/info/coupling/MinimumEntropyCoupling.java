package io.remblai.info.coupling;

import java.io.Serializable;
import java.util.Arrays;

/**
 * A coupling of two distributions of small joint entropy, greedily (Kocaoglu et al., 2017): the
 * greatest masses left of both meet in a cell, until nothing is left. O((k + l) ln(k + l)).
 *
 * @param rows [cells] value of the first distribution
 * @param columns [cells] value of the second
 * @param masses [cells] in the order in which they were made
 * @param entropyP of the first distribution, nats
 * @param entropyQ of the second, nats
 * @param lowerBound nats, which no coupling's entropy is below
 */
public record MinimumEntropyCoupling(
    int[] rows, int[] columns, double[] masses, double entropyP, double entropyQ, double lowerBound)
    implements Serializable {

  /** Couples p and q. */
  public static MinimumEntropyCoupling of(Distribution p, Distribution q) {
    MassHeap ofP = new MassHeap(p.masses());
    MassHeap ofQ = new MassHeap(q.masses());
    int most = p.size() + q.size();
    int[] rows = new int[most];
    int[] columns = new int[most];
    double[] masses = new double[most];
    int cells = 0;
    // Every cell uses up a mass; what rounding leaves in the other heap is part of no cell.
    while (!ofP.isEmpty() && !ofQ.isEmpty()) {
      rows[cells] = ofP.first();
      columns[cells] = ofQ.first();
      double mass = Math.min(ofP.greatest(), ofQ.greatest());
      masses[cells++] = mass;
      ofP.take(mass);
      ofQ.take(mass);
    }
    return new MinimumEntropyCoupling(
        Arrays.copyOf(rows, cells),
        Arrays.copyOf(columns, cells),
        Arrays.copyOf(masses, cells),
        p.entropy(),
        q.entropy(),
        lowerBound(p, q));
  }

  /**
   * The entropy of the greatest distribution that both majorise (Cicalese, Gargano and Vaccaro,
   * 2019): the smaller of the sums of the i greatest masses, differenced.
   */
  private static double lowerBound(Distribution p, Distribution q) {
    double[] sortedP = descending(p.masses(), Math.max(p.size(), q.size()));
    double[] sortedQ = descending(q.masses(), sortedP.length);
    double[] met = new double[sortedP.length];
    double sumP = 0;
    double sumQ = 0;
    double before = 0;
    for (int i = 0; i < met.length; i++) {
      sumP += sortedP[i];
      sumQ += sortedQ[i];
      double now = Math.min(sumP, sumQ);
      met[i] = Math.max(0, now - before);
      before = now;
    }
    return Distribution.entropy(met);
  }

  private static double[] descending(double[] masses, int length) {
    double[] sorted = Arrays.copyOf(masses, length);
    Arrays.sort(sorted);
    for (int i = 0; i < length / 2; i++) {
      double held = sorted[i];
      sorted[i] = sorted[length - 1 - i];
      sorted[length - 1 - i] = held;
    }
    return sorted;
  }

  /** The entropy of the coupling in nats. */
  public double jointEntropy() {
    return Distribution.entropy(masses);
  }

  /** {@code H(p) + H(q) - H(joint)} in nats: the information of the coupling. */
  public double information() {
    return Math.max(0, entropyP + entropyQ - jointEntropy());
  }
}
