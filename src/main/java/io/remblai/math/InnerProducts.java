package io.remblai.math;

/**
 * Inner products of many rows with a few fixed points, which are packed once. Immutable.
 *
 * <p>Arguments are checked once a call: {@link IllegalArgumentException} where a size or an offset
 * is negative or an array is too short. Inputs are not modified; outputs must not be inputs.
 *
 * <h2>Order of operations and rounding</h2>
 *
 * Coordinates are taken in blocks of {@value #BLOCK}. A block's sum is one chain of fused
 * multiply-adds in float from zero, and the sums of blocks are added in float one after another:
 *
 * <pre>
 *   s = 0;   s = fma(x[i, k], y[j, k], s);   out = out + s at the end of each block
 * </pre>
 *
 * <p>With u = 2^-24 and c = min(d, BLOCK) + ceil(d / BLOCK), a product that neither overflows nor
 * underflows is off by no more than {@code c u / (1 - c u) sum_k |x_ik y_jk|}: shorter chains than
 * one over all d, and a panel of a block stays in the first-level cache.
 */
public interface InnerProducts {

  /** Coordinates of a chain: with 32 columns a panel of 32 KiB. */
  int BLOCK = 256;

  /** Rows of results are padded to a multiple of this. */
  int PADDING = 16;

  /** Floats from one row of results to the next: m rounded up to {@link #PADDING}. */
  static int stride(int m) {
    return Math.toIntExact((m + PADDING - 1L) / PADDING * PADDING);
  }

  /**
   * {@code out[i, j] = <x_i, y_j>} for the n rows. O(n m d).
   *
   * @param x rows [n, d], row-major from {@code xOffset}
   * @param out [n, stride(m)] from 0; overwritten, the padding with anything
   */
  void products(float[] x, int xOffset, int n, float[] out);

  /**
   * {@code out[i] = sum_k x[i, k]^2}: within a block, coordinate k goes to partial sum k mod 16 in
   * float by fused multiply-adds; the partial sums are added in double in their order. O(n d).
   *
   * @param x rows [n, d], row-major from {@code xOffset}
   * @param out [n] from 0; overwritten
   */
  void squaredLengths(float[] x, int xOffset, int n, double[] out);
}
