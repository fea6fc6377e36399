package io.remblai.info.bottleneck;

/**
 * Settings of the search for the best encoder.
 *
 * @param clusters the most values of T; |X| where that is less, which is always enough
 * @param tolerance the Lagrangian's remaining fall, as its last steps foretell it, below which it
 *     has converged; in nats
 * @param iterations the most updates at one beta
 */
public record BottleneckOptions(int clusters, double tolerance, int iterations) {

  /** Checks the ranges. */
  public BottleneckOptions {
    if (clusters < 1) {
      throw new IllegalArgumentException("clusters must be at least 1, not " + clusters);
    }
    if (!(tolerance > 0)) {
      throw new IllegalArgumentException("tolerance must be positive, not " + tolerance);
    }
    if (iterations < 1) {
      throw new IllegalArgumentException("iterations must be at least 1, not " + iterations);
    }
  }

  /** 64 clusters, 1e-8 nats, 2000 updates. */
  public static BottleneckOptions defaults() {
    return new BottleneckOptions(64, 1e-8, 2000);
  }
}
