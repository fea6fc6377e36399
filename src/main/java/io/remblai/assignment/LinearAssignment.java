package io.remblai.assignment;

import io.remblai.math.Kernels;
import io.remblai.math.RowScanKernel;
import java.util.Arrays;

/**
 * Exact linear assignment of one square block: the permutation s of least {@code sum_i c[i, s(i)]},
 * by shortest augmenting paths from good column potentials.
 *
 * <p>A cold solve takes its potentials from a quarter of the rows and columns, solved first and
 * extended to all by a c-transform; every row then takes its nearest column where that is free, a
 * few rounds of bidding settle most conflicts (augmenting row reduction: Jonker and Volgenant,
 * Computing 38, 1987), and the rest are augmented along shortest paths. O(n^3) at worst; what
 * counts in practice is the number of passes over rows.
 *
 * <p>Costs and potentials are float: the result is optimal up to the rounding of potentials, about
 * 1e-7 of the largest cost per row.
 *
 * <p>Not thread safe: one workspace per task.
 */
public final class LinearAssignment {

  /**
   * Below this size a cold solve starts from zero potentials: a smaller problem would cost more
   * than it saves.
   */
  private static final int SMALLEST_COARSE = 64;

  /** Every fourth row and column forms the coarser problem. */
  private static final int COARSENING = 4;

  /** Passes of bidding over the rows still free. */
  private static final int BIDDING_PASSES = 2;

  private static final int FREE = -1;

  private final RowScanKernel kernel = Kernels.rowScan();
  private final RowScanKernel.Found found = new RowScanKernel.Found();

  private float[] cost;
  private int n;
  private float[] v;
  private int[] columnOfRow;
  private int[] rowOfColumn = new int[0];

  private float[] searchV = new float[0];
  private float[] distance = new float[0];
  private float[] reached = new float[0];
  private int[] parent = new int[0];
  private int[] scanned = new int[0];
  private int[] freeRows = new int[0];

  private long scans;

  /** Passes over rows since this workspace was made: the unit of its work. */
  public long scans() {
    return scans;
  }

  /**
   * Solves from scratch.
   *
   * @param costs [n, n] row-major from 0; not modified
   * @param potentials [n] or longer; receives column potentials
   * @param columns [n] or longer; receives the column of each row
   */
  public void solve(float[] costs, int size, float[] potentials, int[] columns) {
    coarsePotentials(costs, size, potentials);
    Arrays.fill(columns, 0, size, FREE);
    solveFrom(costs, size, potentials, columns);
  }

  /**
   * Solves from the given potentials and, where they fit, the given matching: a row keeps its
   * column if that is nearest to it under the potentials.
   *
   * @param costs [n, n] row-major from 0; not modified
   * @param potentials [n] or longer; column potentials to start from, replaced by final ones
   * @param columns [n] or longer; a permutation to start from or all -1, replaced by the optimal
   *     one
   */
  public void solveFrom(float[] costs, int size, float[] potentials, int[] columns) {
    this.cost = costs;
    this.n = size;
    this.v = potentials;
    this.columnOfRow = columns;
    reserve(size);
    int free = matchNearest();
    for (int pass = 0; pass < BIDDING_PASSES && free > 0; pass++) {
      free = bid(free);
    }
    for (int i = 0; i < free; i++) {
      augment(freeRows[i]);
    }
  }

  private void reserve(int size) {
    if (rowOfColumn.length < size) {
      rowOfColumn = new int[size];
      searchV = new float[size];
      distance = new float[size];
      reached = new float[size];
      parent = new int[size];
      scanned = new int[size];
      freeRows = new int[size];
    }
  }

  /**
   * Potentials of a coarser problem, extended to every column: u = min over coarse columns, v = min
   * over rows.
   */
  private void coarsePotentials(float[] costs, int size, float[] potentials) {
    if (size < SMALLEST_COARSE) {
      Arrays.fill(potentials, 0, size, 0f);
      return;
    }
    int coarse = (size + COARSENING - 1) / COARSENING;
    float[] sub = new float[coarse * coarse];
    for (int i = 0; i < coarse; i++) {
      int row = i * COARSENING * size;
      for (int j = 0; j < coarse; j++) {
        sub[i * coarse + j] = costs[row + j * COARSENING];
      }
    }
    float[] subPotentials = new float[coarse];
    solve(sub, coarse, subPotentials, new int[coarse]);
    float[] sparse = new float[size];
    Arrays.fill(sparse, Float.NEGATIVE_INFINITY);
    for (int j = 0; j < coarse; j++) {
      sparse[j * COARSENING] = subPotentials[j];
    }
    Arrays.fill(potentials, 0, size, Float.POSITIVE_INFINITY);
    for (int i = 0; i < size; i++) {
      kernel.leastTwo(costs, i * size, sparse, size, found);
      kernel.lower(costs, i * size, found.least, size, potentials);
    }
    scans += 2L * size;
  }

