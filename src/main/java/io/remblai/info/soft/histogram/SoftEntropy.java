package io.remblai.info.soft.histogram;

/**
 * The entropy H(Z) of rows over m soft bins, in nats.
 *
 * @param rows n, at least 1
 * @param bins m
 * @param plugIn {@code -sum_j p ln p}, p the mean share of bin j
 * @param correction what the delta method adds for the finite n
 * @param rowMean the mean entropy of a row's own shares: ln m where rows are spread over all bins,
 *     0 where each is in one bin. H(Z) less it is the information that knowing the row would give
 */
public record SoftEntropy(long rows, int bins, double plugIn, double correction, double rowMean) {

  /** H(Z). */
  public InNats value() {
    return new InNats(plugIn, bins);
  }

  /** H(Z) and its correction. */
  public InNats corrected() {
    return new InNats(plugIn + correction, bins);
  }

  /** The mean entropy of one row. */
  public InNats sharpness() {
    return new InNats(rowMean, bins);
  }
}
