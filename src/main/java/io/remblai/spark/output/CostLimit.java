package io.remblai.spark.output;

import io.remblai.geometry.GroundCost;
import io.remblai.spark.PairBlock;
import io.remblai.spark.RowList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;

/** Picks the pairs that cost no more than a limit, or those that cost more. */
public final class CostLimit implements FlatMapFunction<PairBlock, PairBlock> {

  private static final long serialVersionUID = 1;

  private final GroundCost cost;
  private final double most;
  private final boolean within;

  /**
   * @param within whether pairs within the limit are wanted, or those beyond it
   */
  public CostLimit(GroundCost cost, double most, boolean within) {
    this.cost = cost;
    this.most = most;
    this.within = within;
  }

  @Override
  public Iterator<PairBlock> call(PairBlock block) {
    int dim = block.source().dim();
    float[] x = block.source().coordinates();
    float[] y = block.target().coordinates();
    RowList rows = new RowList();
    for (int row = 0; row < block.size(); row++) {
      if (cost.between(x, row * dim, y, row * dim, dim) <= most == within) {
        rows.add(row);
      }
    }
    return rows.size() == 0
        ? Collections.emptyIterator()
        : List.of(block.select(rows.toArray())).iterator();
  }
}
