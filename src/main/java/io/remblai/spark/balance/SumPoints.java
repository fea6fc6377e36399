package io.remblai.spark.balance;

import io.remblai.spark.PairBlock;
import io.remblai.spark.PointBlock;
import io.remblai.spark.Side;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.Function;

/** Sums the first coordinates of a partition's points. */
final class SumPoints implements FlatMapFunction<Iterator<PointBlock>, ColumnSums> {

  private static final long serialVersionUID = 1;

  private final int columns;

  SumPoints(int columns) {
    this.columns = columns;
  }

  @Override
  public Iterator<ColumnSums> call(Iterator<PointBlock> blocks) {
    ColumnSums sums = new ColumnSums(columns);
    while (blocks.hasNext()) {
      PointBlock block = blocks.next();
      for (int row = 0; row < block.size(); row++) {
        for (int k = 0; k < columns; k++) {
          sums.add(k, block.coordinates()[row * block.dim() + k]);
        }
      }
    }
    return List.of(sums).iterator();
  }

  /** One side of pairs. */
  static final class SideOf implements Function<PairBlock, PointBlock> {

    private static final long serialVersionUID = 1;

    private final Side side;

    SideOf(Side side) {
      this.side = side;
    }

    @Override
    public PointBlock call(PairBlock pairs) {
      return side == Side.SOURCE ? pairs.source() : pairs.target();
    }
  }
}
