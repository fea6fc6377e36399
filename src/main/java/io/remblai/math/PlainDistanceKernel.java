package io.remblai.math;

/** The definition of {@link DistanceKernel}, one element at a time. */
final class PlainDistanceKernel implements DistanceKernel {

  @Override
  public void squared(
      float[] x, int xOffset, int n, float[] y, int yOffset, int m, int d, float[] out) {
    check(x, xOffset, n, y, yOffset, m, d, out);
    for (int i = 0; i < n; i++) {
      int xi = xOffset + i * d;
      for (int j = 0; j < m; j++) {
        out[i * m + j] = squared(x, xi, y, yOffset + j * d, d);
      }
    }
  }

  @Override
  public void euclidean(
      float[] x, int xOffset, int n, float[] y, int yOffset, int m, int d, float[] out) {
    squared(x, xOffset, n, y, yOffset, m, d, out);
    for (int at = 0; at < n * m; at++) {
      out[at] = (float) Math.sqrt(out[at]);
    }
  }

  @Override
  public void halfSquared(
      float[] x, int xOffset, int n, float[] y, int yOffset, int m, int d, float[] out) {
    squared(x, xOffset, n, y, yOffset, m, d, out);
    for (int at = 0; at < n * m; at++) {
      out[at] *= 0.5f;
    }
  }

  static void check(
      float[] x, int xOffset, int n, float[] y, int yOffset, int m, int d, float[] out) {
    Arguments.checkBlock("x", x, xOffset, n, d);
    Arguments.checkBlock("y", y, yOffset, m, d);
    Arguments.checkBlock("out", out, 0, n, m);
  }

  static float squared(float[] x, int xi, float[] y, int yj, int d) {
    float sum = 0;
    for (int k = 0; k < d; k++) {
      float difference = y[yj + k] - x[xi + k];
      sum = Math.fma(difference, difference, sum);
    }
    return sum;
  }
}
