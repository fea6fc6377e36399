package io.remblai.math;

/**
 * Distances between every point of one block and every point of another.
 *
 * <p>Arguments are checked once a call: {@link IllegalArgumentException} where a size or an offset
 * is negative or an array is too short. Inputs are not modified; {@code out} must be another array.
 */
public interface DistanceKernel {

  /**
   * {@code out[i, j] = sum_k (x[i, k] - y[j, k])^2}, summed over k = 0, 1, ... with fused
   * multiply-add in float, which keeps the relative error of small distances small however far the
   * block lies from the origin. O(n m d).
   *
   * @param x points [n, d], row-major from {@code xOffset}
   * @param y points [m, d], row-major from {@code yOffset}
   * @param out [n, m], row-major from 0; overwritten
   */
  void squared(float[] x, int xOffset, int n, float[] y, int yOffset, int m, int d, float[] out);

  /**
   * {@code out[i, j] = |x_i - y_j|}: the correctly rounded square root of what {@link #squared}
   * gives. O(n m d).
   */
  void euclidean(float[] x, int xOffset, int n, float[] y, int yOffset, int m, int d, float[] out);

  /**
   * {@code out[i, j] = |x_i - y_j|^2 / 2}: half of what {@link #squared} gives. Of unit vectors it
   * is the cosine distance, {@code 1 - <x_i, y_j>}, without the cancellation. O(n m d).
   */
  void halfSquared(
      float[] x, int xOffset, int n, float[] y, int yOffset, int m, int d, float[] out);
}
