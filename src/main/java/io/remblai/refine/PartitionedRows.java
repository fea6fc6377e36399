package io.remblai.refine;

import io.remblai.math.OrderStatistics;
import io.remblai.math.Projections;

/**
 * A copy of some rows that is reordered while it is split, so that every block stays contiguous;
 * rows keep their relative order within a block.
 *
 * <p>Not thread safe.
 */
public final class PartitionedRows {

  private final int dim;
  private final float[] rows;
  private final int[] order;
  private final float[] spareRows;
  private final int[] spareOrder;
  private final double[] values;
  private final double[] scratch;
  private final boolean[] top;

  /** Copies the rows [n, dim]. */
  public PartitionedRows(float[] points, int n, int dim) {
    this.dim = dim;
    this.rows = java.util.Arrays.copyOf(points, n * dim);
    this.order = new int[n];
    for (int i = 0; i < n; i++) {
      order[i] = i;
    }
    this.spareRows = new float[n * dim];
    this.spareOrder = new int[n];
    this.values = new double[n];
    this.scratch = new double[n];
    this.top = new boolean[n];
  }

  /** The rows [n, dim] in their present order; not to be modified. */
  public float[] rows() {
    return rows;
  }

  /** The index that the row now at {@code at} had at first. */
  int origin(int at) {
    return order[at];
  }

  /** The indices that {@code count} rows from {@code from} had at first. */
  public int[] origins(int from, int count) {
    return java.util.Arrays.copyOfRange(order, from, from + count);
  }

  /**
   * Moves the {@code count} rows of [from, to) farthest along the direction to its front; ties by
   * present order.
   */
  public void cut(int from, int to, double[] direction, int count) {
    int n = to - from;
    Projections.project(rows, from, n, direction, values);
    OrderStatistics.markGreatest(values, n, count, scratch, top);
    int front = 0;
    int back = count;
    for (int i = 0; i < n; i++) {
      int at = top[i] ? front++ : back++;
      spareOrder[at] = order[from + i];
      System.arraycopy(rows, (from + i) * dim, spareRows, at * dim, dim);
    }
    takeBack(from, n);
  }

  /**
   * Brings the rows of each part of {@code [from, from + parts.length)} together, part 0 first;
   * rows of a part keep their present order.
   *
   * @param parts part of each row
   * @param sizes rows of each part
   */
  void cut(int from, int[] parts, int[] sizes) {
    int[] next = new int[sizes.length];
    for (int k = 1; k < sizes.length; k++) {
      next[k] = next[k - 1] + sizes[k - 1];
    }
    for (int i = 0; i < parts.length; i++) {
      int at = next[parts[i]]++;
      spareOrder[at] = order[from + i];
      System.arraycopy(rows, (from + i) * dim, spareRows, at * dim, dim);
    }
    takeBack(from, parts.length);
  }

  private void takeBack(int from, int n) {
    System.arraycopy(spareOrder, 0, order, from, n);
    System.arraycopy(spareRows, 0, rows, from * dim, n * dim);
  }
}
