package io.remblai.info.bottleneck;

/**
 * What nothing on the information plane can exceed, each by its name, in nats. Published planes
 * mostly draw {@link #diagonal} alone as their bound.
 *
 * @param lnBins ln m: what m soft bins can tell of anything
 * @param inputEntropy H(X) of the input labels
 * @param outputEntropy H(Y) of the output labels
 */
public record PlaneCeilings(double lnBins, double inputEntropy, double outputEntropy) {

  /** The most that I(X; Z) can be. */
  public double input() {
    return Math.min(lnBins, inputEntropy);
  }

  /** The most that I(Y; Z) can be. */
  public double output() {
    return Math.min(lnBins, outputEntropy);
  }

  /**
   * The most that I(Y; Z) can be for a given I(X; Z), where Z depends on Y through X alone (data
   * processing): I(X; Z) itself.
   */
  public double diagonal(double ixz) {
    return ixz;
  }
}
