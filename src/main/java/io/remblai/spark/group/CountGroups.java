package io.remblai.spark.group;

import io.remblai.spark.PointBlock;
import io.remblai.spark.Side;
import io.remblai.spark.tag.GroupKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.api.java.function.PairFlatMapFunction;
import scala.Tuple2;

/** Counts the rows of every group on either side, in one shuffle of keys and counts. */
public final class CountGroups
    implements PairFlatMapFunction<Iterator<PointBlock>, GroupKey, long[]> {

  private static final long serialVersionUID = 1;

  private final Side side;

  CountGroups(Side side) {
    this.side = side;
  }

  /** The groups of two clouds in the order of their keys; both carry tags. */
  public static List<Group> of(JavaRDD<PointBlock> source, JavaRDD<PointBlock> target) {
    List<Tuple2<GroupKey, long[]>> counts =
        source
            .mapPartitionsToPair(new CountGroups(Side.SOURCE))
            .union(target.mapPartitionsToPair(new CountGroups(Side.TARGET)))
            .reduceByKey(new Add())
            .collect();
    return counts.stream()
        .map(count -> new Group(count._1(), count._2()[0], count._2()[1]))
        .sorted(Comparator.comparing(Group::key))
        .toList();
  }

  @Override
  public Iterator<Tuple2<GroupKey, long[]>> call(Iterator<PointBlock> blocks) {
    Map<GroupKey, long[]> counts = new HashMap<>();
    int place = side == Side.SOURCE ? 0 : 1;
    while (blocks.hasNext()) {
      PointBlock block = blocks.next();
      for (int row = 0; row < block.size(); row++) {
        counts.computeIfAbsent(block.tags().group(row), key -> new long[2])[place]++;
      }
    }
    List<Tuple2<GroupKey, long[]>> pairs = new ArrayList<>(counts.size());
    counts.forEach((key, count) -> pairs.add(new Tuple2<>(key, count)));
    return pairs.iterator();
  }

  /** Adds counts of both sides. */
  static final class Add implements Function2<long[], long[], long[]> {

    private static final long serialVersionUID = 1;

    @Override
    public long[] call(long[] a, long[] b) {
      return new long[] {a[0] + b[0], a[1] + b[1]};
    }
  }
}
