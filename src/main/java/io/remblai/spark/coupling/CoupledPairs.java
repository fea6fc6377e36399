package io.remblai.spark.coupling;

import io.remblai.spark.PairBlock;
import java.io.Serializable;

/** Pairs that each move a mass. Immutable by agreement. */
public final class CoupledPairs implements Serializable {

  private static final long serialVersionUID = 1;

  private final PairBlock pairs;
  private final double[] masses;
  private final CouplingOutcome outcome;

  /**
   * @param masses of the pairs [pairs.size]
   * @param outcome what the driver is to know of them
   */
  CoupledPairs(PairBlock pairs, double[] masses, CouplingOutcome outcome) {
    if (pairs.size() != masses.length) {
      throw new IllegalArgumentException(
          "%d pairs cannot have %d masses".formatted(pairs.size(), masses.length));
    }
    this.pairs = pairs;
    this.masses = masses;
    this.outcome = outcome;
  }

  public PairBlock pairs() {
    return pairs;
  }

  /** Mass of a pair; all sum to 1. */
  public double mass(int row) {
    return masses[row];
  }

  CouplingOutcome outcome() {
    return outcome;
  }
}
