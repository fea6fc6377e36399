package io.remblai.assignment.caliper;

import java.util.Arrays;

/**
 * Among the matchings of allowed pairs one with as many pairs as possible, and of those one of
 * least cost: exact up to roundings of doubles. Rows and columns of any number; on both sides some
 * may remain without a partner.
 *
 * <p>A row without a column costs P, a power of two above the cost of any matching, so that one
 * pair more is always worth it. Rows come one by one. Each takes a column along a shortest
 * augmenting path of reduced costs {@code c[i, j] - v[j]} (Dijkstra, as in Jonker and Volgenant,
 * Computing 38, 1987), which ends at a free column or at a row that goes without. Potentials of
 * columns fall from zero; those of free columns remain zero. At worst O(n e log m) for e allowed
 * pairs: what takes long are rows that find no column, for they look through all that is connected
 * to them.
 */
public final class CaliperAssignment {

  /** No partner. */
  public static final int NONE = -1;

  private final AllowedPairs pairs;
  private final double without; // P
  private final double[] v;
  private final int[] columnOf;
  private final int[] placeOf; // of the row's pair
  private final int[] rowOf;
  private final DistanceHeap reached;
  private final double[] distance;
  private final boolean[] settled;
  private final int[] parent; // place of the pair by which a column was reached
  private final int[] parentRow;
  private final int[] order;
  private final int[] touched;
  private int touchedCount;
  private double length;
  private int end;
  private int leaver;

  private CaliperAssignment(AllowedPairs pairs) {
    int n = pairs.rows();
    int m = pairs.width();
    this.pairs = pairs;
    double above = (Math.min(n, m) + 1.0) * Math.max(pairs.greatestCost(), Double.MIN_NORMAL);
    this.without = Math.scalb(1.0, Math.getExponent(above) + 1);
    this.v = new double[m];
    this.columnOf = new int[n];
    this.placeOf = new int[n];
    this.rowOf = new int[m];
    this.reached = new DistanceHeap(m);
    this.distance = new double[m];
    this.settled = new boolean[m];
    this.parent = new int[m];
    this.parentRow = new int[m];
    this.order = new int[m];
    this.touched = new int[m];
    Arrays.fill(columnOf, NONE);
    Arrays.fill(rowOf, NONE);
    Arrays.fill(distance, Double.POSITIVE_INFINITY);
  }

  /**
   * The matching: the column of each row, all different, {@link #NONE} for a row that has no
   * partner.
   */
  public static int[] solve(AllowedPairs pairs) {
    CaliperAssignment assignment = new CaliperAssignment(pairs);
    for (int i = 0; i < pairs.rows(); i++) {
      assignment.augment(i);
    }
    return assignment.columnOf;
  }

  private void augment(int freeRow) {
    length = Double.POSITIVE_INFINITY;
    touchedCount = 0;
    int count = 0;
    relax(freeRow, 0);
    while (reached.leastKey() < length) {
      int j = reached.take();
      settled[j] = true;
      order[count++] = j;
      int row = rowOf[j];
      relax(row, distance[j] - (pairs.cost(placeOf[row]) - v[j]));
    }
    for (int k = 0; k < count; k++) {
      v[order[k]] += distance[order[k]] - length;
      settled[order[k]] = false;
    }
    for (int k = 0; k < touchedCount; k++) {
      distance[touched[k]] = Double.POSITIVE_INFINITY;
    }
    reached.clear();
    flip(freeRow);
  }

  private void relax(int row, double from) {
    if (from + without < length) {
      length = from + without;
      end = NONE;
      leaver = row;
    }
    int last = pairs.begin(row + 1);
    for (int k = pairs.begin(row); k < last; k++) {
      int j = pairs.column(k);
      double t = (pairs.cost(k) - v[j]) + from;
      if (!(t < length && t < distance[j]) || settled[j]) {
        continue;
      }
      if (distance[j] == Double.POSITIVE_INFINITY) {
        touched[touchedCount++] = j;
      }
      distance[j] = t;
      parent[j] = k;
      parentRow[j] = row;
      if (rowOf[j] == NONE) {
        length = t;
        end = j;
      } else {
        reached.put(j, t);
      }
    }
  }

  /** Exchanges matched and unmatched pairs along the path. */
  private void flip(int freeRow) {
    int column = end;
    if (end == NONE) {
      column = columnOf[leaver];
      columnOf[leaver] = NONE;
    }
    if (end == NONE && leaver == freeRow) {
      return;
    }
    int row;
    do {
      row = parentRow[column];
      int next = columnOf[row];
      rowOf[column] = row;
      columnOf[row] = column;
      placeOf[row] = parent[column];
      column = next;
    } while (row != freeRow);
  }
}
