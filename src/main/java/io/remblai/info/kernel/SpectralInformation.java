package io.remblai.info.kernel;

import io.remblai.info.Estimate;
import io.remblai.info.KeyedOrder;
import io.remblai.info.LabelEstimator;
import io.remblai.info.LocalMoments;
import io.remblai.info.Rows;
import io.remblai.info.histogram.DiscreteInformation;
import java.util.Arrays;

/**
 * Diffusion spectral information of a label (Liao et al., 2023): {@code sum_l (n_l / n) (mean
 * entropy of subsets of n_l rows of any label - entropy of the rows labelled l)}. The subsets are
 * keyed, so that their size does not pass for information.
 *
 * @param entropy what is compared; one width for all subsets
 * @param subsets per label, at least 1
 * @param seed of the subsets
 */
public record SpectralInformation(SpectralEntropy entropy, int subsets, long seed)
    implements LabelEstimator {

  public SpectralInformation {
    if (subsets < 1) {
      throw new IllegalArgumentException("subsets is %d, must be at least 1".formatted(subsets));
    }
  }

  /** Three subsets per label. */
  public static SpectralInformation defaults() {
    return new SpectralInformation(SpectralEntropy.defaults(), 3, 0);
  }

  @Override
  public String name() {
    return "spectral";
  }

  @Override
  public Estimate estimate(Rows z, int[] labels) {
    LabelEstimator.requireSameSize(z, labels);
    z.requireAtLeast(2, "a comparison of subsets");
    int[] codes = DiscreteInformation.joint(labels);
    int distinct = Arrays.stream(codes).max().getAsInt() + 1;
    int[][][] drawn = new int[distinct][subsets][];
    long[] keys = KeyedOrder.rowNumbers(z.size());
    for (int label = 0; label < distinct; label++) {
      int size = rowsOf(codes, label).length;
      for (int s = 0; s < subsets; s++) {
        drawn[label][s] = KeyedOrder.sample(seed, (long) label * subsets + s, keys, size);
      }
    }
    return estimate(z, codes, drawn);
  }

  /**
   * The same over subsets that are given.
   *
   * @param codes [n] labels, 0 to L - 1
   * @param drawn [L][any][n_l] row numbers
   */
  public Estimate estimate(Rows z, int[] codes, int[][][] drawn) {
    double sigma = entropy.width().sigma(z);
    double nats = 0;
    double variance = 0;
    for (int label = 0; label < drawn.length; label++) {
      int[] own = rowsOf(codes, label);
      double[] values = new double[drawn[label].length];
      for (int s = 0; s < values.length; s++) {
        values[s] = entropy.estimate(z.take(drawn[label][s]), sigma).nats();
      }
      LocalMoments moments = LocalMoments.of(values);
      double part = (double) own.length / z.size();
      nats += part * (moments.mean() - entropy.estimate(z.take(own), sigma).nats());
      variance += part * part * moments.standardError() * moments.standardError();
    }
    return Estimate.of(nats, z.size())
        .withError(Math.sqrt(variance))
        .withCeiling(DiscreteInformation.entropy(codes));
  }

  private static int[] rowsOf(int[] codes, int label) {
    int[] rows = new int[codes.length];
    int count = 0;
    for (int i = 0; i < codes.length; i++) {
      if (codes[i] == label) {
        rows[count++] = i;
      }
    }
    return Arrays.copyOf(rows, count);
  }
}
