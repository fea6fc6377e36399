package io.remblai.spark.lowrank;

import io.remblai.lowrank.rows.RowBlock;
import io.remblai.lowrank.rows.RowSweep;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;

/** The terms of divergences that the rows of a partition add, one sum for each mixture. */
final class SumDivergences implements FlatMapFunction<Iterator<RowBlock>, double[]> {

  private static final long serialVersionUID = 1;

  private final Broadcast<FactorPass> pass;

  SumDivergences(Broadcast<FactorPass> pass) {
    this.pass = pass;
  }

  @Override
  public Iterator<double[]> call(Iterator<RowBlock> blocks) {
    FactorPass now = pass.value();
    double[] mixtures = now.mixtures();
    double[] sums = new double[mixtures.length / now.rows().rank()];
    RowSweep sweep = new RowSweep(now.rows(), now.wanted(), now.extent());
    while (blocks.hasNext()) {
      RowBlock block = blocks.next();
      sweep.addDivergences(block, 0, block.size(), mixtures, sums);
    }
    return List.of(sums).iterator();
  }
}
