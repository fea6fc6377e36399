package io.remblai.spark.output;

import io.remblai.assignment.caliper.PairLimits;
import io.remblai.geometry.GroundCost;
import io.remblai.spark.PairBlock;
import io.remblai.spark.RowList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;

/** Picks the pairs that are within limits, or those that are beyond them. */
public final class PairsWithin implements FlatMapFunction<PairBlock, PairBlock> {

  private static final long serialVersionUID = 1;

  private final GroundCost cost;
  private final PairLimits limits;
  private final boolean within;

  /**
   * @param within whether pairs within the limits are wanted, or those beyond them
   */
  public PairsWithin(GroundCost cost, PairLimits limits, boolean within) {
    this.cost = cost;
    this.limits = limits;
    this.within = within;
  }

  @Override
  public Iterator<PairBlock> call(PairBlock block) {
    RowList rows = new RowList();
    for (int row = 0; row < block.size(); row++) {
      if (block.isWithin(limits, cost, row) == within) {
        rows.add(row);
      }
    }
    return rows.size() == 0
        ? Collections.emptyIterator()
        : List.of(block.select(rows.toArray())).iterator();
  }
}
