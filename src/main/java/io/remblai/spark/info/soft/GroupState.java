package io.remblai.spark.info.soft;

import io.remblai.info.soft.SoftBins;
import io.remblai.info.soft.histogram.LabelledHistogram;
import io.remblai.info.soft.histogram.SoftHistogram;
import io.remblai.info.soft.histogram.SoftPairs;
import io.remblai.info.soft.influence.ShareSample;
import java.io.Serializable;
import java.util.Optional;

/**
 * All sums about the rows of one group: of all rows, by label for each label column and each draw
 * of chance labels, and over pairs of vectors. Mergeable. Not thread safe.
 */
public final class GroupState implements Serializable {

  private static final long serialVersionUID = 1;

  private final SoftHistogram all;
  private final LabelledHistogram[] labelled; // [columns, 1 + nulls]
  private final SoftPairs[] pairs; // one, or none without a second vector
  private final ShareSample sample;

  /**
   * Of sums that are known, without a sample of rows.
   *
   * @param labelled [columns, 1 + nulls]
   * @param pairs one, or none without a second vector
   */
  public GroupState(SoftHistogram all, LabelledHistogram[] labelled, SoftPairs[] pairs) {
    this(all, labelled, pairs, new ShareSample(0));
  }

  private GroupState(
      SoftHistogram all, LabelledHistogram[] labelled, SoftPairs[] pairs, ShareSample sample) {
    this.all = all;
    this.labelled = labelled;
    this.pairs = pairs;
    this.sample = sample;
  }

  /** Of no rows. */
  static GroupState none(SoftBins x, Optional<SoftBins> y, int histograms, int sampled) {
    LabelledHistogram[] labelled = new LabelledHistogram[histograms];
    for (int h = 0; h < histograms; h++) {
      labelled[h] = new LabelledHistogram(x);
    }
    SoftPairs[] pairs =
        y.map(bins -> new SoftPairs[] {new SoftPairs(x, bins)}).orElse(new SoftPairs[0]);
    return new GroupState(new SoftHistogram(x), labelled, pairs, new ShareSample(sampled));
  }

  /** Adds the labelled rows of the first label column to the sums of all rows. */
  void addLabelledToAll() {
    all.mergeWith(labelled[0].total());
  }

  /** Adds what another holds. */
  public void mergeWith(GroupState other) {
    all.mergeWith(other.all);
    sample.mergeWith(other.sample);
    for (int h = 0; h < labelled.length; h++) {
      labelled[h].mergeWith(other.labelled[h]);
    }
    for (int p = 0; p < pairs.length; p++) {
      pairs[p].mergeWith(other.pairs[p]);
    }
  }

  /** The sums of all rows. */
  public SoftHistogram all() {
    return all;
  }

  /** Some of the rows of this run, with a label for each column that has histograms. */
  public ShareSample sample() {
    return sample;
  }

  /** How many histograms by label there are. */
  public int histograms() {
    return labelled.length;
  }

  /** The sums by label of a column (h = column (1 + nulls)), or of a draw of it. */
  public LabelledHistogram labelled(int h) {
    return labelled[h];
  }

  /** The sums over pairs, where there is a second vector. */
  public Optional<SoftPairs> pairs() {
    return pairs.length == 0 ? Optional.empty() : Optional.of(pairs[0]);
  }
}
