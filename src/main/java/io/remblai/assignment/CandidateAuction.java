package io.remblai.assignment;

import io.remblai.math.RowScanKernel;
import java.util.Arrays;

/**
 * Linear assignment of a block of n points to one of m points, m at least n, to within epsilon of
 * the optimum, without a cost matrix: memory is linear, and tens of thousands of points are solved
 * in one block.
 *
 * <p>An auction (Bertsekas, Annals of Operations Research 14, 1988): a free row takes its nearest
 * column under the potentials and lowers that column's potential by what separates it from the
 * second nearest, plus epsilon; the row that held the column is free again. When no row is free,
 * every row is within epsilon of its nearest column, so that the mean cost is within epsilon of the
 * least one and the potentials prove it. Where m exceeds n, {@link SpareBidders} take part, so that
 * every column left free is within epsilon of the highest potential, which the proof then needs.
 * Epsilon falls from phase to phase. Rows look for columns in short {@link CandidateLists}, which
 * remain valid because potentials only fall; what counts is the number of lists made, each a scan
 * over all columns, a few per row in many dimensions and some tens in the plane.
 *
 * <p>Costs and potentials are float. The same input gives the same result on every machine.
 *
 * <p>Not thread safe: one workspace per task.
 */
public final class CandidateAuction {

  private static final int FREE = -1;

  /** Epsilon falls to this fraction from phase to phase. */
  private static final float NEXT_EPSILON = 0.25f;

  /** A phase that has scanned so many times n rows goes on with a larger epsilon. */
  private static final long PATIENCE = 10;

  private static final float LARGER_EPSILON = 4;
  private static final float GAVE_UP = -1;

  /** How the costs of a block are computed; the Euclidean one has a single way. */
  public enum Cost {
    /** Squared distance, by products; for clouds about the origin. */
    SQUARED_BY_PRODUCTS,
    /** Squared distance, by differences; where the cost is far smaller than the clouds. */
    SQUARED_BY_DIFFERENCES,
    /** Distance. */
    DISTANCE
  }

  private final CandidateLists lists = new CandidateLists();
  private final RowScanKernel.Found found = new RowScanKernel.Found();
  private final SpareBidders spares = new SpareBidders();

  private float[] y;
  private int n;
  private int m;
  private float[] v;
  private int[] columnOf;
  private int[] rowOf = new int[0];
  private float[] ownCost = new float[0];
  private int[] open = new int[0];
  private int[] waiting = new int[0];
  private long bids;

  /** Bids since this workspace was made. */
  public long bids() {
    return bids;
  }

  /** Scans of a row over all columns since this workspace was made: most of the work. */
  public long scans() {
    return lists.scans();
  }

  /**
   * Solves a square block.
   *
   * @see #solve(float[], int, float[], int, int, Cost, float[], int[], float, float, long)
   */
  public boolean solve(
      float[] x,
      float[] y,
      int n,
      int dim,
      Cost cost,
      float[] potentials,
      int[] columns,
      float firstEpsilon,
      float lastEpsilon,
      long mostScans) {
    return solve(x, n, y, n, dim, cost, potentials, columns, firstEpsilon, lastEpsilon, mostScans);
  }

  /**
   * Solves phase by phase.
   *
   * @param x rows [n, dim]; not modified
   * @param y columns [m, dim]; not modified
   * @param potentials [m] or longer; column potentials to start from, replaced by final ones; where
   *     m exceeds n, none is above zero then and free columns are within the last epsilon of it
   * @param columns [n] or longer; different columns to start from or all -1, replaced by the one of
   *     the last phase that ended
   * @param firstEpsilon epsilon of the first phase, in units of the cost, where no columns are
   *     given; else the mean slack {@code c[i, s(i)] - v[s(i)] - min over j of (c[i, j] - v[j])} of
   *     those that are
   * @param lastEpsilon epsilon of the last phase
   * @param mostScans the work after which to give up, in scans
   * @return whether the last phase ended; false where the work or float's digits ran out, and then
   *     the potentials are those of the moment
   */
  public boolean solve(
      float[] x,
      int n,
      float[] y,
      int m,
      int dim,
      Cost cost,
      float[] potentials,
      int[] columns,
      float firstEpsilon,
      float lastEpsilon,
      long mostScans) {
    this.y = y;
    this.n = n;
    this.m = m;
    this.v = potentials;
    this.columnOf = Arrays.copyOf(columns, n);
    reserve();
    lists.open(x, n, y, m, dim, cost, v);
    long limit = lists.scans() + Math.min(mostScans, Long.MAX_VALUE - lists.scans());
    startFrom(columns);
    float epsilon = columns[0] == FREE ? firstEpsilon : meanSlack();
    do {
      epsilon = Math.max(epsilon, lastEpsilon);
      epsilon = settle(epsilon, limit);
      if (epsilon == GAVE_UP) {
        return false;
      }
      System.arraycopy(columnOf, 0, columns, 0, n);
      epsilon *= NEXT_EPSILON;
    } while (epsilon > lastEpsilon * NEXT_EPSILON);
    if (n < m) {
      float zero = FreeColumns.level(v, n, m);
      for (int j = 0; j < m; j++) {
        v[j] -= zero;
      }
    }
    return true;
  }

