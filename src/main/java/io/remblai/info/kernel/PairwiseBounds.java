package io.remblai.info.kernel;

import io.remblai.info.LocalMoments;
import io.remblai.info.RowShares;
import io.remblai.info.Rows;
import java.io.Serializable;

/**
 * Bounds of the information that a vector carries through normal noise of a known deviation s, I(H;
 * H + noise) over the empirical distribution (Kolchinsky and Tracey, 2017): {@code -mean_i ln
 * mean_j exp(-|h_i - h_j|^2 / (8 s^2))} from below and the same with {@code 2 s^2} from above.
 * O(n^2 d).
 *
 * @param lower in nats
 * @param upper in nats, at most ln n
 */
public record PairwiseBounds(double lower, double upper) implements Serializable {

  private static final int SHARE = 64;

  /**
   * The bounds of a sample.
   *
   * @param deviation s of the noise in every coordinate, above 0
   */
  public static PairwiseBounds of(Rows h, double deviation) {
    if (!(deviation > 0)) {
      throw new IllegalArgumentException("deviation is %s, must be positive".formatted(deviation));
    }
    h.requireAtLeast(1, "a pairwise bound");
    double unit = deviation * deviation;
    return new PairwiseBounds(mean(h, 8 * unit), mean(h, 2 * unit));
  }

  private static double mean(Rows h, double by) {
    LocalMoments all = LocalMoments.NONE;
    for (LocalMoments share :
        RowShares.run(h.size(), SHARE, (from, to) -> share(h, by, from, to), LocalMoments[]::new)) {
      all = all.mergeWith(share);
    }
    return all.mean();
  }

  private static LocalMoments share(Rows h, double by, int from, int to) {
    int n = h.size();
    double[] squared = new double[n];
    double[] locals = new double[to - from];
    for (int i = from; i < to; i++) {
      Distances.squared(h, i, 0, n, squared);
      double sum = 0;
      for (int j = 0; j < n; j++) {
        sum += Math.exp(-squared[j] / by);
      }
      // The row itself is one of the terms, so the sum is at least 1.
      locals[i - from] = -Math.log(sum / n);
    }
    return LocalMoments.of(locals);
  }
}
