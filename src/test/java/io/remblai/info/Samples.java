package io.remblai.info;

import java.util.SplittableRandom;

/** Random samples of known kinds. */
public final class Samples {

  private Samples() {}

  /** Independent standard normals. */
  public static Rows normal(long seed, int n, int dim) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[n * dim];
    for (int at = 0; at < values.length; at++) {
      values[at] = random.nextGaussian();
    }
    return new Rows(values, n, dim);
  }

  /** Coordinate k correlated with coordinate k of x, as many coordinates. */
  public static Rows correlatedWith(Rows x, double rho, long seed) {
    double[] noise = normal(seed, x.size(), x.dim()).values();
    double[] values = new double[noise.length];
    for (int at = 0; at < values.length; at++) {
      values[at] = rho * x.values()[at] + Math.sqrt(1 - rho * rho) * noise[at];
    }
    return new Rows(values, x.size(), x.dim());
  }

  /** Points of a small grid: nearly every row has copies, and distances tie everywhere. */
  public static Rows grid(long seed, int n, int dim, int side) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[n * dim];
    for (int at = 0; at < values.length; at++) {
      values[at] = 0.1 * random.nextInt(side);
    }
    return new Rows(values, n, dim);
  }

  /** A random order of 0 to n - 1. */
  public static int[] order(long seed, int n) {
    return KeyedOrder.shuffled(seed, 0, KeyedOrder.rowNumbers(n));
  }
}
