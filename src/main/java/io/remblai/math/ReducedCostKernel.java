package io.remblai.math;

/**
 * Costs less a potential of the column, between every point of one block and every point of
 * another, and the least of each row: what a c-transform needs. The least is found without storing
 * the block.
 *
 * <p>Arguments are checked once a call: {@link IllegalArgumentException} where a size or an offset
 * is negative or an array is too short. Inputs are not modified; outputs must not be inputs.
 *
 * <h2>Order of operations and rounding</h2>
 *
 * The score of a pair is one chain of fused multiply-adds in float over k = 0, 1, ..., d - 1:
 *
 * <pre>
 *   s = h[j];   s = fma(x[i, k], -2 y[j, k], s)
 * </pre>
 *
 * <p>With u = 2^-24 and gamma_k = k u / (1 - k u), d u at most 1/2, a finite score is off by no
 * more than
 *
 * <pre>
 *   gamma_d (|h_j| + 2 sum_k |x_ik y_jk|) + d 2^-149
 * </pre>
 *
 * <p>for h_j passes d roundings, term k passes d - k of them, -2 y is exact, and a rounding to a
 * subnormal number is off by 2^-150 at most. The last term is nothing where nothing underflows.
 *
 * <p>A number that overflows never becomes finite again, for neither sum nor product brings an
 * infinity or NaN back: such a score is an infinity or NaN. Nothing overflows where {@code |h_j| +
 * 2 sum_k |x_ik y_jk|} and every {@code 2 |y_jk|} are at most 2^127 and d is at most 2^22; a caller
 * who needs a bound from below checks that first, as a score of plus infinity may stand for
 * anything.
 *
 * <p>The distance score is the chain of {@link DistanceKernel#squared}, its correctly rounded
 * square root, less g: {@code s = 0; t = y[j, k] - x[i, k]; s = fma(t, t, s)}; then {@code sqrt(s)
 * - g[j]}. Where the sum does not overflow (every distance at most 2^63), it is off by no more than
 *
 * <pre>
 *   gamma_(d + 4) (|x_i - y_j| + |g_j|) + sqrt(d) 2^-74
 * </pre>
 *
 * <p>the last term for squares that underflow. A sum that overflows gives plus infinity less g.
 *
 * <h2>What counts as least</h2>
 *
 * A score replaces {@code least[i]} where it is lower, or where it is NaN and {@code least[i]} is
 * not. So ties keep what was there first, NaN sticks and cannot hide, plus infinity never replaces
 * anything, and zeros of either sign are equal.
 */
public interface ReducedCostKernel {

  /**
   * {@code least[i] = min(least[i], min over j of (h[j] - 2 <x_i, y_j>))}; where lowered, {@code
   * column[i] = firstColumn + j}, the lowest such j. O(n m d), no block stored.
   *
   * @param x points [n, d], row-major from {@code xOffset}
   * @param y points [m, d], row-major from {@code yOffset}
   * @param h a number for each y [m], from {@code hOffset}
   * @param least [n] from 0; lowered in place
   * @param column [n] from 0; set where least is lowered
   */
  void least(
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
      int firstColumn);

  /**
   * {@code out[i, j] = h[j] - 2 <x_i, y_j>}, the same numbers that {@link #least} compares. O(n m
   * d).
   *
   * @param out [n, m], row-major from 0; overwritten
   */
  void scores(
      float[] x,
      int xOffset,
      int n,
      float[] y,
      int yOffset,
      int m,
      int d,
      float[] h,
      int hOffset,
      float[] out);

  /**
   * As {@link #least} for the Euclidean cost: {@code sqrt(sum_k (x[i, k] - y[j, k])^2) - g[j]}, by
   * direct differences. O(n m d).
   *
   * @param g a number for each y [m], from {@code gOffset}
   */
  void leastDistance(
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
      int firstColumn);
}
