package io.remblai.assignment;

import java.util.Arrays;

/**
 * Brings the potentials of columns that are left free to zero: the last part of an assignment with
 * more columns than rows, in which every row already has a column of least reduced cost and no
 * potential is above zero.
 *
 * <p>A free column below zero was bid down and then left. Raised, it may become the nearest of a
 * row, which takes it and leaves its own column, and so on until a column is reached that may go
 * free at zero. In the transposed problem this is a shortest augmenting path: columns look for
 * rows, whose potentials fall, and each of them may also stay without, at no cost. Such paths are
 * short, for the search ends where a potential reaches zero.
 *
 * <p>Not thread safe.
 */
final class FreeColumns {

  /** Rows and columns of a tile that is transposed at once: both fit the first-level cache. */
  private static final int TILE = 32;

  private final RowLists lists = new RowLists();
  private final Matching matching = new Matching();
  private final ShortestPaths paths = new ShortestPaths();
  private float[] transposed = new float[0];
  private float[] u = new float[0];
  private int[] rows = new int[0]; // of columns
  private int[] low = new int[0]; // free columns below zero

  /** Passes over columns since this was made. */
  long scans() {
    return lists.scans();
  }

  /**
   * The potential that as many columns as stay free are at or above; brings those above down to it.
   *
   * @param v [m] or longer; lowered
   */
  static float level(float[] v, int n, int m) {
    float[] sorted = Arrays.copyOf(v, m);
    Arrays.sort(sorted);
    float zero = sorted[n];
    for (int j = 0; j < m; j++) {
      v[j] = Math.min(v[j], zero);
    }
    return zero;
  }

  /**
   * Makes the solution optimal.
   *
   * @param cost [n, m]; not modified
   * @param v column potentials [m], none above {@code zero}; replaced by such whose zero is zero
   * @param columns column of each row [n]; replaced
   */
  void settle(float[] cost, int n, int m, float[] v, float zero, int[] columns) {
    take(n, m, columns);
    int count = 0;
    for (int j = 0; j < m; j++) {
      if (rows[j] == Matching.FREE && v[j] < zero) {
        low[count++] = j;
      }
    }
    if (count > 0) {
      raise(cost, n, m, v, zero, count);
    }
    for (int j = 0; j < m; j++) {
      if (rows[j] == Matching.FREE) {
        v[j] = 0;
      } else {
        columns[rows[j]] = j;
        v[j] = Math.min(v[j] - zero, 0);
      }
    }
  }

  private void raise(float[] cost, int n, int m, float[] v, float zero, int count) {
    for (int j = 0; j < m; j++) {
      if (rows[j] != Matching.FREE) {
        u[rows[j]] = cost[rows[j] * m + j] - v[j];
      }
    }
    transpose(cost, n, m);
    matching.open(rows, m, n);
    lists.open(transposed, m, n, u);
    paths.open(lists, matching, transposed, m, n, u, zero);
    for (int k = 0; k < count; k++) {
      paths.augment(low[k], true);
    }
    for (int j = 0; j < m; j++) {
      if (rows[j] != Matching.FREE) {
        v[j] = transposed[j * n + rows[j]] - u[rows[j]];
      }
    }
  }

  private void take(int n, int m, int[] columns) {
    if (u.length < n) {
      u = new float[n];
    }
    if (rows.length < m) {
      rows = new int[m];
      low = new int[m];
    }
    Arrays.fill(rows, 0, m, Matching.FREE);
    for (int i = 0; i < n; i++) {
      rows[columns[i]] = i;
    }
  }

  private void transpose(float[] cost, int n, int m) {
    if (transposed.length < n * m) {
      transposed = new float[n * m];
    }
    for (int fromRow = 0; fromRow < n; fromRow += TILE) {
      int toRow = Math.min(n, fromRow + TILE);
      for (int from = 0; from < m; from += TILE) {
        int to = Math.min(m, from + TILE);
        for (int j = from; j < to; j++) {
          for (int i = fromRow; i < toRow; i++) {
            transposed[j * n + i] = cost[i * m + j];
          }
        }
      }
    }
  }
}
