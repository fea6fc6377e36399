package io.remblai.math;

import java.util.Arrays;

/** The definitions of {@link ExpKernel}, one element at a time. */
final class PlainExpKernel implements ExpKernel {

  static final float LOG2_E = 0x1.715476p0f;

  /** Adding it leaves, in the lowest bits, the nearest whole number. */
  static final float TO_WHOLE = 0x1.8p23f;

  /** 15 bits of ln 2, so that a whole number of up to 8 bits times it is exact. */
  static final float LN2_HIGH = 0x1.62e4p-1f;

  static final float LN2_LOW = 0x1.7f7d1cp-20f;

  static final float Q0 = 0.5f;
  static final float Q1 = 0x1.5554dep-3f;
  static final float Q2 = 0x1.55551ap-5f;
  static final float Q3 = 0x1.120b62p-7f;
  static final float Q4 = 0x1.6d10fcp-10f;

  /** The least float whose exponential is normal, and the greatest whose exponential is finite. */
  static final float LOWEST = -0x1.5d589ep6f;

  static final float HIGHEST = 0x1.62e42ep6f;

  static final int MANTISSA_BITS = 23;

  /** Partial sums of a row. */
  static final int SUMS = 16;

  @Override
  public void exp(float[] x, int offset, int n, float[] out, int outOffset) {
    checkExp(x, offset, n, out, outOffset);
    for (int j = 0; j < n; j++) {
      out[outOffset + j] = exp(x[offset + j]);
    }
  }

  @Override
  public double logSumExp(float[] x, int offset, int n) {
    Arguments.checkBlock("x", x, offset, 1, n);
    float max = max(x, offset, n);
    if (!(Math.abs(max) < Float.POSITIVE_INFINITY)) {
      return max;
    }
    double[] sums = new double[SUMS];
    for (int j = 0; j < n; j++) {
      sums[j % SUMS] += exp(x[offset + j] - max);
    }
    return max + StrictMath.log(total(sums));
  }

  @Override
  public double softmax(float[] x, int offset, int n) {
    Arguments.checkBlock("x", x, offset, 1, n);
    float max = max(x, offset, n);
    if (!(Math.abs(max) < Float.POSITIVE_INFINITY)) {
      return withoutWeights(x, offset, n, max);
    }
    double[] sums = new double[SUMS];
    for (int j = 0; j < n; j++) {
      float e = exp(x[offset + j] - max);
      x[offset + j] = e;
      sums[j % SUMS] += e;
    }
    double sum = total(sums);
    float scale = (float) (1 / sum);
    for (int j = 0; j < n; j++) {
      x[offset + j] *= scale;
    }
    return max + StrictMath.log(sum);
  }

  @Override
  public double shares(float[] x, int offset, int n, float factor) {
    checkShares(x, offset, n, factor);
    float max = Float.NEGATIVE_INFINITY;
    for (int j = 0; j < n; j++) {
      x[offset + j] *= factor;
      max = Math.max(max, x[offset + j]);
    }
    if (!(Math.abs(max) < Float.POSITIVE_INFINITY)) {
      return withoutShares(x, offset, n, max);
    }
    double sum = 0;
    double weighted = 0;
    ShareSums chain = new ShareSums();
    for (int from = 0; from < n; from += SHARES_CHAIN) {
      int count = Math.min(SHARES_CHAIN, n - from);
      chain.clear();
      for (int j = 0; j < count; j++) {
        x[offset + from + j] = chain.add(j % SUMS, x[offset + from + j] - max);
      }
      sum += total(chain.e);
      weighted += total(chain.ez);
    }
    float scale = (float) (1 / sum);
    for (int j = 0; j < n; j++) {
      x[offset + j] *= scale;
    }
    return StrictMath.log(sum) - weighted / sum;
  }

  /** Partial sums of exponentials, and of them times their exponents. Not thread safe. */
  static final class ShareSums {
    final float[] e = new float[SUMS];
    final float[] ez = new float[SUMS];

    void clear() {
      Arrays.fill(e, 0);
      Arrays.fill(ez, 0);
    }

    /** Adds an element to partial sum l and gives its exponential. */
    float add(int l, float difference) {
      float z = Math.max(difference, LEAST_EXPONENT);
      float exponential = PlainExpKernel.exp(z);
      e[l] += exponential;
      ez[l] = Math.fma(exponential, z, ez[l]);
      return exponential;
    }
  }

  /** The partial sums in double, half onto half: written out, it is in every row. */
  static double total(float[] s) {
    double s0 = (double) s[0] + s[8];
    double s1 = (double) s[1] + s[9];
    double s2 = (double) s[2] + s[10];
    double s3 = (double) s[3] + s[11];
    double s4 = (double) s[4] + s[12];
    double s5 = (double) s[5] + s[13];
    double s6 = (double) s[6] + s[14];
    double s7 = (double) s[7] + s[15];
    return ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7));
  }

  static void checkShares(float[] x, int offset, int n, float factor) {
    Arguments.checkBlock("x", x, offset, 1, n);
    if (!(factor > 0 && factor < Float.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "factor must be above 0 and finite, not %s".formatted(factor));
    }
  }

  /** The row whose greatest is not finite. */
  static double withoutShares(float[] x, int offset, int n, float max) {
    withoutWeights(x, offset, n, max);
    return max == Float.NEGATIVE_INFINITY ? 0 : Double.NaN;
  }

  static void checkExp(float[] x, int offset, int n, float[] out, int outOffset) {
    Arguments.checkBlock("x", x, offset, 1, n);
    Arguments.checkBlock("out", out, outOffset, 1, n);
    if (x == out && offset != outOffset) {
      throw new IllegalArgumentException(
          "out may be x, but not from %d where x is from %d".formatted(outOffset, offset));
    }
  }

  /** The row whose greatest is not finite. */
  static double withoutWeights(float[] x, int offset, int n, float max) {
    Arrays.fill(x, offset, offset + n, max == Float.NEGATIVE_INFINITY ? 0 : Float.NaN);
    return max;
  }

  private static float max(float[] x, int offset, int n) {
    float max = Float.NEGATIVE_INFINITY;
    for (int j = 0; j < n; j++) {
      max = Math.max(max, x[offset + j]);
    }
    return max;
  }

  /** The partial sums, half onto half; overwritten. */
  static double total(double[] sums) {
    for (int half = SUMS / 2; half > 0; half /= 2) {
      for (int l = 0; l < half; l++) {
        sums[l] += sums[l + half];
      }
    }
    return sums[0];
  }

  static float exp(float x) {
    if (Float.isNaN(x)) {
      return x;
    }
    if (x < LOWEST) {
      return 0;
    }
    if (x > HIGHEST) {
      return Float.POSITIVE_INFINITY;
    }
    float shifted = Math.fma(x, LOG2_E, TO_WHOLE);
    float n = shifted - TO_WHOLE;
    float r = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, x));
    float q = Math.fma(r, Math.fma(r, Math.fma(r, Math.fma(r, Q4, Q3), Q2), Q1), Q0);
    float p = Math.fma(r * r, q, r) + 1;
    // p is near 1, so adding n to its exponent multiplies it by 2^n exactly.
    int bits = Float.floatToRawIntBits(p) + (Float.floatToRawIntBits(shifted) << MANTISSA_BITS);
    return Float.intBitsToFloat(bits);
  }
}
