package io.remblai.info.soft.histogram;

import java.io.Serializable;

/**
 * What I(label; Z) needs of the labels once the sums of each are complete: a few numbers, however
 * many labels there are, so that labels are finished where they are and never travel. Mergeable.
 * Not thread safe.
 */
public final class LabelTotals implements Serializable {

  private static final long serialVersionUID = 1;

  private final long binsKey;
  private long labels;
  private long rows;
  private double entropies; // sum of n_l H(Z|l)
  private double corrections; // sum of n_l times the correction of H(Z|l)
  private double logCounts; // sum of n_l ln n_l

  LabelTotals(long binsKey) {
    this.binsKey = binsKey;
  }

  /** Of no labels, for the bins of a histogram. */
  public static LabelTotals like(SoftHistogram histogram) {
    return new LabelTotals(histogram.binsKey());
  }

  /** Adds one label, with all of its rows; nothing where there are none. O(m). */
  public void add(SoftHistogram label) {
    StateBytes.checkSameBins(binsKey, label.binsKey());
    label.entropy().ifPresent(e -> add(label.rows(), e.plugIn(), e.correction()));
  }

  void addSums(double[] sums, long count) {
    add(count, SoftSums.entropy(sums, count), SoftSums.correction(sums, count));
  }

  private void add(long count, double entropy, double correction) {
    labels++;
    rows += count;
    entropies += count * entropy;
    corrections += count * correction;
    logCounts += count * StrictMath.log((double) count);
  }

  /** Adds other labels. */
  public void mergeWith(LabelTotals other) {
    StateBytes.checkSameBins(binsKey, other.binsKey);
    labels += other.labels;
    rows += other.rows;
    entropies += other.entropies;
    corrections += other.corrections;
    logCounts += other.logCounts;
  }

  /** L. */
  public long labels() {
    return labels;
  }

  /** Rows that have a label. */
  public long rows() {
    return rows;
  }

  long binsKey() {
    return binsKey;
  }

  /** {@code sum_l (n_l/n) H(Z|l)}; one label's mean is its own entropy, to the last bit. */
  double conditional() {
    return entropies / rows;
  }

  double conditionalCorrection() {
    return corrections / rows;
  }

  /** {@code ln n - (1/n) sum_l n_l ln n_l}. */
  double labelEntropy() {
    return labels < 2 ? 0 : Math.max(0, StrictMath.log((double) rows) - logCounts / rows);
  }
}
