package io.remblai.assignment;

import io.remblai.math.RowScanKernel;

/**
 * One phase of an auction on a cost matrix (Bertsekas, Annals of Operations Research 14, 1988): a
 * free row takes its nearest column and lowers that column's potential by what separates it from
 * the second nearest, plus epsilon; the row that held the column is free again. Every row that has
 * a column is within epsilon of its nearest one.
 *
 * <p>Not thread safe.
 */
final class RowAuction {

  private final RowScanKernel.Found found = new RowScanKernel.Found();

  private final SpareBidders spares = new SpareBidders();

  private RowLists lists;
  private Matching matching;
  private float[] cost;
  private int n;
  private int m;
  private float[] v;
  private float[] floor;
  private int[] free = new int[0];
  private int count;

  /**
   * Takes a problem.
   *
   * @param cost [n, m]; kept, not modified
   * @param v column potentials [m], those of the lists; lowered
   * @param floor [n] numbers that the rows' least reduced costs are not below; kept, not modified
   */
  void open(
      RowLists lists, Matching matching, float[] cost, int n, int m, float[] v, float[] floor) {
    this.lists = lists;
    this.matching = matching;
    this.cost = cost;
    this.n = n;
    this.m = m;
    this.v = v;
    this.floor = floor;
    if (free.length < n) {
      free = new int[n];
    }
    count = 0;
    spares.open(v, matching.rows(), n, m);
  }

  /** Takes the column from every row that is farther than epsilon from its nearest. */
  void release(float epsilon) {
    count = 0;
    for (int i = n - 1; i >= 0; i--) {
      int j = matching.columnOf(i);
      if (j != Matching.FREE) {
        float own = cost[i * m + j] - v[j];
        if (own <= floor[i] + epsilon || own <= leastOf(i) + epsilon) {
          continue;
        }
        matching.release(i);
      }
      free[count++] = i;
    }
    spares.release(epsilon);
  }

  private float leastOf(int i) {
    lists.nearest(i, found);
    return found.least;
  }

  /** How many rows and spare bidders are without a column. */
  int waiting() {
    return count + spares.free();
  }

  /** How many rows are free. */
  int free() {
    return count;
  }

  /** Takes a free row out; the caller finds a column for it. */
  int nextFree() {
    return free[--count];
  }

  /**
   * Bids until no row and no spare bidder is free, or so many times, or until a raise is lost in
   * rounding: a bid that lowers nothing could go round for ever.
   */
  void bid(float epsilon, int most) {
    int bids = 0;
    while (bids < most && (count > 0 || spares.free() > 0)) {
      if (count == 0) {
        if (!spareBid(epsilon)) {
          return;
        }
        bids += count; // a column nobody had is taken without a bid
        continue;
      }
      bids++;
      int i = free[count - 1];
      float next = lookTwo(i, epsilon);
      float raise = epsilon + (next < Float.POSITIVE_INFINITY ? next - found.least : 0);
      int j = lists.column(found.column);
      float lowered = v[j] - raise;
      if (!(lowered < v[j]) || lowered == Float.NEGATIVE_INFINITY) {
        return;
      }
      v[j] = lowered;
      count--;
      int holder = matching.take(i, j);
      if (holder != Matching.FREE) {
        free[count++] = holder;
      }
      if (spares.present()) {
        spares.lose(j);
      }
    }
  }

  /** Lets a spare bidder have a column, which may free a row; false where that fails. */
  private boolean spareBid(float epsilon) {
    int loser = spares.bid(epsilon);
    if (loser >= 0) {
      matching.lose(loser);
      free[count++] = loser;
    }
    return loser != SpareBidders.LOST;
  }

  /**
   * Finds the nearest column and returns a number that the second is not below; it is less than the
   * second only where the list does not hold it and the raise exceeds epsilon all the same.
   */
  private float lookTwo(int i, float epsilon) {
    lists.leastTwo(i, found);
    float bound = lists.bound(i);
    if (found.least >= bound || (found.second > bound && bound - found.least < epsilon)) {
      lists.make(i);
      lists.leastTwo(i, found);
      bound = lists.bound(i);
    }
    return Math.min(found.second, bound);
  }
}
