package io.remblai.math;

/**
 * Inner products of points with one direction, and sums of points, in double.
 *
 * <p>They steer where the data is cut, so their order of operations is fixed: the same point gives
 * the same bits on every machine, with or without SIMD. Many rows go through {@link RowKernel}.
 */
public final class Projections {

  private static final RowKernel ROWS = new RowKernel();

  private Projections() {}

  /**
   * {@code <point, direction>}, in four interleaved partial sums.
   *
   * @param points coordinates; the point starts at {@code at}; not modified
   * @param direction [dim]; not modified
   */
  public static double dot(float[] points, int at, double[] direction) {
    return dot(points, at, direction, 0, direction.length);
  }

  /** As above for the direction [d] that starts at {@code from} of {@code directions}. */
  static double dot(float[] points, int at, double[] directions, int from, int d) {
    double a = 0;
    double b = 0;
    double c = 0;
    double e = 0;
    int k = 0;
    for (; k + 4 <= d; k += 4) {
      a += points[at + k] * directions[from + k];
      b += points[at + k + 1] * directions[from + k + 1];
      c += points[at + k + 2] * directions[from + k + 2];
      e += points[at + k + 3] * directions[from + k + 3];
    }
    for (; k < d; k++) {
      a += points[at + k] * directions[from + k];
    }
    return (a + b) + (c + e);
  }

  /** {@code out[i] = <point i, direction>} for the points [n, dim] from row {@code from}. */
  public static void project(float[] points, int from, int n, double[] direction, double[] out) {
    ROWS.project(points, from, n, direction, 1, out);
  }

  /** Adds point by point the rows [from, from + n) to {@code sum} [dim]. */
  public static void addRows(float[] points, int from, int n, double[] sum) {
    ROWS.addRows(points, from, n, sum);
  }

  /** Adds the point that starts at {@code at} to {@code sum} [dim]. */
  public static void addRow(float[] points, int at, double[] sum) {
    for (int k = 0; k < sum.length; k++) {
      sum[k] += points[at + k];
    }
  }
}
