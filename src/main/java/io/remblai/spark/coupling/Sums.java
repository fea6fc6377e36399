package io.remblai.spark.coupling;

import java.io.Serializable;
import org.apache.spark.api.java.function.Function;

/** What the driver needs to know of a coupling. */
final class Sums implements Serializable {

  private static final long serialVersionUID = 1;

  private final long entries;
  private final double cost;
  private final double lowerBound;

  private Sums(CoupledPairs pairs) {
    this.entries = pairs.pairs().size();
    this.cost = pairs.cost();
    this.lowerBound = pairs.lowerBound();
  }

  long entries() {
    return entries;
  }

  double cost() {
    return cost;
  }

  double lowerBound() {
    return lowerBound;
  }

  /** Reads them from the one block. */
  static final class Of implements Function<CoupledPairs, Sums> {

    private static final long serialVersionUID = 1;

    @Override
    public Sums call(CoupledPairs pairs) {
      return new Sums(pairs);
    }
  }
}
