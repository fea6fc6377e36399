package io.remblai.spark;

import io.remblai.refine.CoordinateSplit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.PairFlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;

/**
 * Picks, of each block of a level, the rows of a partition that may be among its first in canonical
 * order.
 */
final class SampleBlocks implements PairFlatMapFunction<Iterator<PointBlock>, Integer, PointBlock> {

  private static final long serialVersionUID = 1;

  private final Broadcast<SplitTree> tree;
  private final LevelBlocks level;
  private final Side side;
  private final boolean bounded;

  SampleBlocks(Broadcast<SplitTree> tree, LevelBlocks level, Side side, boolean bounded) {
    this.tree = tree;
    this.level = level;
    this.side = side;
    this.bounded = bounded;
  }

  @Override
  public Iterator<Tuple2<Integer, PointBlock>> call(Iterator<PointBlock> points) {
    List<Tuple2<Integer, PointBlock>> samples = new ArrayList<>();
    while (points.hasNext()) {
      PointBlock block = points.next();
      List<RowList> rows = RowList.lists(level.size());
      for (int row = 0; row < block.size(); row++) {
        int number = level.number(tree.value().route(side, block, row));
        if (number >= 0
            && (!bounded
                || Long.compareUnsigned(block.keys()[row], level.sampleKeyBound(number)) <= 0)) {
          rows.get(number).add(row);
        }
      }
      for (int number = 0; number < rows.size(); number++) {
        if (rows.get(number).size() > 0) {
          samples.add(new Tuple2<>(number, first(block.select(rows.get(number).toArray()))));
        }
      }
    }
    return samples.iterator();
  }

  /** The first rows in canonical order, as many as a sample holds. */
  static PointBlock first(PointBlock block) {
    int[] order = block.canonicalOrder();
    return block.select(
        java.util.Arrays.copyOf(order, Math.min(order.length, CoordinateSplit.SAMPLE)));
  }
}
