package io.remblai.info;

import java.io.Serializable;
import java.util.function.ToDoubleFunction;

/**
 * What an estimator gives when there is nothing to find: the estimate over keyed random re-pairings
 * of the rows. Its mean is the bias to subtract, its spread the noise to compare with.
 *
 * @param repeats re-pairings, at least 1
 * @param seed what the re-pairings are drawn from
 */
public record PermutationNull(int repeats, long seed) implements Serializable {

  /** Five re-pairings of a fixed seed. */
  public static PermutationNull defaults() {
    return new PermutationNull(5, 0);
  }

  public PermutationNull {
    if (repeats < 1) {
      throw new IllegalArgumentException("repeats is %d, must be at least 1".formatted(repeats));
    }
  }

  /** The null of a mutual information of two vectors: the rows of x get other partners. */
  public LocalMoments of(PairedEstimator estimator, Rows x, Rows y, long[] keys) {
    return of(keys, partners -> estimator.estimate(x.take(partners), y).nats());
  }

  /**
   * The null of a conditional information: the rows of y get other partners, while each x keeps its
   * z. What y knows about z is lost too.
   */
  public LocalMoments of(ConditionalEstimator estimator, Rows x, Rows y, Rows z, long[] keys) {
    return of(keys, partners -> estimator.estimate(x, y.take(partners), z).nats());
  }

  /** The null of a mutual information of a label and a vector: labels change places. */
  public LocalMoments of(LabelEstimator estimator, Rows z, int[] labels, long[] keys) {
    return of(
        keys,
        partners -> {
          int[] moved = new int[labels.length];
          for (int i = 0; i < moved.length; i++) {
            moved[i] = labels[partners[i]];
          }
          return estimator.estimate(z, moved).nats();
        });
  }

  /**
   * The null of anything: its value for each of the re-pairings.
   *
   * @param keys [n], distinct keys of the rows
   * @param value from partners [n] to nats
   */
  public LocalMoments of(long[] keys, ToDoubleFunction<int[]> value) {
    double[] values = new double[repeats];
    for (int r = 0; r < repeats; r++) {
      values[r] = value.applyAsDouble(KeyedOrder.partners(seed, r, keys));
    }
    return LocalMoments.of(values);
  }
}
