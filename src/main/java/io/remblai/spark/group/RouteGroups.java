package io.remblai.spark.group;

import io.remblai.spark.PointBlock;
import io.remblai.spark.RowList;
import io.remblai.spark.tag.GroupKey;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.function.PairFlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;

/** Sends the rows of a block to the bins of their groups; those of other groups go nowhere. */
final class RouteGroups implements PairFlatMapFunction<PointBlock, Integer, PointBlock> {

  private static final long serialVersionUID = 1;

  private final Broadcast<Map<GroupKey, Integer>> bins;

  RouteGroups(Broadcast<Map<GroupKey, Integer>> bins) {
    this.bins = bins;
  }

  @Override
  public Iterator<Tuple2<Integer, PointBlock>> call(PointBlock block) {
    Map<GroupKey, Integer> places = bins.value();
    Map<Integer, RowList> rows = new TreeMap<>();
    for (int row = 0; row < block.size(); row++) {
      Integer bin = places.get(block.tags().group(row));
      if (bin != null) {
        rows.computeIfAbsent(bin, any -> new RowList()).add(row);
      }
    }
    List<Tuple2<Integer, PointBlock>> routed = new ArrayList<>(rows.size());
    rows.forEach((bin, list) -> routed.add(new Tuple2<>(bin, block.select(list.toArray()))));
    return routed.iterator();
  }
}
