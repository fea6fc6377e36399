package io.remblai.spark.report;

import io.remblai.geometry.GroundCost;
import io.remblai.spark.PairBlock;
import org.apache.spark.api.java.function.Function;

/** Takes the costs of a map's pairs; carries the ground cost. */
public final class MeasurePairs implements Function<PairBlock, MeasuredPairs> {

  private static final long serialVersionUID = 1;

  private final GroundCost cost;

  public MeasurePairs(GroundCost cost) {
    this.cost = cost;
  }

  @Override
  public MeasuredPairs call(PairBlock pairs) {
    return MeasuredPairs.of(pairs, cost);
  }
}
