package io.remblai.info.entropy;

import io.remblai.info.Estimate;
import io.remblai.info.LocalMoments;
import java.io.Serializable;
import java.util.Arrays;

/**
 * Differential entropy of scalars from spacings (Vasicek, 1976): {@code mean_i ln(n / (2 m)
 * (x_(i+m) - x_(i-m)))} over the sorted sample, indices clipped to it. Spacings of zero are left
 * out of the mean, with a warning.
 *
 * @param m half the number of spacings spanned, at least 1
 */
public record VasicekSpacing(int m) implements Serializable {

  public VasicekSpacing {
    if (m < 1) {
      throw new IllegalArgumentException("m is %d, must be at least 1".formatted(m));
    }
  }

  /**
   * The entropy in nats.
   *
   * @param sample [n], finite; n above 1
   */
  public Estimate estimate(double[] sample) {
    int n = sample.length;
    if (n < 2) {
      throw new IllegalArgumentException("%d rows are too few for a spacing".formatted(n));
    }
    double[] sorted = sample.clone();
    Arrays.sort(sorted);
    double[] locals = new double[n];
    int kept = 0;
    for (int i = 0; i < n; i++) {
      double spacing = sorted[Math.min(n - 1, i + m)] - sorted[Math.max(0, i - m)];
      if (spacing > 0) {
        locals[kept++] = Math.log(n / (2.0 * m) * spacing);
      }
    }
    LocalMoments moments = LocalMoments.of(Arrays.copyOf(locals, kept));
    return KozachenkoLeonenko.finish(new LocalMoments[] {moments}, n);
  }
}
