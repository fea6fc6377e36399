package io.remblai.spark.coupling;

import io.remblai.spark.PairBlock;
import java.io.Serializable;

/** Pairs that each move a mass. Immutable by agreement. */
public final class CoupledPairs implements Serializable {

  private static final long serialVersionUID = 1;

  private final PairBlock pairs;
  private final double[] masses;
  private final double cost;
  private final double lowerBound;

  /**
   * @param masses of the pairs [pairs.size]
   * @param cost sum of mass times cost
   * @param lowerBound what no coupling of these masses costs less than
   */
  CoupledPairs(PairBlock pairs, double[] masses, double cost, double lowerBound) {
    if (pairs.size() != masses.length) {
      throw new IllegalArgumentException(
          "%d pairs cannot have %d masses".formatted(pairs.size(), masses.length));
    }
    this.pairs = pairs;
    this.masses = masses;
    this.cost = cost;
    this.lowerBound = lowerBound;
  }

  public PairBlock pairs() {
    return pairs;
  }

  /** Mass of a pair; those of a source sum to 1 / n, those of a target to 1 / m. */
  public double mass(int row) {
    return masses[row];
  }

  double cost() {
    return cost;
  }

  double lowerBound() {
    return lowerBound;
  }
}
