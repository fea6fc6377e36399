package io.remblai.math;

/**
 * Exponentials of float rows, and sums of them in double.
 *
 * <p>Arguments are checked once a call: {@link IllegalArgumentException} where a size or an offset
 * is negative or an array is too short.
 *
 * <h2>exp</h2>
 *
 * With n the whole number nearest to x / ln 2 and r = x - n ln 2 (ln 2 in two parts, Cody and
 * Waite), {@code exp(x) = 2^n (1 + r + r^2 q(r))}; q, of degree 4, interpolates {@code (e^r - 1 -
 * r) / r^2} in the Chebyshev nodes of [-ln 2 / 2, ln 2 / 2], which alone is off by less than 2^-26.
 * The result is off by at most 1.06 ulp in all (one float in 37 compared with double); 2 ulp are
 * promised. {@code exp(0) = 1}.
 *
 * <p>Results below the smallest normal number, 2^-126, are 0 (x below -87.33654); those above the
 * largest are plus infinity (x above 88.72283). {@code exp(-infinity) = 0}; NaN stays NaN.
 *
 * <h2>Sums</h2>
 *
 * Element j of a row is added, in double, to partial sum j mod 16; at the end partial sum l takes
 * up l + 8, then l + 4, l + 2, l + 1. That is so on every processor, whatever its vectors.
 */
public interface ExpKernel {

  /**
   * {@code out[outOffset + j] = exp(x[offset + j])} for j in [0, n). O(n).
   *
   * @param x [n] from {@code offset}; not modified unless it is out
   * @param out [n] from {@code outOffset}; overwritten; may be x with the same offset
   */
  void exp(float[] x, int offset, int n, float[] out, int outOffset);

  /**
   * {@code ln sum_j exp(x[offset + j])}, as {@code max + ln sum_j exp(x_j - max)}, with the
   * difference rounded to float before the exponential: the relative error of a term is at most
   * {@code (|x_j - max| / 2 + 2) 2^-23}. O(n).
   *
   * <p>Minus infinity where every element is, or none is there; NaN where one is NaN; else plus
   * infinity where one is; the element itself where there is one.
   *
   * @param x [n] from {@code offset}; not modified
   */
  double logSumExp(float[] x, int offset, int n);

  /**
   * Divides exponentials by their sum: {@code x[offset + j] = exp(x[offset + j] - max) (1 / sum)},
   * 1 / sum rounded to float. O(n).
   *
   * <p>A row of minus infinities has no weights: all of them 0. A row with NaN or plus infinity
   * becomes all NaN.
   *
   * @param x [n] from {@code offset}; overwritten
   * @return what {@link #logSumExp} gives of the row before
   */
  double softmax(float[] x, int offset, int n);

  /**
   * The shares {@code a = softmax(factor x)} and their entropy. With {@code z_j = max(factor x_j -
   * max, }{@value #LEAST_EXPONENT}{@code )}, {@code e = exp(z)}, {@code S = sum_j e_j}, {@code T =
   * sum_j e_j z_j}: {@code a = e (1 / S)}, 1 / S rounded to float, and the entropy is {@code ln S -
   * T / S}. Shares below 2^-126 are 0. O(n).
   *
   * <p>Here partial sum j mod 16 is in float, for T by fused multiply-adds, over a chain of {@value
   * #SHARES_CHAIN} elements; the partial sums of a chain are added up in double, as above, and the
   * chains in double one after another: S and T are off by at most 8 units 2^-24 of their own
   * beyond what their terms are.
   *
   * @param x [n] from {@code offset}; overwritten with the shares; all NaN where a product is NaN
   *     or plus infinity, all 0 where every product is minus infinity
   * @param n at least 0
   * @param factor above 0 and finite
   * @return {@code -sum_j a_j ln a_j} in nats, at least 0 but for what rounding leaves; NaN with
   *     NaN shares; 0 where all shares are
   */
  double shares(float[] x, int offset, int n, float factor);

  /** Its exponential, and that of anything below, is 0. */
  float LEAST_EXPONENT = -88;

  /** Elements of a row whose sums are in float. */
  int SHARES_CHAIN = 128;
}
