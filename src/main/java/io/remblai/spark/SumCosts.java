package io.remblai.spark;

import io.remblai.geometry.GroundCost;
import io.remblai.math.ExactSum;
import io.remblai.refine.MapCost;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;

/** Adds up the costs of a partition's pairs, exactly, counts them and the work they took. */
public final class SumCosts implements FlatMapFunction<Iterator<PairBlock>, SumCosts.Total> {

  private static final long serialVersionUID = 1;

  private final GroundCost cost;

  public SumCosts(GroundCost cost) {
    this.cost = cost;
  }

  /** Pairs, their cost and their work. */
  public static final class Total implements Serializable {
    private static final long serialVersionUID = 1;
    private final ExactSum cost = new ExactSum();
    private long pairs;
    private long work;

    public void mergeWith(Total other) {
      cost.mergeWith(other.cost);
      pairs += other.pairs;
      work += other.work;
    }

    public double cost() {
      return cost.value();
    }

    public long pairs() {
      return pairs;
    }

    long work() {
      return work;
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
      total.work += block.work();
    }
    return List.of(total).iterator();
  }
}
