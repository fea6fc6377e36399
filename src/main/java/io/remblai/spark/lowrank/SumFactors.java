package io.remblai.spark.lowrank;

import io.remblai.lowrank.rows.FactorSums;
import io.remblai.lowrank.rows.RowBlock;
import io.remblai.lowrank.rows.RowSweep;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.broadcast.Broadcast;

/** Sums over the rows of a partition. */
final class SumFactors implements FlatMapFunction<Iterator<RowBlock>, FactorSums> {

  private static final long serialVersionUID = 1;

  private final Broadcast<FactorPass> pass;

  SumFactors(Broadcast<FactorPass> pass) {
    this.pass = pass;
  }

  @Override
  public Iterator<FactorSums> call(Iterator<RowBlock> blocks) {
    FactorPass now = pass.value();
    FactorSums sums = new FactorSums(now.rows().rank(), now.rows().width(), now.wanted());
    RowSweep sweep = new RowSweep(now.rows(), now.wanted(), now.extent());
    while (blocks.hasNext()) {
      RowBlock block = blocks.next();
      sweep.add(block, 0, block.size(), sums);
    }
    return List.of(sums).iterator();
  }

  /** Merges sums; they are exact, so the order is irrelevant. */
  static final class Merge implements Function2<FactorSums, FactorSums, FactorSums> {

    private static final long serialVersionUID = 1;

    @Override
    public FactorSums call(FactorSums left, FactorSums right) {
      left.mergeWith(right);
      return left;
    }
  }
}
