package io.remblai.spark;

import java.io.Serializable;

/**
 * The search for the row of given rank in one side of one block, over the cluster: an interval of
 * the order (along the direction downwards, then key upwards) that is narrowed by counting until
 * few rows are left in it.
 *
 * <p>Counts are integers, so the result does not depend on how rows are spread. Values along the
 * direction are compared as integers of the same order ({@link #sortable}).
 */
public final class RankSearch implements Serializable {

  private static final long serialVersionUID = 1;

  /** Bins of one pass. */
  public static final int BINS = 1024;

  /** Rows that are looked at one by one in the end. */
  static final int FEW = 2048;

  private final double[] direction;
  private final long wanted; // rank from the front, from 1
  private long high = Long.MAX_VALUE;
  private long low = Long.MIN_VALUE;
  private boolean byKey; // the interval is one value; bins are over keys
  private long keyLow;
  private long keyHigh = -1;
  private long ahead; // rows before the interval
  private long inside = Long.MAX_VALUE;

  /**
   * @param direction along which rows are ordered [dim]; empty where their values are known
   * @param wanted rank from the front, from 1
   */
  public RankSearch(double[] direction, long wanted) {
    this.direction = direction;
    this.wanted = wanted;
  }

  /** Starts from a bracket that likely holds the rank; a miss costs one pass. */
  void startWithin(double least, double greatest) {
    low = sortable(least);
    high = sortable(greatest);
  }

  double[] direction() {
    return direction;
  }

  /** Whether the interval is small enough to collect. */
  public boolean isNarrow() {
    return inside <= FEW || (byKey && keyLow == keyHigh);
  }

  /** Rank of the wanted row among those inside, from 1. */
  public long rankInside() {
    return wanted - ahead;
  }

  /** A long that orders as the double does, with both zeros the same. */
  static long sortable(double value) {
    long bits = Double.doubleToRawLongBits(value + 0.0);
    return bits ^ (bits >> 63 & Long.MAX_VALUE);
  }

  /** Where a row falls: -1 before the interval, {@link #BINS} after it, else its bin. */
  public int bin(double along, long key) {
    long value = sortable(along);
    if (value > high) {
      return -1;
    }
    if (value < low) {
      return BINS;
    }
    if (!byKey) {
      return (int) Long.divideUnsigned(high - value, width(high - low));
    }
    if (Long.compareUnsigned(key, keyLow) < 0) {
      return -1;
    }
    if (Long.compareUnsigned(key, keyHigh) > 0) {
      return BINS;
    }
    return (int) Long.divideUnsigned(key - keyLow, width(keyHigh - keyLow));
  }

  private static long width(long range) {
    return Long.divideUnsigned(range, BINS) + 1;
  }

  /**
   * Narrows the interval to the bin that holds the rank; or widens it to everything if the bracket
   * missed.
   */
  public void narrow(long before, long[] counts) {
    long rank = before;
    for (int bin = 0; bin < BINS && before < wanted; bin++) {
      if (rank + counts[bin] >= wanted) {
        ahead = rank;
        inside = counts[bin];
        shrinkTo(bin);
        return;
      }
      rank += counts[bin];
    }
    if (low == Long.MIN_VALUE && high == Long.MAX_VALUE) {
      throw new IllegalStateException(
          "rank %d of a block that has only %d rows".formatted(wanted, rank));
    }
    low = Long.MIN_VALUE;
    high = Long.MAX_VALUE;
    byKey = false;
  }

  private void shrinkTo(int bin) {
    if (byKey) {
      long width = width(keyHigh - keyLow);
      long first = keyLow + bin * width;
      long room = keyHigh - first;
      keyLow = first;
      keyHigh = Long.compareUnsigned(room, width - 1) < 0 ? keyHigh : first + width - 1;
      return;
    }
    long width = width(high - low);
    long first = high - bin * width;
    long room = first - low;
    high = first;
    low = Long.compareUnsigned(room, width - 1) < 0 ? low : first - width + 1;
    byKey = low == high;
  }
}
