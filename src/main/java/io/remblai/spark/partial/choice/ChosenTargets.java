package io.remblai.spark.partial.choice;

import io.remblai.spark.PointBlock;
import io.remblai.spark.RowList;
import io.remblai.spark.RowRank;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction2;
import org.apache.spark.broadcast.Broadcast;

/** Picks the targets of a partition up to the last that is chosen. */
final class ChosenTargets
    implements FlatMapFunction2<Iterator<PointBlock>, Iterator<SeenTargets>, PointBlock> {

  private static final long serialVersionUID = 1;

  private final Broadcast<RowRank> last;

  ChosenTargets(Broadcast<RowRank> last) {
    this.last = last;
  }

  @Override
  public Iterator<PointBlock> call(Iterator<PointBlock> targets, Iterator<SeenTargets> seen) {
    List<PointBlock> chosen = new ArrayList<>();
    while (targets.hasNext()) {
      PointBlock block = targets.next();
      RowList rows = rows(last.value(), block, SeenTargets.of(block, seen), true);
      if (rows.size() > 0) {
        chosen.add(block.select(rows.toArray()));
      }
    }
    return chosen.iterator();
  }

  /** The rows of a block that are chosen, or those that are not. */
  static RowList rows(RowRank last, PointBlock block, SeenTargets seen, boolean chosen) {
    RowList rows = new RowList();
    for (int row = 0; row < block.size(); row++) {
      if (last.holds(seen.wanted(row), block, row) == chosen) {
        rows.add(row);
      }
    }
    return rows;
  }
}
