package io.remblai.refine;

/**
 * The vector by which midpoint rounds group pairs: {@code x + T(x)}, twice the midpoint.
 *
 * <p>Exchanging the targets of two pairs gains {@code -2 <x_i - x_j, T(x_i) - T(x_j)>}, and {@code
 * |m_i - m_j|^2 = |x_i - x_j|^2 + |T(x_i) - T(x_j)|^2 + 2 <x_i - x_j, T(x_i) - T(x_j)>} for m = x +
 * T(x): pairs with close midpoints are those whose exchange may gain most.
 */
public final class Midpoints {

  private Midpoints() {}

  /**
   * Writes the sums of {@code n} pairs of points.
   *
   * @param x sources, from {@code xAt}; not modified
   * @param y their targets, from {@code yAt}; not modified
   * @param out receives [n, dim] from {@code at}
   * @param length n times dim
   */
  public static void write(
      float[] x, int xAt, float[] y, int yAt, int length, float[] out, int at) {
    for (int k = 0; k < length; k++) {
      out[at + k] = x[xAt + k] + y[yAt + k];
    }
  }
}
