package io.remblai.spark.partial;

import io.remblai.geometry.GroundCost;
import io.remblai.math.ExactSum;
import io.remblai.refine.MapCost;
import io.remblai.spark.PairBlock;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;

/**
 * Adds up the costs of a partition's pairs, exactly, counts items, pairs and the work they took.
 */
final class SumItems implements FlatMapFunction<Iterator<PartialItems>, SumItems.Total> {

  private static final long serialVersionUID = 1;

  private final GroundCost cost;

  SumItems(GroundCost cost) {
    this.cost = cost;
  }

  /** Items and pairs, their cost and their work. */
  static final class Total implements Serializable {
    private static final long serialVersionUID = 1;
    private final ExactSum cost = new ExactSum();
    private long items;
    private long pairs;
    private long work;

    void mergeWith(Total other) {
      cost.mergeWith(other.cost);
      items += other.items;
      pairs += other.pairs;
      work += other.work;
    }

    double cost() {
      return cost.value();
    }

    long items() {
      return items;
    }

    long pairs() {
      return pairs;
    }

    long work() {
      return work;
    }
  }

  @Override
  public Iterator<Total> call(Iterator<PartialItems> items) {
    Total total = new Total();
    while (items.hasNext()) {
      PartialItems block = items.next();
      PairBlock pairs = block.pairs();
      total.cost.mergeWith(
          MapCost.ofRows(
              cost,
              pairs.source().coordinates(),
              pairs.target().coordinates(),
              pairs.size(),
              pairs.source().dim()));
      total.items += block.size();
      total.pairs += pairs.size();
      total.work += block.rows().work();
    }
    return List.of(total).iterator();
  }
}