  /**
   * Gives each row its nearest column, its own first where that is nearest; returns the number of
   * rows left free.
   */
  private int matchNearest() {
    Arrays.fill(rowOfColumn, 0, n, FREE);
    int waiting = 0;
    for (int i = 0; i < n; i++) {
      int own = columnOfRow[i];
      kernel.leastTwo(cost, i * n, v, n, found);
      if (own != FREE && cost[i * n + own] - v[own] <= found.least) {
        rowOfColumn[own] = i;
      } else {
        columnOfRow[i] = FREE;
        parent[i] = found.column; // not in use before the first augmentation
        freeRows[waiting++] = i;
      }
    }
    scans += n;
    int free = 0;
    for (int k = 0; k < waiting; k++) {
      int i = freeRows[k];
      int nearest = parent[i];
      if (rowOfColumn[nearest] == FREE) {
        rowOfColumn[nearest] = i;
        columnOfRow[i] = nearest;
      } else {
        freeRows[free++] = i;
      }
    }
    return free;
  }

  /**
   * One pass of augmenting row reduction: each free row takes its nearest column and lowers that
   * column's potential until its second nearest is as near; the row that held the column is next.
   * Returns the number of rows left free.
   */
  private int bid(int free) {
    int left = 0;
    int at = 0;
    int budget = 4 * n;
    while (at < free) {
      int i = freeRows[at++];
      kernel.leastTwo(cost, i * n, v, n, found);
      scans++;
      int j = found.column;
      boolean strictly = found.least < found.second && found.second < Float.POSITIVE_INFINITY;
      int holder = rowOfColumn[j];
      if (!strictly && holder != FREE) {
        freeRows[left++] = i;
        continue;
      }
      if (strictly) {
        float lowered = v[j] - (found.second - found.least);
        // Equal after rounding: the bid changes nothing and could go round for ever.
        strictly = lowered < v[j];
        v[j] = lowered;
      }
      columnOfRow[i] = j;
      rowOfColumn[j] = i;
      if (holder != FREE) {
        columnOfRow[holder] = FREE;
        if (strictly && budget-- > 0) {
          freeRows[--at] = holder;
        } else {
          freeRows[left++] = holder;
        }
      }
    }
    return left;
  }

  /**
   * Frees one row from waiting: the shortest path of reduced costs from it to any free column
   * (Dijkstra, dense).
   */
  private void augment(int freeRow) {
    System.arraycopy(v, 0, searchV, 0, n);
    Arrays.fill(distance, 0, n, Float.POSITIVE_INFINITY);
    int count = 0;
    int row = freeRow;
    float base = 0;
    int end;
    while (true) {
      kernel.relax(cost, row * n, searchV, n, base, row, distance, parent, found);
      scans++;
      int j = found.column;
      row = rowOfColumn[j];
      if (row == FREE) {
        end = j;
        break;
      }
      reached[j] = found.least;
      scanned[count++] = j;
      searchV[j] = Float.NEGATIVE_INFINITY;
      distance[j] = Float.POSITIVE_INFINITY;
      base = found.least - (cost[row * n + j] - v[j]);
    }
    float length = found.least;
    for (int k = 0; k < count; k++) {
      int j = scanned[k];
      v[j] += reached[j] - length;
    }
    flip(freeRow, end);
  }

  /** Exchanges matched and unmatched edges along the path that ends in the free column. */
  private void flip(int freeRow, int end) {
    int column = end;
    int row;
    do {
      row = parent[column];
      rowOfColumn[column] = row;
      int next = columnOfRow[row];
      columnOfRow[row] = column;
      column = next;
    } while (row != freeRow);
  }
}
