package io.remblai.spark.lowrank;

import io.remblai.lowrank.rows.FactorExtent;
import io.remblai.lowrank.rows.RowBlock;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;

/** How many rows a partition has and how large their factors are. */
final class MeasureExtent implements FlatMapFunction<Iterator<RowBlock>, FactorExtent> {

  private static final long serialVersionUID = 1;

  private final int width;

  MeasureExtent(int width) {
    this.width = width;
  }

  @Override
  public Iterator<FactorExtent> call(Iterator<RowBlock> blocks) {
    FactorExtent extent = new FactorExtent(width);
    while (blocks.hasNext()) {
      extent.add(blocks.next());
    }
    return List.of(extent).iterator();
  }
}
