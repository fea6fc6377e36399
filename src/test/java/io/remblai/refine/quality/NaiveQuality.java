package io.remblai.refine.quality;

import io.remblai.geometry.GroundCost;
import java.util.ArrayList;
import java.util.List;

/** The definitions of {@link QualityMeasure}, one alternative at a time and in double. */
final class NaiveQuality {

  private final GroundCost cost;
  private final int dim;
  private final float[] x;
  private final float[] y;
  private final int pairs;

  NaiveQuality(GroundCost cost, int dim, float[] x, float[] y, int pairs) {
    this.cost = cost;
    this.dim = dim;
    this.x = x;
    this.y = y;
    this.pairs = pairs;
  }

  private double c(int source, int target) {
    return cost.between(x, source * dim, y, target * dim, dim);
  }

  private List<Double> rises(int pair) {
    List<Double> rises = new ArrayList<>();
    for (int j = 0; j < pairs; j++) {
      if (j != pair) {
        rises.add(c(pair, j) + c(j, pair) - c(pair, pair) - c(j, j));
      }
    }
    for (int j = pairs; j < y.length / dim; j++) {
      rises.add(c(pair, j) - c(pair, pair));
    }
    for (int j = pairs; j < x.length / dim; j++) {
      rises.add(c(j, pair) - c(pair, pair));
    }
    return rises;
  }

  double margin(int pair) {
    return rises(pair).stream().mapToDouble(rise -> rise).min().orElse(Double.POSITIVE_INFINITY);
  }

  double confidence(int pair, double temperature) {
    return 1 / (1 + rises(pair).stream().mapToDouble(rise -> Math.exp(-rise / temperature)).sum());
  }

  /** By how much the nearest other row is nearer; negative: none is. */
  double nearer(int pair) {
    double nearer = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < y.length / dim; j++) {
      nearer = j == pair ? nearer : Math.max(nearer, c(pair, pair) - c(pair, j));
    }
    for (int j = 0; j < x.length / dim; j++) {
      nearer = j == pair ? nearer : Math.max(nearer, c(pair, pair) - c(j, pair));
    }
    return nearer;
  }
}
