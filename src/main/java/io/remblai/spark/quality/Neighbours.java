package io.remblai.spark.quality;

import java.io.Serializable;

/**
 * Among which rows alternatives of a pair are looked for. A class, not a record: it travels to
 * tasks.
 */
public final class Neighbours implements Serializable {

  private static final long serialVersionUID = 1;

  /** So many pairs of rows are looked at whatever it takes: seconds in 16 dimensions. */
  private static final long MOST_PAIRS = 1L << 32;

  /** Rows of a group, on average. Alternatives near its border are cut off: the more, the fewer. */
  private static final int GROUP = 16_384;

  /** A share is cut at sampled quantiles; up to so much above the mean it stays one group. */
  private static final double LARGEST = 1.5;

  /** Copies of the coordinates that a task makes. */
  private static final int COPIES = 6;

  private static final int OTHER_BYTES = 160;

  /** Most rows of a block, whose square is held in memory and gone through a hundred times. */
  private static final int BLOCK = 4096;

  /** Bytes of a pair of rows of a block, of what a task may have half. */
  private static final int PAIR_BYTES = 2 * Float.BYTES;

  private final boolean all;
  private final int groupRows;
  private final int blockRows;

  private Neighbours(boolean all, int groupRows, int blockRows) {
    this.all = all;
    this.groupRows = groupRows;
    this.blockRows = blockRows;
  }

  /**
   * What the sizes allow: every row, if n m is at most 2^32 and both tables fit the memory of a
   * task; else groups of some 16,384 pairs whose x + T(x) are close.
   *
   * @param sources rows of the source, n
   * @param targets rows of the target, m
   * @param taskBytes memory of a task
   */
  public static Neighbours of(long sources, long targets, int dim, long taskBytes) {
    return of(sources, targets, dim, taskBytes, MOST_PAIRS, GROUP);
  }

  /** With another budget and size of groups. */
  static Neighbours of(
      long sources, long targets, int dim, long taskBytes, long mostPairs, int group) {
    long room = taskBytes / (COPIES * (long) Float.BYTES * dim + OTHER_BYTES);
    boolean all = sources + targets <= room && (double) sources * targets <= mostPairs;
    int block = (int) Math.min(BLOCK, Math.sqrt((double) taskBytes / 2 / PAIR_BYTES));
    return new Neighbours(all, (int) Math.max(2, Math.min(group, room / 4)), block);
  }

  /** Whether they are all rows of both tables. */
  public boolean areAll() {
    return all;
  }

  /** Rows of a group, on average, counting a pair once. */
  public int groupRows() {
    return groupRows;
  }

  /** Most rows of a group. */
  int mostRows() {
    return (int) (LARGEST * groupRows);
  }

  /** Most rows of a block of a group, within which pairs are weighed against each other. */
  public int blockRows() {
    return blockRows;
  }
}
