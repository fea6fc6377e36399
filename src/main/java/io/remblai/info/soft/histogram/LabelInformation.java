package io.remblai.info.soft.histogram;

import java.util.Optional;

/**
 * What a label says about the soft bin of a row, I(label; Z) = H(Z) - sum_l (n_l/n) H(Z|l): a
 * generalised Jensen-Shannon divergence, in the population a lower bound of the information about
 * the vector itself. A finite number of rows makes it too high; see {@link #corrected} and the
 * null.
 *
 * @param rows n, of rows with a label and a direction, at least 1
 * @param labels L
 * @param bins m
 * @param entropy H(Z) of these rows, nats
 * @param conditional {@code sum_l (n_l/n) H(Z|l)}, nats
 * @param correction what the delta method adds to the information (mostly negative), nats
 * @param labelEntropy H(label), plug-in, nats
 */
public record LabelInformation(
    long rows,
    long labels,
    int bins,
    double entropy,
    double conditional,
    double correction,
    double labelEntropy) {

  /**
   * From the sums of all labelled rows and the totals of their labels; nothing where there are
   * none.
   *
   * @throws IllegalArgumentException where the two are of other rows or bins
   */
  public static Optional<LabelInformation> of(SoftHistogram total, LabelTotals totals) {
    StateBytes.checkSameBins(total.binsKey(), totals.binsKey());
    if (total.rows() != totals.rows()) {
      throw new IllegalArgumentException(
          "the total has %d rows, its labels %d".formatted(total.rows(), totals.rows()));
    }
    return total
        .entropy()
        .map(
            h ->
                new LabelInformation(
                    h.rows(),
                    totals.labels(),
                    h.bins(),
                    h.plugIn(),
                    // One label's is H(Z) itself, which n H / n need not be.
                    totals.labels() == 1 ? h.plugIn() : totals.conditional(),
                    totals.labels() == 1 ? 0 : h.correction() - totals.conditionalCorrection(),
                    totals.labelEntropy()));
  }

  /** I(label; Z). */
  public InNats information() {
    return new InNats(entropy - conditional, bins);
  }

  /** I(label; Z) with every entropy corrected by the delta method. */
  public InNats corrected() {
    return new InNats(entropy - conditional + correction, bins);
  }

  /** The part of H(Z) that the label explains, I/H(Z); 0 where H(Z) is 0. */
  public double regularity() {
    return entropy == 0 ? 0 : (entropy - conditional) / entropy;
  }

  /** {@code min(ln m, H(label))}: no more can come out, whatever the rows. */
  public InNats ceiling() {
    return new InNats(Math.min(StrictMath.log(bins), labelEntropy), bins);
  }

  /**
   * What one label adds to the information: {@code (n_l/n) (H(Z) - H(Z|l))}. These sum to I; a
   * single one may be negative.
   *
   * @param label the rows of one label, among those counted here
   */
  public InNats contribution(SoftHistogram label) {
    double own = label.entropy().map(h -> entropy - h.plugIn()).orElse(0.0);
    return new InNats(own * label.rows() / rows, bins);
  }

  /** Whether there are more labels than half the rows: the information is then mostly bias. */
  public boolean fewRowsPerLabel() {
    return labels > rows / 2;
  }
}
