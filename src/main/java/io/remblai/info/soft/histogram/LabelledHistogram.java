package io.remblai.info.soft.histogram;

import io.remblai.info.soft.AssignedRows;
import io.remblai.info.soft.Direction;
import io.remblai.info.soft.SoftBins;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Optional;

/**
 * A soft histogram for each label of one label column: {@code 16 m + 16} bytes a label and its
 * place in a table. Any number of columns, and of shuffles of them, take up one batch of shares.
 * Mergeable. Not thread safe.
 *
 * <p>Labels are 64-bit keys: whole numbers as they are, anything else through a hash. Rows without
 * a label are counted and take no part: H(Z) beside the information is that of the labelled rows.
 */
public final class LabelledHistogram implements Serializable {

  private static final long serialVersionUID = 1;

  static final int FORMAT = 0x524D534C; // RMSL

  private final long binsKey;
  private final int bins;
  private final LabelTable table = new LabelTable();
  private double[][] sums = new double[16][]; // by label, as in SoftSums
  private long[] rows = new long[16];
  private long unlabelled;
  private long dropped;

  /** Of no rows. */
  public LabelledHistogram(SoftBins bins) {
    this(bins.key(), bins.count());
  }

  private LabelledHistogram(long binsKey, int bins) {
    this.binsKey = binsKey;
    this.bins = bins;
  }

  /**
   * Adds every row of a batch. O(n m).
   *
   * @param labels [n] at least; not modified
   */
  public void add(AssignedRows batch, long[] labels) {
    if (labels.length < batch.count()) {
      throw new IllegalArgumentException(
          "labels must be one for each of %d rows, not %d".formatted(batch.count(), labels.length));
    }
    for (int i = 0; i < batch.count(); i++) {
      add(batch, i, labels[i]);
    }
  }

  /** Adds one row of a batch, or counts it as dropped where it has no direction. O(m). */
  public void add(AssignedRows batch, int i, long label) {
    StateBytes.checkSameBins(binsKey, batch.binsKey());
    if (batch.direction(i) == Direction.KNOWN) {
      int slot = slot(label);
      SoftSums.add(sums[slot], batch, i);
      rows[slot]++;
    } else {
      dropped++;
    }
  }

  /** Adds the sums of other rows of one label. O(m). */
  public void add(SoftHistogram of, long label) {
    StateBytes.checkSameBins(binsKey, of.binsKey());
    if (of.rows() > 0) {
      int slot = slot(label);
      of.addSumsTo(sums[slot]);
      rows[slot] += of.rows();
    }
    dropped += of.dropped();
  }

  /** Whether a row of the label was seen. */
  public boolean has(long label) {
    return table.find(label).isPresent();
  }

  /** Counts one row of a batch whose label is missing; as dropped where it has no direction. */
  public void addUnlabelled(AssignedRows batch, int i) {
    if (batch.direction(i) == Direction.KNOWN) {
      unlabelled++;
    } else {
      dropped++;
    }
  }

  private int slot(long label) {
    int slot = table.slot(label);
    if (slot == sums.length) {
      sums = Arrays.copyOf(sums, 2 * slot);
      rows = Arrays.copyOf(rows, 2 * slot);
    }
    if (sums[slot] == null) {
      sums[slot] = SoftSums.none(bins);
    }
    return slot;
  }

  /**
   * Adds what another holds.
   *
   * @throws IllegalArgumentException where it is of other reference points or another temperature
   */
  public void mergeWith(LabelledHistogram other) {
    StateBytes.checkSameBins(binsKey, other.binsKey);
    for (int from = 0; from < other.labels(); from++) {
      int slot = slot(other.table.label(from));
      SoftSums.add(sums[slot], other.sums[from]);
      rows[slot] += other.rows[from];
    }
    unlabelled += other.unlabelled;
    dropped += other.dropped;
  }

  /** L, the number of different labels seen. */
  public int labels() {
    return table.size();
  }

  /** Rows whose label was missing. */
  public long unlabelled() {
    return unlabelled;
  }

  /** Rows without a direction. */
  public long dropped() {
    return dropped;
  }

  /** The labels seen, in ascending order [L]. */
  public long[] labelKeys() {
    long[] keys = new long[labels()];
    for (int slot = 0; slot < keys.length; slot++) {
      keys[slot] = table.label(slot);
    }
    Arrays.sort(keys);
    return keys;
  }

  /** The sums of the rows of one label: H(Z|label) is its entropy; of no rows where unseen. */
  public SoftHistogram of(long label) {
    SoftHistogram histogram = new SoftHistogram(binsKey, bins);
    table.find(label).ifPresent(slot -> histogram.addSums(sums[slot], rows[slot]));
    return histogram;
  }

  /** The sums of all labelled rows. O(L m). */
  public SoftHistogram total() {
    SoftHistogram total = new SoftHistogram(binsKey, bins);
    for (long label : labelKeys()) { // in their order: the same bits however rows came
      int slot = table.find(label).orElseThrow();
      total.addSums(sums[slot], rows[slot]);
    }
    return total;
  }

  /** What the conditional entropies add up to. O(L m). */
  public LabelTotals totals() {
    LabelTotals totals = new LabelTotals(binsKey);
    for (long label : labelKeys()) {
      int slot = table.find(label).orElseThrow();
      totals.addSums(sums[slot], rows[slot]);
    }
    return totals;
  }

  /** I(label; Z) and what belongs to it; nothing where no row has a label. O(L m). */
  public Optional<LabelInformation> information() {
    return LabelInformation.of(total(), totals());
  }

  /** This state in {@code 48 + L (24 + 16 m)} bytes, by label, for {@link #fromBytes}. */
  public byte[] toBytes() {
    long scalars = (2L + 2L * labels()) * Long.BYTES;
    StateBytes.Writer out =
        new StateBytes.Writer(FORMAT, binsKey, bins, scalars, (2L * bins + 1) * labels());
    out.putLong(unlabelled);
    out.putLong(dropped);
    for (long label : labelKeys()) {
      int slot = table.find(label).orElseThrow();
      out.putLong(label);
      out.putLong(rows[slot]);
      out.putDoubles(sums[slot]);
    }
    return out.bytes();
  }

  /**
   * What {@link #toBytes} wrote.
   *
   * @throws IllegalArgumentException where the bytes are of something else, another version or cut
   */
  public static LabelledHistogram fromBytes(byte[] bytes) {
    StateBytes.Reader in = new StateBytes.Reader(bytes, FORMAT, "a labelled histogram");
    LabelledHistogram histogram = new LabelledHistogram(in.binsKey(), in.bins());
    histogram.unlabelled = in.count();
    histogram.dropped = in.count();
    while (in.remaining() > 0) {
      long label = in.number();
      in.check(histogram.table.find(label).isEmpty(), "a label comes twice");
      long count = in.count();
      in.check(count > 0, "a label has no rows");
      in.checkHolds(2L * in.bins() + 1);
      int slot = histogram.slot(label);
      histogram.rows[slot] = count;
      in.sums(histogram.sums[slot]);
    }
    return histogram;
  }
}
