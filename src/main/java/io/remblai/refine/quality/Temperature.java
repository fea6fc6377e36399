package io.remblai.refine.quality;

import io.remblai.geometry.GroundCost;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The temperature at which alternatives of a pair are weighed, found from the pairs themselves.
 *
 * <p>For noise of density proportional to {@code exp(-c / t)} the mean cost V of a row and its own
 * noisy image tells t:
 *
 * <pre>
 *   |x - y|^2, Gaussian noise of variance s^2 in d coordinates   V = d s^2         t = 2 s^2 = 2 V / d
 *   |x - y|                                                      V = d t           t = V / d
 *   1 - cos(x, y), noise along the sphere of d - 1 dimensions    V = (d - 1) t/2   t = 2 V / (d - 1)
 * </pre>
 *
 * <p>The mean cost of the map is too small a V, as the map was chosen to have it least. So V is the
 * mean over each sampled pair and its alternatives, weighted as the confidence weighs them, at the
 * temperature that V itself gives: the fixed point of {@code t -> factor V(t)}, reached from the
 * map's own mean cost (as in an EM algorithm, with the pairing as what is not seen).
 *
 * @param value t, in units of the cost
 * @param meanCost V, without the mean displacement
 * @param sampled pairs that were looked at
 * @param converged whether the last step changed less than 1e-6 of it
 */
public record Temperature(double value, double meanCost, int sampled, boolean converged) {

  private static final int MOST_STEPS = 200;
  private static final double SETTLED = 1e-6;

  public Temperature {
    if (!(value >= 0)) {
      throw new IllegalArgumentException("value must be at least 0, not " + value);
    }
  }

  /**
   * The temperature that a sample tells; the same in whatever order it comes.
   *
   * @param sample at least one pair
   */
  public static Temperature of(GroundCost cost, int dim, List<Alternatives> sample) {
    if (sample.isEmpty()) {
      throw new IllegalArgumentException("sample must hold at least one pair");
    }
    List<Alternatives> sorted = new ArrayList<>(sample);
    sorted.sort(
        Comparator.comparingLong((Alternatives each) -> each.key() ^ Long.MIN_VALUE)
            .thenComparingDouble(Alternatives::own));
    double factor = factor(cost, dim);
    double mean = sorted.stream().mapToDouble(Alternatives::own).sum() / sorted.size();
    boolean settled = false;
    for (int step = 0; step < MOST_STEPS && !settled; step++) {
      double before = mean;
      double sum = 0;
      for (Alternatives each : sorted) {
        sum += each.meanCost(factor * before);
      }
      mean = sum / sorted.size();
      settled = Math.abs(mean - before) <= SETTLED * before;
    }
    return new Temperature(factor * mean, mean, sorted.size(), settled);
  }

  /** Temperature for a mean cost of 1. */
  static double factor(GroundCost cost, int dim) {
    return switch (cost) {
      case SQEUCLIDEAN -> 2.0 / dim;
      case EUCLIDEAN -> 1.0 / dim;
      case COSINE -> 2.0 / Math.max(1, dim - 1);
    };
  }
}
