package io.remblai.info.soft.histogram;

import io.remblai.info.soft.AssignedRows;

/**
 * Entropies of the sums of n rows, sums = (s1 [m], s2 [m], sum of the rows' own entropies), in
 * nats.
 */
final class SoftSums {

  private SoftSums() {}

  static double[] none(int bins) {
    return new double[2 * bins + 1];
  }

  /** Adds row i of a batch, which has a direction. */
  static void add(double[] sums, AssignedRows batch, int i) {
    batch.addTo(i, sums);
    sums[sums.length - 1] += batch.entropy(i);
  }

  /** The mean entropy of one row. */
  static double rowEntropy(double[] sums, long n) {
    return sums[sums.length - 1] / n;
  }

  /** {@code -sum_j p ln p}, p = s1/n; n at least 1. O(m). */
  static double entropy(double[] sums, long n) {
    double entropy = 0;
    for (int j = 0; j < sums.length / 2; j++) {
      double p = sums[j] / n;
      if (p > 0) {
        entropy -= p * StrictMath.log(p);
      }
    }
    return Math.max(0, entropy);
  }

  /**
   * The delta method's estimate of how far {@link #entropy} is too low on average: {@code (1/2n)
   * sum_j v_j/p_j}, with the n - 1 variances {@code v_j = (s2/n - p^2) n/(n - 1)}. 0 for one row.
   * O(m).
   */
  static double correction(double[] sums, long n) {
    if (n < 2) {
      return 0;
    }
    int m = sums.length / 2;
    double sum = 0;
    for (int j = 0; j < m; j++) {
      double p = sums[j] / n;
      if (p > 0) {
        sum += Math.max(0, sums[m + j] / n - p * p) / p;
      }
    }
    return sum / (2.0 * (n - 1));
  }

  /** {@code sums += other}. */
  static void add(double[] sums, double[] other) {
    for (int j = 0; j < sums.length; j++) {
      sums[j] += other[j];
    }
  }
}
