package io.remblai.spark;

import io.remblai.geometry.GroundCost;
import io.remblai.math.ExactSum;
import io.remblai.refine.MapCost;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;

/** Adds up the costs of a partition's pairs, exactly, and counts them. */
final class SumCosts implements FlatMapFunction<Iterator<PairBlock>, SumCosts.Total> {

  private static final long serialVersionUID = 1;

  private final GroundCost cost;

  SumCosts(GroundCost cost) {
    this.cost = cost;
  }

  /** Pairs and their cost. */
  static final class Total implements Serializable {
    private static final long serialVersionUID = 1;
    private final ExactSum cost = new ExactSum();
    private long pairs;

    void mergeWith(Total other) {
      cost.mergeWith(other.cost);
      pairs += other.pairs;
    }

    double cost() {
      return cost.value();
    }

    long pairs() {
      return pairs;
    }
  }

  @Override
  public Iterator<Total> call(Iterator<PairBlock> pairs) {
    Total total = new Total();
    while (pairs.hasNext()) {
      PairBlock block = pairs.next();
      total.cost.mergeWith(
          MapCost.ofRows(
              cost,
              block.source().coordinates(),
              block.target().coordinates(),
              block.size(),
              block.source().dim()));
      total.pairs += block.size();
    }
    return List.of(total).iterator();
  }
}
