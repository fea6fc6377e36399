package io.remblai.spark.quality;

import java.io.Serializable;

/**
 * How the tasks of a pass divide their work: by groups of their own, or, where all rows are one
 * group, by pairs. A class, not a record: it travels to tasks.
 */
final class ShareWork implements Serializable {

  private static final long serialVersionUID = 1;

  private final boolean whole;
  private final int shares;
  private final int mostRows;
  private final long seed;

  private ShareWork(boolean whole, int shares, int mostRows, long seed) {
    this.whole = whole;
    this.shares = shares;
    this.mostRows = mostRows;
    this.seed = seed;
  }

  /** Every task holds all rows and works on its part of the pairs. */
  static ShareWork ofWhole(int shares) {
    return new ShareWork(true, shares, Integer.MAX_VALUE, 0);
  }

  /** Every task works on all pairs of its own, in groups of at most so many rows. */
  static ShareWork ofGroups(int shares, int mostRows, long seed) {
    return new ShareWork(false, shares, mostRows, seed);
  }

  int shares() {
    return shares;
  }

  /** Most rows of a group. */
  int mostRows() {
    return mostRows;
  }

  /** Seed of the cuts of a share. */
  long seed() {
    return seed;
  }

  /** The first pair of a group that a share works on. */
  int from(int share, int pairs) {
    return whole ? (int) ((long) pairs * share / shares) : 0;
  }

  /** The pair after the last one. */
  int to(int share, int pairs) {
    return whole ? (int) ((long) pairs * (share + 1) / shares) : pairs;
  }
}
