package io.remblai.refine.quality;

import java.io.Serializable;
import java.util.OptionalDouble;

/** The quality of some pairs, in their order. Immutable. */
public final class PairQualities implements Serializable {

  private static final long serialVersionUID = 1;

  private final double[] margins; // infinite where there is no alternative
  private final boolean[] mutual;
  private final double[] confidences;

  PairQualities(double[] margins, boolean[] mutual, double[] confidences) {
    this.margins = margins;
    this.mutual = mutual;
    this.confidences = confidences;
  }

  public int size() {
    return mutual.length;
  }

  /** The least rise among the alternatives, in units of the cost; empty if there is none. */
  public OptionalDouble margin(int pair) {
    return margins[pair] < Double.POSITIVE_INFINITY
        ? OptionalDouble.of(margins[pair])
        : OptionalDouble.empty();
  }

  /** Whether no target is nearer to the source, and no source to the target. */
  public boolean isMutuallyNearest(int pair) {
    return mutual[pair];
  }

  /** The pair's weight among its alternatives, in [0, 1]. */
  public double confidence(int pair) {
    return confidences[pair];
  }
}
