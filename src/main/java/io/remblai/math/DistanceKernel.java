package io.remblai.math;

/** Squared Euclidean distances between every point of one block and every point of another. */
public interface DistanceKernel {

  /**
   * {@code out[i, j] = sum_k (x[i, k] - y[j, k])^2}, summed over k = 0, 1, ... with fused
   * multiply-add in float, which keeps the relative error of small distances small however far the
   * block lies from the origin. O(n m d).
   *
   * @param x points [n, d], row-major from {@code xOffset}; not modified
   * @param y points [m, d], row-major from {@code yOffset}; not modified
   * @param out [n, m], row-major from 0; overwritten
   */
  void squared(float[] x, int xOffset, int n, float[] y, int yOffset, int m, int d, float[] out);
}