  private float meanSlack() {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      lists.leastTwo(i, found);
      sum += Math.max(0, ownCost[i] - v[columnOf[i]] - found.least);
    }
    sum += spares.slack();
    return (float) Math.min(sum / n, Float.MAX_VALUE); // infinite, it would never fall
  }

  private void reserve() {
    if (rowOf.length < m) {
      rowOf = new int[m];
    }
    if (open.length < n) {
      ownCost = new float[n];
      open = new int[n];
      waiting = new int[n];
    }
  }

  private void startFrom(int[] columns) {
    Arrays.fill(rowOf, 0, m, FREE);
    for (int i = 0; i < n; i++) {
      waiting[i] = i;
      if (columns[i] != FREE) {
        rowOf[columns[i]] = i;
        ownCost[i] = lists.costOf(y, i, columns[i]);
      }
    }
    lists.make(waiting, n);
    spares.open(v, rowOf, n, m);
  }

  /**
   * One phase; returns the epsilon that holds after it, which is larger than the given one where
   * that proved too small to get anywhere.
   */
  private float settle(float given, long mostScans) {
    float epsilon = given;
    long patience = lists.scans() + PATIENCE * n;
    int free = release(epsilon);
    int stale = 0;
    while (free > 0 || stale > 0 || spares.free() > 0) {
      if (free == 0 && spares.free() > 0) {
        int loser = spares.bid(epsilon);
        if (loser == SpareBidders.LOST) {
          return GAVE_UP;
        }
        if (loser != FREE) {
          lists.lowered(spares.column());
          columnOf[loser] = FREE;
          open[free++] = loser;
        }
        bids++;
        continue;
      }
      if (free == 0) {
        if (lists.scans() > mostScans) {
          return GAVE_UP;
        }
        if (lists.scans() > patience) {
          patience = lists.scans() + PATIENCE * n;
          epsilon *= LARGER_EPSILON;
        }
        lists.make(waiting, stale);
        while (stale > 0) {
          open[free++] = waiting[--stale];
        }
      }
      int i = open[--free];
      lists.leastTwo(i, found);
      if (found.least == Float.POSITIVE_INFINITY) {
        return GAVE_UP; // its costs have left float's range
      }
      float bound = lists.bound(i);
      if (found.least > bound || (found.second > bound && bound - found.least < epsilon)) {
        waiting[stale++] = i; // columns off the list may be as near
        continue;
      }
      float next = Math.min(found.second, bound); // infinite where there is but one column
      float raise = (next < Float.POSITIVE_INFINITY ? next - found.least : 0) + epsilon;
      int j = lists.column(found.column);
      float lowered = v[j] - raise;
      if (!(lowered < v[j])) {
        return GAVE_UP;
      }
      v[j] = lowered;
      lists.lowered(j);
      bids++;
      int holder = rowOf[j];
      rowOf[j] = i;
      columnOf[i] = j;
      ownCost[i] = lists.cost(found.column);
      if (holder != FREE) {
        columnOf[holder] = FREE;
        open[free++] = holder;
      }
      if (spares.present()) {
        spares.lose(j);
      }
    }
    return epsilon;
  }

  /** Frees every row that is farther than epsilon from its nearest column; counts the free rows. */
  private int release(float epsilon) {
    int free = 0;
    for (int i = n - 1; i >= 0; i--) {
      int j = columnOf[i];
      if (j != FREE) {
        lists.leastTwo(i, found);
        if (ownCost[i] - v[j] <= Math.min(found.least, lists.bound(i)) + epsilon) {
          continue;
        }
        columnOf[i] = FREE;
        rowOf[j] = FREE;
      }
      open[free++] = i;
    }
    spares.release(epsilon);
    return free;
  }
}
