package io.remblai.report.map;

import io.remblai.report.Numbers;
import io.remblai.summary.BinCounts;
import io.remblai.summary.CostSketch;
import io.remblai.summary.MapSummary;

/**
 * Pairs by cost, in equal steps or, where few pairs cost many times what others do, in equal
 * ratios.
 *
 * @param edges of the bins, ascending, one more than bins
 * @param counts pairs in each bin
 * @param powers whether edges are a ratio apart
 * @param left pairs that cost less than the first edge
 * @param right pairs that cost more than the last
 */
record CostBins(double[] edges, long[] counts, boolean powers, long left, long right) {

  private static final int BINS = 48;

  /** Where nearly all costs are within so many medians, equal steps show them. */
  private static final double SKEWED = 30;

  private static final double NEARLY_ALL = 0.999;

  /** Costs below are shown as if they were nothing. */
  private static final double LEAST_PART = 1e-8;

  private static final double FEW = 0.01;

  static CostBins of(MapSummary pairs) {
    CostSketch costs = pairs.costs();
    return costs.quantile(NEARLY_ALL) > SKEWED * costs.quantile(0.5)
        ? ratios(costs)
        : steps(pairs.histogram());
  }

  private static CostBins steps(BinCounts bins) {
    return new CostBins(bins.edges(), bins.counts(), false, 0, bins.above());
  }

  /** The last bin ends a little above the greatest cost. */
  private static CostBins ratios(CostSketch costs) {
    double low = Math.max(costs.quantile(FEW), LEAST_PART * costs.greatest());
    double ratio = costs.greatest() * (1 + 0x1p-7) / low;
    double[] edges = new double[BINS + 1];
    long[] counts = new long[BINS];
    for (int b = 0; b <= BINS; b++) {
      edges[b] = CostSketch.edge(low * StrictMath.pow(ratio, (double) b / BINS));
    }
    for (int b = 0; b < BINS; b++) {
      counts[b] = costs.below(edges[b + 1]) - costs.below(edges[b]);
    }
    return new CostBins(edges, counts, true, costs.below(edges[0]), 0);
  }

  /** How to read the picture, and what is not in it. */
  String caption(CostSketch costs) {
    String scale = powers ? "The axis is logarithmic: bins are a ratio apart. " : "";
    if (left > 0) {
      return scale
          + "%s pairs that cost less than %s lie left of the picture."
              .formatted(Numbers.count(left), Numbers.of(edges[0]));
    }
    return scale
        + (right == 0
            ? "All pairs are shown."
            : "The %s costliest pairs, up to %s, lie right of the picture."
                .formatted(Numbers.count(right), Numbers.of(costs.greatest())));
  }
}
