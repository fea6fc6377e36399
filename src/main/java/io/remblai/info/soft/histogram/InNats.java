package io.remblai.info.soft.histogram;

/**
 * A quantity in nats, and the most it can be: the logarithm of a number of bins.
 *
 * @param nats the value; an estimate of something that is never negative may be
 * @param bins m, at least 2
 */
public record InNats(double nats, int bins) {

  private static final double LN_2 = StrictMath.log(2);

  /** Checks the number of bins. */
  public InNats {
    if (bins < 2) {
      throw new IllegalArgumentException("bins must be at least 2, not " + bins);
    }
  }

  /** The value in bits. */
  public double bits() {
    return nats / LN_2;
  }

  /** The value as a fraction of ln m. */
  public double normalised() {
    return nats / StrictMath.log(bins);
  }
}
