package io.remblai.spark.quality;

import java.io.Serializable;

/**
 * How the tasks of a pass divide their work: by groups of their own, or, where all rows are one
 * group, by blocks of it. A class, not a record: it travels to tasks.
 */
final class ShareWork implements Serializable {

  private static final long serialVersionUID = 1;

  private final boolean whole;
  private final int shares;
  private final int mostRows;
  private final int blockRows;
  private final long seed;

  private ShareWork(boolean whole, int shares, int mostRows, int blockRows, long seed) {
    this.whole = whole;
    this.shares = shares;
    this.mostRows = mostRows;
    this.blockRows = blockRows;
    this.seed = seed;
  }

  /** Every task holds all rows and works on its part of the blocks. */
  static ShareWork ofWhole(int shares, int blockRows) {
    return new ShareWork(true, shares, Integer.MAX_VALUE, blockRows, 0);
  }

  /** Every task works on all pairs of its own, in groups of at most so many rows. */
  static ShareWork ofGroups(int shares, int mostRows, int blockRows, long seed) {
    return new ShareWork(false, shares, mostRows, blockRows, seed);
  }

  int shares() {
    return shares;
  }

  /** Most rows of a group. */
  int mostRows() {
    return mostRows;
  }

  /** Most rows of a block of a group. */
  int blockRows() {
    return blockRows;
  }

  /** Seed of the cuts of a share. */
  long seed() {
    return seed;
  }

  /** The first block of a group that a share works on. */
  int from(int share, int blocks) {
    return whole ? (int) ((long) blocks * share / shares) : 0;
  }

  /** The block after the last one. */
  int to(int share, int blocks) {
    return whole ? (int) ((long) blocks * (share + 1) / shares) : blocks;
  }

  /** Whether a block is in a sample of about so many of all, the same whatever the tasks. */
  boolean samples(int share, int block, int blocks, int sample) {
    int of = whole ? blocks : shares;
    int step = Math.max(1, of / sample);
    return whole ? block % step == 0 : block == 0 && share % step == 0;
  }
}
