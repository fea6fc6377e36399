package io.remblai.summary;

import java.io.Serializable;

/** Counts over equal bins of an interval, and of what lies above it. Mergeable. Not thread safe. */
public final class BinCounts implements Serializable {

  private static final long serialVersionUID = 1;

  private final double low;
  private final double high;
  private final long[] counts;
  private long above;

  /**
   * No counts yet.
   *
   * @param low least number that is counted; finite
   * @param high above {@code low}
   */
  public BinCounts(double low, double high, int bins) {
    if (!(low < high) || Double.isInfinite(high - low) || bins < 1) {
      throw new IllegalArgumentException(
          "%d bins from %s to %s: at least one bin over a finite interval is needed"
              .formatted(bins, low, high));
    }
    this.low = low;
    this.high = high;
    this.counts = new long[bins];
  }

  /** Counts a number that is at least the low end; the high end itself is in the last bin. */
  public void add(double value) {
    if (value > high) {
      above++;
    } else {
      int bin = (int) ((value - low) / (high - low) * counts.length);
      counts[Math.max(0, Math.min(counts.length - 1, bin))]++;
    }
  }

  public void mergeWith(BinCounts other) {
    for (int b = 0; b < counts.length; b++) {
      counts[b] += other.counts[b];
    }
    above += other.above;
  }

  /** Counts of the bins in order; not to be modified. */
  public long[] counts() {
    return counts;
  }

  /** Where all bins begin, and the end of the last. */
  public double[] edges() {
    double[] edges = new double[counts.length + 1];
    for (int b = 0; b < edges.length; b++) {
      edges[b] = low + (high - low) * b / counts.length;
    }
    return edges;
  }

  /** How many were above the high end. */
  public long above() {
    return above;
  }
}
