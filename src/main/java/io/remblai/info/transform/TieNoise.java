package io.remblai.info.transform;

import io.remblai.info.Estimate;
import io.remblai.info.KeyedOrder;
import io.remblai.info.LabelEstimator;
import io.remblai.info.PairedEstimator;
import io.remblai.info.Rows;
import io.remblai.math.CounterRandom;
import java.io.Serializable;

/**
 * Normal noise that breaks ties before nearest neighbours are looked for. It costs information: as
 * much as the noise hides, little where {@code part} is far below the spread of the values, so
 * nothing adds it unasked.
 *
 * @param part deviation of the noise in deviations of a coordinate, above 0; constants stay as they
 *     are
 * @param seed of the noise
 */
public record TieNoise(double part, long seed) implements Serializable {

  public TieNoise {
    if (!(part > 0 && Double.isFinite(part))) {
      throw new IllegalArgumentException("part is %s, must be positive".formatted(part));
    }
  }

  /**
   * The rows with noise.
   *
   * @param keys [n], distinct; row i gets the draws of its key, in whatever order rows come
   * @param stream tells vectors of the same keys apart
   */
  public Rows of(Rows rows, long[] keys, long stream) {
    double[] spread = deviations(rows);
    CounterRandom random = new CounterRandom(seed, stream);
    double[] values = rows.values().clone();
    double[] noise = new double[rows.dim()];
    for (int i = 0; i < rows.size(); i++) {
      random.normalRow(keys[i], noise);
      for (int k = 0; k < noise.length; k++) {
        values[i * noise.length + k] += part * spread[k] * noise[k];
      }
    }
    return new Rows(values, rows.size(), rows.dim());
  }

  private static double[] deviations(Rows rows) {
    double[] deviations = new double[rows.dim()];
    for (int k = 0; k < deviations.length; k++) {
      deviations[k] = Transform.deviation(rows.coordinate(k));
    }
    return deviations;
  }

  /** An estimator of rows with noise, drawn by their numbers. */
  public PairedEstimator before(PairedEstimator estimator) {
    return new OfPairs(this, estimator);
  }

  /** An estimator of rows with noise, drawn by their numbers. */
  public LabelEstimator before(LabelEstimator estimator) {
    return new OfLabels(this, estimator);
  }

  private record OfPairs(TieNoise noise, PairedEstimator inner) implements PairedEstimator {

    @Override
    public String name() {
      return inner.name();
    }

    @Override
    public Estimate estimate(Rows x, Rows y) {
      return inner.estimate(
          noise.of(x, KeyedOrder.rowNumbers(x.size()), 0),
          noise.of(y, KeyedOrder.rowNumbers(y.size()), 1));
    }
  }

  private record OfLabels(TieNoise noise, LabelEstimator inner) implements LabelEstimator {

    @Override
    public String name() {
      return inner.name();
    }

    @Override
    public Estimate estimate(Rows z, int[] labels) {
      return inner.estimate(noise.of(z, KeyedOrder.rowNumbers(z.size()), 0), labels);
    }
  }
}
