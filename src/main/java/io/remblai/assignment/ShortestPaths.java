package io.remblai.assignment;

import io.remblai.math.RowScanKernel;
import java.util.Arrays;

/**
 * Augments a matching by one row along a shortest path of reduced costs to any free column
 * (Dijkstra, as in Jonker and Volgenant, Computing 38, 1987), on {@link RowLists}: a row that was
 * reached is scanned whole only if a column off its list might be nearer than the end of the path.
 *
 * <p>Where a row may also stay without a column, at a cost, a path ends as well at a row that gives
 * its column up.
 *
 * <p>Potentials fall where the search has been, by what the path is longer than the way to them.
 * They remain as feasible as they were: rows that were tight stay so, and rows within epsilon of
 * their nearest column stay within epsilon.
 *
 * <p>Not thread safe.
 */
final class ShortestPaths {

  private final NearestFirst reached = new NearestFirst();

  /** Rows that may reach columns off their lists, by the least distance at which they may. */
  private final NearestFirst unlisted = new NearestFirst();

  private final RowScanKernel.Found found = new RowScanKernel.Found();

  private RowLists lists;
  private Matching matching;
  private float[] cost;
  private int m;
  private float[] v;
  private float outside;

  private float[] distance = new float[0]; // of columns; infinite where not reached
  private boolean[] settled = new boolean[0];
  private int[] parent = new int[0];
  private float[] base = new float[0]; // of rows: distance less the least reduced cost
  private int[] touched = new int[0];
  private int touchedCount;
  private int[] order = new int[0];
  private int[] hits = new int[0];
  private float length;
  private int end; // FREE where the path ends at a row that goes without
  private int leaver; // that row

  /**
   * Takes a problem.
   *
   * @param cost [n, m]; kept, not modified
   * @param v column potentials [m], those of the lists; lowered
   * @param outside cost of a row without a column; plus infinity where every row has to have one
   */
  void open(
      RowLists lists, Matching matching, float[] cost, int n, int m, float[] v, float outside) {
    this.lists = lists;
    this.matching = matching;
    this.cost = cost;
    this.m = m;
    this.v = v;
    this.outside = outside;
    if (parent.length < m) {
      distance = new float[m];
      Arrays.fill(distance, Float.POSITIVE_INFINITY);
      settled = new boolean[m];
      parent = new int[m];
      touched = new int[m];
      order = new int[m];
      hits = new int[m];
    }
    if (base.length < n) {
      base = new float[n];
    }
    reached.open(m);
    unlisted.open(n);
  }

  /**
   * Finds a column for a free row, or a row that goes without.
   *
   * @param tight whether every row that has a column has its nearest
   */
  void augment(int freeRow, boolean tight) {
    length = Float.POSITIVE_INFINITY;
    end = Matching.FREE;
    touchedCount = 0;
    int count = 0;
    relax(freeRow, 0);
    while (true) {
      float next = Math.min(length, reached.leastKey());
      if (unlisted.leastKey() < next) {
        relaxAll(unlisted.take());
      } else if (next < length) {
        int j = reached.take();
        settled[j] = true;
        order[count++] = j;
        int row = matching.rowOf(j);
        relax(row, distance[j] - (tight ? cost[row * m + j] - v[j] : leastOf(row)));
      } else {
        break;
      }
    }
    for (int k = 0; k < count; k++) {
      int j = order[k];
      v[j] += distance[j] - length;
      settled[j] = false;
    }
    for (int k = 0; k < touchedCount; k++) {
      distance[touched[k]] = Float.POSITIVE_INFINITY;
    }
    reached.clear();
    unlisted.clear();
    if (end != Matching.FREE) {
      matching.flip(parent, freeRow, end);
    } else if (leaver != freeRow) {
      int column = matching.columnOf(leaver);
      matching.release(leaver);
      matching.flip(parent, freeRow, column);
    }
  }

  private float leastOf(int row) {
    lists.nearest(row, found);
    return found.least;
  }

  private void relax(int row, float from) {
    int last = lists.end(row);
    for (int k = lists.begin(row); k < last; k++) {
      reach(lists.column(k), lists.cost(k), row, from);
    }
    if (from + outside < length) {
      length = from + outside;
      end = Matching.FREE;
      leaver = row;
    }
    float off = lists.bound(row) + from;
    if (off < length) {
      base[row] = from;
      unlisted.put(row, off);
    }
  }

  private void relaxAll(int row) {
    float from = base[row];
    int count = lists.atMost(row, Math.nextUp(length - from), hits);
    for (int k = 0; k < count; k++) {
      reach(hits[k], cost[row * m + hits[k]], row, from);
    }
  }

  private void reach(int j, float costs, int row, float from) {
    float t = (costs - v[j]) + from;
    if (!(t < length && t < distance[j]) || settled[j]) {
      return;
    }
    if (distance[j] == Float.POSITIVE_INFINITY) {
      touched[touchedCount++] = j;
    }
    distance[j] = t;
    parent[j] = row;
    if (matching.rowOf(j) == Matching.FREE) {
      length = t;
      end = j;
    } else {
      reached.put(j, t);
    }
  }
}
