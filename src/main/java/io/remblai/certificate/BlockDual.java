package io.remblai.certificate;

import io.remblai.geometry.GroundCost;

/** The dual bound of one block that holds both clouds, from potentials of its targets. */
public final class BlockDual {

  /** Roundings of a cost beside those of its coordinates. */
  private static final int OTHER_ROUNDINGS = 16;

  private BlockDual() {}

  /**
   * {@code sum_i min_j (c(x_i, y_j) - g_j) + sum_j g_j}, less what rounding may have added: no map
   * of all sources to different targets costs less in all, if every target has one too or no
   * potential is above 0. O(n m dim).
   *
   * @param x sources [n, dim]; not modified
   * @param y targets [m, dim], m at least n; not modified
   * @param g potentials of the targets [m], in units of the cost; not modified
   */
  public static double of(
      GroundCost cost, float[] x, int n, float[] y, int m, int dim, double[] g) {
    double sum = 0;
    double sizes = 0;
    double largest = 0;
    for (int j = 0; j < m; j++) {
      sum += g[j];
      sizes += Math.abs(g[j]);
      largest = Math.max(largest, Math.abs(g[j]));
    }
    for (int i = 0; i < n; i++) {
      double least = Double.POSITIVE_INFINITY;
      for (int j = 0; j < m; j++) {
        least = Math.min(least, cost.between(x, i * dim, y, j * dim, dim) - g[j]);
      }
      sum += least;
      sizes += Math.abs(least) + largest;
    }
    return sum - (dim + n + m + OTHER_ROUNDINGS) * Math.ulp(1.0) * sizes;
  }
}
