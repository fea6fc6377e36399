package io.remblai.info.soft.histogram;

import io.remblai.info.soft.AssignedRows;
import io.remblai.info.soft.Direction;
import io.remblai.info.soft.SoftBins;
import java.io.Serializable;
import java.util.Optional;

/**
 * The sums of rows' shares in m soft bins, {@code s1 = sum_i a_i} and {@code s2 = sum_i a_i^2}: all
 * that entropies need, and mergeable. Not thread safe.
 */
public final class SoftHistogram implements Serializable {

  private static final long serialVersionUID = 1;

  static final int FORMAT = 0x524D5348; // RMSH

  private final long binsKey;
  private final int bins;
  private final double[] sums; // s1 [m], s2 [m], the rows' own entropies
  private long rows;
  private long zeroRows;
  private long notFiniteRows;

  /** Of no rows. */
  public SoftHistogram(SoftBins bins) {
    this(bins.key(), bins.count());
  }

  SoftHistogram(long binsKey, int bins) {
    this.binsKey = binsKey;
    this.bins = bins;
    this.sums = SoftSums.none(bins);
  }

  /** Of no rows, over the same bins. */
  public SoftHistogram empty() {
    return new SoftHistogram(binsKey, bins);
  }

  /** Adds every row of a batch. O(n m). */
  public void add(AssignedRows batch) {
    for (int i = 0; i < batch.count(); i++) {
      add(batch, i);
    }
  }

  /** Adds one row of a batch, or counts it as dropped. O(m). */
  public void add(AssignedRows batch, int i) {
    checkBins(batch.binsKey());
    if (batch.direction(i) == Direction.KNOWN) {
      SoftSums.add(sums, batch, i);
      rows++;
    } else if (batch.direction(i) == Direction.ZERO) {
      zeroRows++;
    } else {
      notFiniteRows++;
    }
  }

  /**
   * Adds what another holds.
   *
   * @throws IllegalArgumentException where it is of other reference points or another temperature
   */
  public void mergeWith(SoftHistogram other) {
    checkBins(other.binsKey);
    SoftSums.add(sums, other.sums);
    rows += other.rows;
    zeroRows += other.zeroRows;
    notFiniteRows += other.notFiniteRows;
  }

  /** Adds the sums of some rows. */
  void addSums(double[] other, long count) {
    SoftSums.add(sums, other);
    rows += count;
  }

  /** Adds the sums to others of the same bins. */
  void addSumsTo(double[] total) {
    SoftSums.add(total, sums);
  }

  private void checkBins(long key) {
    StateBytes.checkSameBins(binsKey, key);
  }

  /** H(Z) and what belongs to it; nothing where no row was used. */
  public Optional<SoftEntropy> entropy() {
    return rows == 0
        ? Optional.empty()
        : Optional.of(
            new SoftEntropy(
                rows,
                bins,
                SoftSums.entropy(sums, rows),
                SoftSums.correction(sums, rows),
                SoftSums.rowEntropy(sums, rows)));
  }

  /** The mean share of each bin [m]; all zeros where no row was used. */
  public double[] probabilities() {
    double[] p = new double[bins];
    for (int j = 0; j < bins && rows > 0; j++) {
      p[j] = sums[j] / rows;
    }
    return p;
  }

  /** m. */
  public int bins() {
    return bins;
  }

  /** {@link SoftBins#key} of the bins. */
  public long binsKey() {
    return binsKey;
  }

  /** Rows used. */
  public long rows() {
    return rows;
  }

  /** Rows without a direction: zero or not finite. */
  public long dropped() {
    return zeroRows + notFiniteRows;
  }

  /** Rows dropped as all their coordinates are zero. */
  public long zeroRows() {
    return zeroRows;
  }

  /** Rows dropped for a coordinate that is missing or not finite. */
  public long notFiniteRows() {
    return notFiniteRows;
  }

  /** This state in {@code 64 + 16 m} bytes, for {@link #fromBytes}. */
  public byte[] toBytes() {
    StateBytes.Writer out =
        new StateBytes.Writer(FORMAT, binsKey, bins, 3L * Long.BYTES, sums.length);
    out.putLong(rows);
    out.putLong(zeroRows);
    out.putLong(notFiniteRows);
    out.putDoubles(sums);
    return out.bytes();
  }

  /**
   * What {@link #toBytes} wrote.
   *
   * @throws IllegalArgumentException where the bytes are of something else, another version or cut
   */
  public static SoftHistogram fromBytes(byte[] bytes) {
    StateBytes.Reader in = new StateBytes.Reader(bytes, FORMAT, "a soft histogram");
    in.checkHolds(4 + 2L * in.bins());
    SoftHistogram histogram = new SoftHistogram(in.binsKey(), in.bins());
    histogram.rows = in.count();
    histogram.zeroRows = in.count();
    histogram.notFiniteRows = in.count();
    in.sums(histogram.sums);
    in.end();
    return histogram;
  }
}
