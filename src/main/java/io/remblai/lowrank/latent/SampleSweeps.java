package io.remblai.lowrank.latent;

import io.remblai.lowrank.rows.RowBlock;
import io.remblai.lowrank.rows.RowWeights;
import io.remblai.lowrank.rows.SoftRows;
import java.util.Arrays;

/**
 * A few Sinkhorn sweeps over a sample of rows: rough column potentials from anywhere, also where
 * columns have no rows at all.
 */
final class SampleSweeps {

  private static final int SWEEPS = 10;

  /** Logits are first shrunk to this size, in nats, then doubled time and again. */
  private static final double SOFT_RANGE = 16;

  private SampleSweeps() {}

  /**
   * Potentials h [rank] near those of {@link ColumnPotentials}, O(sweeps sample rank) for each
   * doubling.
   *
   * @param rows whose logits h is to be added to
   * @param g inner marginals [rank]
   * @param start h to start from [rank]
   * @param kappa as in {@link ColumnPotentials}
   */
  static double[] potentials(
      SoftRows rows, RowBlock sample, double[] g, double[] start, double kappa) {
    float[] logits = logits(rows, sample);
    double total = 0;
    for (double weight : sample.weights()) {
      total += weight;
    }
    double sharpness = Math.min(1, SOFT_RANGE / largest(logits));
    double[] h = new double[start.length];
    for (int p = 0; p < h.length; p++) {
      h[p] = sharpness * start[p];
    }
    while (true) {
      sweep(logits, sharpness, sample.weights(), g, total, kappa, h);
      if (sharpness == 1) {
        return h;
      }
      double next = Math.min(1, 2 * sharpness);
      for (int p = 0; p < h.length; p++) {
        h[p] *= next / sharpness;
      }
      sharpness = next;
    }
  }

  private static double largest(float[] logits) {
    double most = 0;
    for (float each : logits) {
      most = Math.max(most, Math.abs(each));
    }
    return most;
  }

  /** Sweeps with all logits multiplied by {@code sharpness}. */
  private static void sweep(
      float[] logits,
      double sharpness,
      double[] weights,
      double[] g,
      double total,
      double kappa,
      double[] h) {
    double price = kappa * sharpness;
    double exponent = Double.isInfinite(kappa) ? 1 : price / (price + 1);
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      double[] columns = columnLogs(logits, sharpness, weights, h);
      for (int p = 0; p < h.length; p++) {
        if (g[p] > 0) {
          h[p] = exponent * (Math.log(g[p] * total) - columns[p]);
        }
      }
    }
  }

  private static float[] logits(SoftRows rows, RowBlock sample) {
    int rank = rows.rank();
    float[] logits = new float[sample.size() * rank];
    RowWeights evaluated = new RowWeights(rows);
    for (int at = 0; at < sample.size(); at += RowWeights.ROWS) {
      int n = Math.min(RowWeights.ROWS, sample.size() - at);
      System.arraycopy(evaluated.logits(sample, at, n), 0, logits, at * rank, n * rank);
    }
    return logits;
  }

  /** {@code ln sum_i a_i exp(l_ip - f_i)} with f_i the logarithm of the row's sum at h. */
  private static double[] columnLogs(
      float[] logits, double sharpness, double[] weights, double[] h) {
    int rank = h.length;
    double[] most = new double[rank];
    double[] sums = new double[rank];
    Arrays.fill(most, Double.NEGATIVE_INFINITY);
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] == 0) {
        continue;
      }
      double shift = Math.log(weights[i]) - rowLog(logits, sharpness, i * rank, h);
      for (int p = 0; p < rank; p++) {
        double term = sharpness * logits[i * rank + p] + shift;
        if (term > most[p]) {
          sums[p] = sums[p] * Math.exp(most[p] - term) + 1;
          most[p] = term;
        } else {
          sums[p] += Math.exp(term - most[p]);
        }
      }
    }
    for (int p = 0; p < rank; p++) {
      most[p] += Math.log(sums[p]);
    }
    return most;
  }

  private static double rowLog(float[] logits, double sharpness, int at, double[] h) {
    double most = Double.NEGATIVE_INFINITY;
    for (int p = 0; p < h.length; p++) {
      most = Math.max(most, sharpness * logits[at + p] + h[p]);
    }
    double sum = 0;
    for (int p = 0; p < h.length; p++) {
      sum += Math.exp(sharpness * logits[at + p] + h[p] - most);
    }
    return most + Math.log(sum);
  }
}
