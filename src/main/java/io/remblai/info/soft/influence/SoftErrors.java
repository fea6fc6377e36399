package io.remblai.info.soft.influence;

import io.remblai.info.soft.histogram.LabelledHistogram;
import io.remblai.info.soft.histogram.SoftHistogram;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Standard errors in nats by the influence of single rows, {@code sd(psi)/sqrt(n)} over n
 * independent rows:
 *
 * <pre>
 *   psi_i = -sum_j a_ij ln p_j - H                  of the entropy,
 *   psi_i = sum_j a_ij ln(p_lj / p_j) - I,  l = l_i   of the information about a label,
 * </pre>
 *
 * <p>p and p_l of all rows, the spread of psi from a sample of them. This is the spread between
 * samples of rows, not the bias, and it is linear: where labels have few rows each or the
 * information is nearly 0 it is only a guide.
 */
public final class SoftErrors {

  /** The spread of fewer rows says nothing. */
  private static final int LEAST_ROWS = 10;

  private final List<SampledShares> sample;

  public SoftErrors(ShareSample sample) {
    this.sample = sample.sorted();
  }

  /** Of H(Z); nothing where the sample is too small. O(sample m). */
  public OptionalDouble ofEntropy(SoftHistogram all) {
    double[] weights = logs(all.probabilities());
    double[] influence = new double[sample.size()];
    for (int i = 0; i < influence.length; i++) {
      influence[i] = -product(sample.get(i).shares, weights);
    }
    return error(influence, influence.length, all.rows());
  }

  /**
   * Of I(label; Z); nothing where the sample has too few rows with a label.
   *
   * @param column place of the label column among those of the sample
   * @param labels the sums of all rows by its labels
   */
  public OptionalDouble ofInformation(int column, LabelledHistogram labels) {
    SoftHistogram total = labels.total();
    double[] all = logs(total.probabilities());
    Map<Long, double[]> own = new HashMap<>();
    double[] influence = new double[sample.size()];
    int count = 0;
    for (SampledShares row : sample) {
      if (row.labelled[column]) {
        double[] weights =
            own.computeIfAbsent(
                row.labels[column], label -> logs(labels.of(label).probabilities()));
        influence[count++] = product(row.shares, weights) - product(row.shares, all);
      }
    }
    return error(influence, count, total.rows());
  }

  /** {@code ln p}, and 0 for 0: no row has a share there. */
  private static double[] logs(double[] p) {
    double[] logs = new double[p.length];
    for (int j = 0; j < p.length; j++) {
      logs[j] = p[j] > 0 ? StrictMath.log(p[j]) : 0;
    }
    return logs;
  }

  private static double product(float[] shares, double[] weights) {
    double sum = 0;
    for (int j = 0; j < shares.length; j++) {
      sum += shares[j] * weights[j];
    }
    return sum;
  }

  private static OptionalDouble error(double[] influence, int count, long rows) {
    if (count < LEAST_ROWS) {
      return OptionalDouble.empty();
    }
    double mean = 0;
    for (int i = 0; i < count; i++) {
      mean += influence[i] / count;
    }
    double squares = 0;
    for (int i = 0; i < count; i++) {
      squares += (influence[i] - mean) * (influence[i] - mean);
    }
    return OptionalDouble.of(Math.sqrt(squares / (count - 1) / rows));
  }
}
