package io.remblai.assignment.caliper;

import java.io.Serializable;
import java.util.OptionalDouble;

/**
 * Which pairs are allowed: those that cost no more than a limit, and whose numbers differ by no
 * more than the calipers, each in its column. Immutable.
 */
public final class PairLimits implements Serializable {

  private static final long serialVersionUID = 1;

  private final double maxCost;
  private final double[] calipers;

  /**
   * @param maxCost greatest cost of a pair, in units of the cost, at least 0; plus infinity: any
   * @param calipers greatest difference of each number [width], finite, at least 0; copied
   */
  public PairLimits(double maxCost, double... calipers) {
    if (!(maxCost >= 0)) {
      throw new IllegalArgumentException("maxCost must be at least 0, not " + maxCost);
    }
    for (double caliper : calipers) {
      if (!(caliper >= 0) || Double.isInfinite(caliper)) {
        throw new IllegalArgumentException(
            "calipers must be finite and at least 0, not " + caliper);
      }
    }
    this.maxCost = maxCost;
    this.calipers = calipers.clone();
  }

  /** The same of a cost that may not be limited. */
  public PairLimits(OptionalDouble maxCost, double... calipers) {
    this(maxCost.orElse(Double.POSITIVE_INFINITY), calipers);
  }

  /** Greatest cost of a pair; perhaps infinite. */
  public double maxCost() {
    return maxCost;
  }

  /** How many numbers each row has. */
  public int width() {
    return calipers.length;
  }

  /** Whether any pair is allowed. */
  public boolean allowAll() {
    return maxCost == Double.POSITIVE_INFINITY && calipers.length == 0;
  }

  /**
   * Whether the numbers of row i of one block and row j of another are near enough, in double.
   *
   * @param a [rows, width]; not modified
   * @param b likewise
   */
  public boolean near(double[] a, int i, double[] b, int j) {
    for (int k = 0; k < calipers.length; k++) {
      double difference = a[i * calipers.length + k] - b[j * calipers.length + k];
      if (!(Math.abs(difference) <= calipers[k])) {
        return false;
      }
    }
    return true;
  }
}
