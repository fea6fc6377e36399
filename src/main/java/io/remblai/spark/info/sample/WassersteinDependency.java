package io.remblai.spark.info.sample;

import io.remblai.assignment.LinearAssignment;
import io.remblai.info.KeyedOrder;
import io.remblai.info.Rows;

/**
 * Wasserstein dependency: how far the joint sample has to be moved to become a sample in which x
 * and y know nothing of each other (Ozair et al., "Wasserstein dependency measure", 2019; here with
 * squared distances), {@code W^2 = min over permutations s of mean_i |x_i - x_s(i)|^2 + |y_i -
 * y_p(s(i))|^2}, where p is a random permutation: rows (x_j, y_p(j)) stand for the product of the
 * marginals.
 *
 * <p>Moving each row in y alone, or in x alone, is one way to do it, so that {@code W^2 <= min(mean
 * |y_i - y_p(i)|^2, mean |x_i - x_q(i)|^2)} with q the inverse of p; these tend to twice the total
 * variances of y and x. Over that bound W is a number in [0, 1] (Nies, Staudt and Munk, "Transport
 * dependency", 2021). A finite sample is moved some way even where nothing is known: compare with
 * the null.
 *
 * @param distance W, in the unit of the vectors
 * @param bound what W cannot exceed for this p
 */
record WassersteinDependency(double distance, double bound) {

  /** Rows that an exact assignment takes: its costs fill 64 MB. */
  static final int MOST_ROWS = 4096;

  /** Not one of the streams that nulls draw from. */
  private static final int STREAM = 1 << 20;

  /**
   * Of paired samples, O(n^3 ln n) at worst.
   *
   * @param keys [n], distinct; p is drawn from them
   * @throws IllegalArgumentException for fewer than 2 rows, or more than {@link #MOST_ROWS}
   */
  static WassersteinDependency of(Rows x, Rows y, long[] keys, long seed) {
    Rows.requireSameSize(x, y);
    x.requireAtLeast(2, "a dependency");
    if (x.size() > MOST_ROWS) {
      throw new IllegalArgumentException(
          "%d rows are more than the %d of an exact assignment".formatted(x.size(), MOST_ROWS));
    }
    int n = x.size();
    int[] partners = KeyedOrder.partners(seed, STREAM, keys);
    Rows product = y.take(partners);
    double inX = 0;
    double inY = 0;
    for (int i = 0; i < n; i++) {
      inX += squared(x, i, x, partners[i]);
      inY += squared(y, i, product, i);
    }
    int[] moved = assigned(x, y, product);
    double total = 0;
    for (int i = 0; i < n; i++) {
      total += squared(x, i, x, moved[i]) + squared(y, i, product, moved[i]);
    }
    double bound = Math.min(inX, inY);
    return new WassersteinDependency(Math.sqrt(Math.min(total, bound) / n), Math.sqrt(bound / n));
  }

  private static int[] assigned(Rows x, Rows y, Rows product) {
    int n = x.size();
    double most = 0; // so that no cost is beyond a float
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        most = Math.max(most, squared(x, i, x, j) + squared(y, i, product, j));
      }
    }
    float[] costs = new float[n * n];
    for (int i = 0; i < n && most > 0; i++) {
      for (int j = 0; j < n; j++) {
        costs[i * n + j] = (float) ((squared(x, i, x, j) + squared(y, i, product, j)) / most);
      }
    }
    int[] moved = new int[n];
    new LinearAssignment().solve(costs, n, new float[n], moved);
    return moved;
  }

  private static double squared(Rows a, int i, Rows b, int j) {
    int dim = a.dim();
    double sum = 0;
    for (int k = 0; k < dim; k++) {
      double apart = a.values()[i * dim + k] - b.values()[j * dim + k];
      sum += apart * apart;
    }
    return sum;
  }
}
