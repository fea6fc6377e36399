package io.remblai.spark.coupling;

import java.io.Serializable;
import java.util.OptionalDouble;
import org.apache.spark.api.java.function.Function;

/** What the driver needs to know of a coupling. Immutable. */
final class CouplingOutcome implements Serializable {

  private static final long serialVersionUID = 1;

  private final long entries;
  private final double cost;
  private final Double lowerBound; // null: nothing is known
  private final KeptStage[] stages;
  private final boolean converged;

  private CouplingOutcome(
      long entries, double cost, Double lowerBound, KeptStage[] stages, boolean converged) {
    this.entries = entries;
    this.cost = cost;
    this.lowerBound = lowerBound;
    this.stages = stages;
    this.converged = converged;
  }

  /** Of one exact block. */
  static CouplingOutcome exact(long entries, double cost, double lowerBound) {
    return new CouplingOutcome(entries, cost, lowerBound, new KeptStage[0], true);
  }

  /** Of several. */
  static CouplingOutcome refined(long entries, double cost, KeptStage[] stages, boolean converged) {
    return new CouplingOutcome(entries, cost, null, stages, converged);
  }

  long entries() {
    return entries;
  }

  /** Sum of mass times cost. */
  double cost() {
    return cost;
  }

  /** What no coupling of these masses costs less than; empty: nothing is known. */
  OptionalDouble lowerBound() {
    return lowerBound == null ? OptionalDouble.empty() : OptionalDouble.of(lowerBound);
  }

  /** What the task did; empty where it was one stage. */
  KeptStage[] stages() {
    return stages;
  }

  boolean converged() {
    return converged;
  }

  /** Reads it from the one block. */
  static final class Of implements Function<CoupledPairs, CouplingOutcome> {

    private static final long serialVersionUID = 1;

    @Override
    public CouplingOutcome call(CoupledPairs pairs) {
      return pairs.outcome();
    }
  }
}
