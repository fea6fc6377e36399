package io.remblai.info.histogram;

import java.util.Arrays;

/**
 * Bins of equal mass: the bin of a number is how many edges do not exceed it. The edges are the
 * quantiles at i / bins, interpolated linearly between order statistics, repeats removed.
 *
 * @param edges ascending, distinct
 */
public record QuantileEdges(double[] edges) implements Binning {

  public QuantileEdges {
    for (int i = 1; i < edges.length; i++) {
      if (!(edges[i - 1] < edges[i])) {
        throw new IllegalArgumentException(
            "edge %d is %s, must exceed %s".formatted(i, edges[i], edges[i - 1]));
      }
    }
  }

  /**
   * The edges of a sample, by sorting it.
   *
   * @param values [n], finite, n at least 1; not modified
   * @param bins at least 1
   */
  public static QuantileEdges of(double[] values, int bins) {
    if (bins < 1) {
      throw new IllegalArgumentException("bins is %d, must be at least 1".formatted(bins));
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double[] edges = new double[bins - 1];
    int kept = 0;
    for (int i = 1; i < bins; i++) {
      // In whole numbers, so that a quantile that is an order statistic is exactly that.
      long place = (long) i * (sorted.length - 1);
      int at = (int) (place / bins);
      double part = (double) (place % bins) / bins;
      double edge = part == 0 ? sorted[at] : sorted[at] + part * (sorted[at + 1] - sorted[at]);
      if (kept == 0 || edge > edges[kept - 1]) {
        edges[kept++] = edge;
      }
    }
    return new QuantileEdges(Arrays.copyOf(edges, kept));
  }

  @Override
  public int bins() {
    return edges.length + 1;
  }

  @Override
  public int bin(double value) {
    int low = 0;
    int high = edges.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (edges[middle] <= value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
