package io.remblai.assignment;

import java.util.Arrays;

/**
 * The columns that are to stay free, as an auction sees them: m - n spare bidders, to all of whom
 * every column costs the same, so that they want those of highest potential. When none of them and
 * no row is left without a column, every free column is within epsilon of the highest potential, as
 * the dual of an assignment with free columns asks for.
 *
 * <p>Spare bidders do not bid against each other (similar persons in Bertsekas and Castanon, Annals
 * of Operations Research 20, 1989): a column that one of them holds is out of the others' search.
 *
 * <p>Not thread safe.
 */
final class SpareBidders {

  /** A bid that could not lower a potential any more. */
  static final int LOST = -2;

  /** Columns of rows, and columns nobody has, highest potential first; keys may be out of date. */
  private final NearestFirst taken = new NearestFirst();

  private final NearestFirst idle = new NearestFirst();

  private float[] v;
  private int[] rowOf;
  private int m;
  private int spares;
  private boolean[] held = new boolean[0];
  private int free;
  private int column;

  /**
   * Takes a problem; no spare bidder holds a column.
   *
   * @param v column potentials [m]; kept, lowered
   * @param rowOf row of each column [m], {@link Matching#FREE} where it has none; kept, changed
   */
  void open(float[] v, int[] rowOf, int n, int m) {
    this.v = v;
    this.rowOf = rowOf;
    this.m = m;
    this.spares = m - n;
    this.free = spares;
    if (spares > 0) {
      if (held.length < m) {
        held = new boolean[m];
      }
      Arrays.fill(held, 0, m, false);
      taken.open(m);
      idle.open(m);
    }
  }

  /** Whether there are any. */
  boolean present() {
    return spares > 0;
  }

  /** How many have no column. */
  int free() {
    return free;
  }

  /** How far free columns are below the highest potential, summed; zero where there are none. */
  double slack() {
    double sum = 0;
    float top = spares == 0 ? 0 : highest();
    for (int j = 0; j < m && spares > 0; j++) {
      sum += rowOf[j] == Matching.FREE ? (double) top - v[j] : 0;
    }
    return sum;
  }

  private float highest() {
    float top = Float.NEGATIVE_INFINITY;
    for (int j = 0; j < m; j++) {
      top = Math.max(top, v[j]);
    }
    return top;
  }

  /** Takes the column from every spare bidder that is more than epsilon below the highest one. */
  void release(float epsilon) {
    if (spares == 0) {
      return;
    }
    float top = highest();
    taken.clear();
    idle.clear();
    free = spares;
    for (int j = 0; j < m; j++) {
      held[j] = held[j] && rowOf[j] == Matching.FREE && v[j] >= top - epsilon;
      if (held[j]) {
        free--;
      } else if (rowOf[j] == Matching.FREE) {
        idle.put(j, -v[j]);
      } else {
        taken.put(j, -v[j]);
      }
    }
  }

  /** Takes note that a row took this column. */
  void lose(int j) {
    if (held[j]) {
      held[j] = false;
      free++;
    }
    if (!taken.holds(j)) {
      taken.put(j, -v[j]);
    }
  }

  /**
   * One spare bidder without a column takes the highest, or one nobody has if that is within
   * epsilon.
   *
   * @return the row that lost its column, {@link Matching#FREE} if none did, {@link #LOST} where
   *     the bid fails
   */
  int bid(float epsilon) {
    float highestIdle = highestIdle();
    float highestTaken = highestTaken();
    if (highestIdle >= highestTaken - epsilon) {
      held[idle.take()] = true;
      free--;
      return Matching.FREE;
    }
    int j = taken.take();
    float lowered = Math.max(highestIdle, highestTaken()) - epsilon;
    if (!(lowered < v[j]) || lowered == Float.NEGATIVE_INFINITY) {
      taken.put(j, -v[j]);
      return LOST;
    }
    int row = rowOf[j];
    rowOf[j] = Matching.FREE;
    v[j] = lowered;
    column = j;
    held[j] = true;
    free--;
    return row;
  }

  /** The column whose potential the last bid lowered. */
  int column() {
    return column;
  }

  private float highestIdle() {
    while (idle.leastKey() < Float.POSITIVE_INFINITY) {
      int j = idle.first();
      if (rowOf[j] == Matching.FREE && !held[j]) {
        return v[j]; // of a column nobody has it never changes
      }
      idle.take();
    }
    return Float.NEGATIVE_INFINITY;
  }

  private float highestTaken() {
    while (taken.leastKey() < Float.POSITIVE_INFINITY) {
      int j = taken.first();
      if (rowOf[j] != Matching.FREE && taken.leastKey() == -v[j]) {
        return v[j];
      }
      taken.take();
      if (rowOf[j] != Matching.FREE) {
        taken.put(j, -v[j]);
      }
    }
    return Float.NEGATIVE_INFINITY;
  }
}
