package io.remblai.math;

/**
 * Inner products of points with one direction, and sums of points, in double.
 *
 * <p>They steer where the data is cut, so their order of operations is fixed: the same point gives
 * the same bits on every machine, with or without SIMD.
 */
public final class Projections {

  private Projections() {}

  /**
   * {@code <point, direction>}, in four interleaved partial sums.
   *
   * @param points coordinates; the point starts at {@code at}; not modified
   * @param direction [dim]; not modified
   */
  public static double dot(float[] points, int at, double[] direction) {
    int d = direction.length;
    double a = 0;
    double b = 0;
    double c = 0;
    double e = 0;
    int k = 0;
    for (; k + 4 <= d; k += 4) {
      a += points[at + k] * direction[k];
      b += points[at + k + 1] * direction[k + 1];
      c += points[at + k + 2] * direction[k + 2];
      e += points[at + k + 3] * direction[k + 3];
    }
    for (; k < d; k++) {
      a += points[at + k] * direction[k];
    }
    return (a + b) + (c + e);
  }

  /** {@code out[i] = <point i, direction>} for the points [n, dim] from row {@code from}. */
  public static void project(float[] points, int from, int n, double[] direction, double[] out) {
    int d = direction.length;
    for (int i = 0; i < n; i++) {
      out[i] = dot(points, (from + i) * d, direction);
    }
  }

  /** Adds point by point the rows [from, from + n) to {@code sum} [dim]. */
  public static void addRows(float[] points, int from, int n, double[] sum) {
    for (int i = 0; i < n; i++) {
      addRow(points, (from + i) * sum.length, sum);
    }
  }

  /** Adds the point that starts at {@code at} to {@code sum} [dim]. */
  public static void addRow(float[] points, int at, double[] sum) {
    for (int k = 0; k < sum.length; k++) {
      sum[k] += points[at + k];
    }
  }
}
