package io.remblai.spark.info.label;

import io.remblai.info.soft.AssignedRows;
import io.remblai.info.soft.SoftBins;
import io.remblai.info.soft.histogram.LabelledHistogram;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Labels that a partition has met often: their rows are summed where they are, so that a label of
 * half of all rows sends one record from each partition, not its rows. Not thread safe.
 *
 * <p>How often is counted by hash: labels that share a counter only become frequent sooner.
 */
final class FrequentLabels {

  /** Rows after which summing is cheaper than sending: sums are four times a row. */
  private static final int OFTEN = 16;

  /** Sums of shares and of their squares held at a time: 32 MB. */
  private static final long MOST_CELLS = 1 << 21;

  private static final int COUNTERS = 1 << 18;

  private final byte[] counts = new byte[COUNTERS];
  private final long mostLabels;
  private final Map<LabelKey, LabelledHistogram> held = new HashMap<>(); // keys without a label
  private long labels;

  FrequentLabels(int bins) {
    mostLabels = MOST_CELLS / bins;
  }

  /** Adds row i of a batch if its label is frequent; otherwise it must travel. */
  boolean take(LabelKey key, AssignedRows shares, int i, SoftBins bins) {
    int counter = key.hashCode() & (COUNTERS - 1);
    if (counts[counter] < OFTEN) {
      counts[counter]++;
      return false;
    }
    LabelledHistogram histogram =
        held.computeIfAbsent(key.withoutLabel(), any -> new LabelledHistogram(bins));
    if (labels >= mostLabels && !histogram.has(key.label())) {
      return false;
    }
    int before = histogram.labels();
    histogram.add(shares, i, key.label());
    labels += histogram.labels() - before;
    return true;
  }

  /** Keys of all frequent labels. */
  List<LabelKey> keys() {
    List<LabelKey> keys = new ArrayList<>();
    held.forEach(
        (column, histogram) -> {
          for (long label : histogram.labelKeys()) {
            keys.add(column.withLabel(label));
          }
        });
    return keys;
  }

  /** What one of them sums up to. */
  byte[] record(LabelKey key) {
    return LabelRecord.ofSums(key, held.get(key.withoutLabel()).of(key.label()));
  }
}
