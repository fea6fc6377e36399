package io.remblai.lowrank.split;

/**
 * How much each row of a block leans to each cluster.
 *
 * @param weights [rows, clusters] row-major and finite; larger is better; not modified. Log-weights
 *     as a rule, see {@link BalancedRounding}
 * @param rows at least 1
 * @param clusters in [1, {@value #MOST_CLUSTERS}]
 */
public record SoftWeights(float[] weights, int rows, int clusters) {

  /** Every pair of clusters takes memory while weights are rounded. */
  public static final int MOST_CLUSTERS = 4096;

  public SoftWeights {
    if (rows < 1) {
      throw new IllegalArgumentException("rows must be at least 1, not " + rows);
    }
    if (clusters < 1 || clusters > MOST_CLUSTERS) {
      throw new IllegalArgumentException(
          "clusters must be in [1, %d], not %d".formatted(MOST_CLUSTERS, clusters));
    }
    if (weights.length != (long) rows * clusters) {
      throw new IllegalArgumentException(
          "weights must be [%d, %d], %d numbers, not %d"
              .formatted(rows, clusters, (long) rows * clusters, weights.length));
    }
    for (int at = 0; at < weights.length; at++) {
      if (!Float.isFinite(weights[at])) {
        throw new IllegalArgumentException(
            "weights must be finite, not %s (row %d, cluster %d); give log-weights of nothing a finite floor"
                .formatted(weights[at], at / clusters, at % clusters));
      }
    }
  }
}
