package io.remblai.math;

/** The definitions of {@link ReducedCostKernel}, one element at a time. */
final class PlainReducedCostKernel implements ReducedCostKernel {

  @Override
  public void least(
      float[] x,
      int xOffset,
      int n,
      float[] y,
      int yOffset,
      int m,
      int d,
      float[] h,
      int hOffset,
      float[] least,
      int[] column,
      int firstColumn) {
    check(x, xOffset, n, y, yOffset, m, d, h, hOffset);
    checkLeast(n, least, column);
    for (int i = 0; i < n; i++) {
      int xi = xOffset + i * d;
      leastOfRow(x, xi, y, yOffset, m, d, h, hOffset, least, column, i, firstColumn);
    }
  }

  @Override
  public void scores(
      float[] x,
      int xOffset,
      int n,
      float[] y,
      int yOffset,
      int m,
      int d,
      float[] h,
      int hOffset,
      float[] out) {
    check(x, xOffset, n, y, yOffset, m, d, h, hOffset);
    Arguments.checkBlock("out", out, 0, n, m);
    for (int i = 0; i < n; i++) {
      int xi = xOffset + i * d;
      for (int j = 0; j < m; j++) {
        out[i * m + j] = score(x, xi, y, yOffset + j * d, d, h[hOffset + j]);
      }
    }
  }

  @Override
  public void leastDistance(
      float[] x,
      int xOffset,
      int n,
      float[] y,
      int yOffset,
      int m,
      int d,
      float[] g,
      int gOffset,
      float[] least,
      int[] column,
      int firstColumn) {
    check(x, xOffset, n, y, yOffset, m, d, g, gOffset);
    checkLeast(n, least, column);
    for (int i = 0; i < n; i++) {
      int xi = xOffset + i * d;
      leastDistanceOfRow(x, xi, y, yOffset, m, d, g, gOffset, least, column, i, firstColumn);
    }
  }

  static void leastOfRow(
      float[] x,
      int xi,
      float[] y,
      int yOffset,
      int m,
      int d,
      float[] h,
      int hOffset,
      float[] least,
      int[] column,
      int i,
      int firstColumn) {
    for (int j = 0; j < m; j++) {
      float score = score(x, xi, y, yOffset + j * d, d, h[hOffset + j]);
      if (replaces(score, least[i])) {
        least[i] = score;
        column[i] = firstColumn + j;
      }
    }
  }

  static void leastDistanceOfRow(
      float[] x,
      int xi,
      float[] y,
      int yOffset,
      int m,
      int d,
      float[] g,
      int gOffset,
      float[] least,
      int[] column,
      int i,
      int firstColumn) {
    for (int j = 0; j < m; j++) {
      float score = distanceScore(x, xi, y, yOffset + j * d, d, g[gOffset + j]);
      if (replaces(score, least[i])) {
        least[i] = score;
        column[i] = firstColumn + j;
      }
    }
  }

  static void check(
      float[] x, int xOffset, int n, float[] y, int yOffset, int m, int d, float[] h, int hOffset) {
    Arguments.checkBlock("x", x, xOffset, n, d);
    Arguments.checkBlock("y", y, yOffset, m, d);
    Arguments.checkBlock("the potential", h, hOffset, m, 1);
  }

  static void checkLeast(int n, float[] least, int[] column) {
    Arguments.checkBlock("least", least, 0, n, 1);
    Arguments.checkBlock("column", column.length, 0, n, 1);
  }

  static float score(float[] x, int xi, float[] y, int yj, int d, float h) {
    float score = h;
    for (int k = 0; k < d; k++) {
      score = Math.fma(x[xi + k], -2 * y[yj + k], score);
    }
    return score;
  }

  static float distanceScore(float[] x, int xi, float[] y, int yj, int d, float g) {
    return (float) Math.sqrt(PlainDistanceKernel.squared(x, xi, y, yj, d)) - g;
  }

  static boolean replaces(float score, float least) {
    return score < least || (Float.isNaN(score) && !Float.isNaN(least));
  }
}
