package io.remblai.spark.divergence.sum;

import io.remblai.spark.divergence.design.RowFeatures;
import java.util.Optional;

/** The distance of the means of two samples, from sums about a common centre. */
record MeanShift(RowFeatures.Layout layout) {

  /** {@code |mean x - mean y|}, in the unit of the features. */
  double of(double[] sumX, long n, double[] sumY, long m) {
    double squares = 0;
    for (int k = 0; k < layout.shift(); k++) {
      int at = layout.waves() + k;
      double apart = sumX[at] / n - sumY[at] / m;
      squares += apart * apart;
    }
    return Math.sqrt(squares);
  }

  /**
   * The distance over the root of the total variance within the samples; empty where there is none.
   */
  Optional<Double> inDeviations(PartSums x, PartSums y) {
    long n = x.allRows();
    long m = y.allRows();
    double within = squares(x.all(), n) + squares(y.all(), m);
    double distance = of(x.all(), n, y.all(), m);
    return n + m > 2 && within > 0
        ? Optional.of(distance / Math.sqrt(within / (n + m - 2)))
        : Optional.empty();
  }

  /** Squared distances from the sample's own mean; what rounding alone leaves counts as none. */
  private double squares(double[] sums, long rows) {
    double all = sums[layout.waves() + layout.shift()];
    double ofMean = 0;
    for (int k = 0; k < layout.shift(); k++) {
      double sum = sums[layout.waves() + k];
      ofMean += sum / rows * sum;
    }
    return all - ofMean > ROUNDING * all ? all - ofMean : 0;
  }

  private static final double ROUNDING = 1e-12;
}
