package io.remblai.math;

/** The definition of {@link DistanceKernel}, one element at a time. */
final class PlainDistanceKernel implements DistanceKernel {

  @Override
  public void squared(
      float[] x, int xOffset, int n, float[] y, int yOffset, int m, int d, float[] out) {
    for (int i = 0; i < n; i++) {
      int xi = xOffset + i * d;
      for (int j = 0; j < m; j++) {
        int yj = yOffset + j * d;
        float sum = 0;
        for (int k = 0; k < d; k++) {
          float difference = y[yj + k] - x[xi + k];
          sum = Math.fma(difference, difference, sum);
        }
        out[i * m + j] = sum;
      }
    }
  }
}
