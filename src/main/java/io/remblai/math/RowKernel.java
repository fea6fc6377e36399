package io.remblai.math;

import java.util.Arrays;

/**
 * Sums, means and projections of rows of a float block, in double and in a fixed order: the same
 * bits on every machine.
 *
 * <p>Arguments are checked once a call: {@link IllegalArgumentException} where a size is negative,
 * an array is too short or a row is not in the block. The length of a row, dim, is that of the sum,
 * mean or direction. Points are not modified.
 */
public final class RowKernel {

  /**
   * {@code sum[k] += points[from, k]}, then {@code points[from + 1, k]} and so on to row {@code
   * from + n - 1}. O(n dim).
   *
   * @param points [., dim], row-major
   * @param sum [dim]; added to
   */
  public void addRows(float[] points, int from, int n, double[] sum) {
    checkRows(points, from, n, sum.length);
    for (int i = 0; i < n; i++) {
      Projections.addRow(points, (from + i) * sum.length, sum);
    }
  }

  /**
   * {@code sum[k] += points[rows[i], k]} for i = from, ..., from + n - 1 in this order; a row may
   * come more than once. O(n dim).
   *
   * @param points [., dim], row-major
   * @param rows indices of rows; not modified
   * @param sum [dim]; added to
   */
  public void addRows(float[] points, int[] rows, int from, int n, double[] sum) {
    checkRows(points, rows, from, n, sum.length);
    for (int i = 0; i < n; i++) {
      Projections.addRow(points, rows[from + i] * sum.length, sum);
    }
  }

  /**
   * {@code mean[k] = (sum over i of points[rows[i], k]) / n}, the sum from zero as in {@link
   * #addRows(float[], int[], int, int, double[])}. O(n dim).
   *
   * @param n at least 1
   * @param mean [dim]; overwritten
   */
  public void mean(float[] points, int[] rows, int from, int n, double[] mean) {
    checkMean(n);
    Arrays.fill(mean, 0);
    addRows(points, rows, from, n, mean);
    divide(mean, n);
  }

  /**
   * {@code out[i, q] = <point from + i, direction q>}, each the bits of {@link Projections#dot}.
   * O(n count dim).
   *
   * @param points [., dim], row-major
   * @param directions [count, dim], row-major; not modified
   * @param count how many directions; dim is {@code directions.length / count}
   * @param out [n, count], row-major from 0; overwritten
   */
  public void project(
      float[] points, int from, int n, double[] directions, int count, double[] out) {
    int d = checkProject(points, from, n, directions, count, out);
    for (int i = 0; i < n; i++) {
      for (int q = 0; q < count; q++) {
        out[i * count + q] = Projections.dot(points, (from + i) * d, directions, q * d, d);
      }
    }
  }

  static void divide(double[] sum, int n) {
    for (int k = 0; k < sum.length; k++) {
      sum[k] /= n;
    }
  }

  static void checkMean(int n) {
    if (n < 1) {
      throw new IllegalArgumentException("a mean needs at least 1 row, not " + n);
    }
  }

  static void checkRows(float[] points, int from, int n, int d) {
    if ((from | n) < 0 || (from + (long) n) * d > points.length) {
      throw new IllegalArgumentException(
          "points has length %d, without the rows [%d, %d) of %d"
              .formatted(points.length, from, from + (long) n, d));
    }
  }

  static void checkRows(float[] points, int[] rows, int from, int n, int d) {
    Arguments.checkBlock("rows", rows.length, from, n, 1);
    for (int i = from; i < from + n; i++) {
      if (rows[i] < 0 || (rows[i] + 1L) * d > points.length) {
        throw new IllegalArgumentException(
            "points has length %d, without row %d of %d".formatted(points.length, rows[i], d));
      }
    }
  }

  /** The dim of the directions. */
  static int checkProject(
      float[] points, int from, int n, double[] directions, int count, double[] out) {
    if (count < 1 || directions.length % count != 0) {
      throw new IllegalArgumentException(
          "directions has length %d, not that of %d rows".formatted(directions.length, count));
    }
    int d = directions.length / count;
    checkRows(points, from, n, d);
    Arguments.checkBlock("out", out.length, 0, n, count);
    return d;
  }
}
