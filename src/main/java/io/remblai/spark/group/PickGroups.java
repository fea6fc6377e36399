package io.remblai.spark.group;

import io.remblai.spark.PointBlock;
import io.remblai.spark.RowList;
import io.remblai.spark.tag.GroupKey;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;

/** Picks the rows of some groups. */
public final class PickGroups implements FlatMapFunction<PointBlock, PointBlock> {

  private static final long serialVersionUID = 1;

  private final Broadcast<Set<GroupKey>> keys;

  public PickGroups(Broadcast<Set<GroupKey>> keys) {
    this.keys = keys;
  }

  @Override
  public Iterator<PointBlock> call(PointBlock block) {
    Set<GroupKey> wanted = keys.value();
    RowList rows = new RowList();
    for (int row = 0; row < block.size(); row++) {
      if (wanted.contains(block.tags().group(row))) {
        rows.add(row);
      }
    }
    return rows.size() == 0
        ? Collections.emptyIterator()
        : List.of(block.select(rows.toArray())).iterator();
  }
}
