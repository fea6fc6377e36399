package io.remblai.math;

import java.util.Arrays;

/** The definitions of {@link InnerProducts}, one element at a time. */
final class PlainInnerProducts implements InnerProducts {

  private final float[] y; // [m, d]
  private final int m;
  private final int d;

  PlainInnerProducts(float[] y, int m, int d) {
    Arguments.checkBlock("y", y, 0, m, d);
    this.y = Arrays.copyOf(y, m * d);
    this.m = m;
    this.d = d;
  }

  @Override
  public void products(float[] x, int xOffset, int n, float[] out) {
    checkProducts(x, xOffset, n, m, d, out);
    int stride = InnerProducts.stride(m);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < m; j++) {
        out[i * stride + j] = product(x, xOffset + i * d, j * d);
      }
    }
  }

  private float product(float[] x, int xi, int yj) {
    float total = 0;
    for (int from = 0; from < d; from += BLOCK) {
      float sum = 0;
      for (int k = from; k < Math.min(d, from + BLOCK); k++) {
        sum = Math.fma(x[xi + k], y[yj + k], sum);
      }
      total += sum;
    }
    return total;
  }

  @Override
  public void squaredLengths(float[] x, int xOffset, int n, double[] out) {
    checkLengths(x, xOffset, n, d, out);
    float[] partial = new float[PADDING];
    for (int i = 0; i < n; i++) {
      out[i] = 0;
      for (int from = 0; from < d; from += BLOCK) {
        int count = Math.min(BLOCK, d - from);
        Arrays.fill(partial, 0);
        addSquares(x, xOffset + i * d + from, 0, count, partial);
        out[i] += total(partial);
      }
    }
  }

  /** Adds the squares of the coordinates [first, count) of a block to their partial sums. */
  static void addSquares(float[] x, int at, int first, int count, float[] partial) {
    for (int k = first; k < count; k++) {
      partial[k % PADDING] = Math.fma(x[at + k], x[at + k], partial[k % PADDING]);
    }
  }

  static double total(float[] partial) {
    double total = 0;
    for (float sum : partial) {
      total += sum;
    }
    return total;
  }

  static void checkProducts(float[] x, int xOffset, int n, int m, int d, float[] out) {
    Arguments.checkBlock("x", x, xOffset, n, d);
    Arguments.checkBlock("out", out, 0, n, InnerProducts.stride(m));
  }

  static void checkLengths(float[] x, int xOffset, int n, int d, double[] out) {
    Arguments.checkBlock("x", x, xOffset, n, d);
    Arguments.checkBlock("out", out.length, 0, n, 1);
  }
}
