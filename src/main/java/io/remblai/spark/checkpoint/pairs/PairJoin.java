package io.remblai.spark.checkpoint.pairs;

import io.remblai.spark.PairBlock;
import io.remblai.spark.PointBlock;
import io.remblai.spark.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.PairFlatMapFunction;
import scala.Tuple2;

/**
 * Gives pairs their points back. Points meet their ids in buckets of ids, then go to where the pair
 * stood: each crosses the network twice.
 */
final class PairJoin {

  private PairJoin() {}

  /** The pairs in the partitions they were in, computed when needed. */
  static JavaRDD<PairBlock> join(JavaRDD<PairColumns> columns, CloudPair clouds, int partitions) {
    int buckets = Math.max(partitions, columns.context().defaultParallelism());
    HashPartitioner home = new HashPartitioner(partitions); // An int hashes to itself.
    return halves(columns, Side.SOURCE, clouds.source(), buckets)
        .cogroup(halves(columns, Side.TARGET, clouds.target(), buckets), home)
        .flatMap(new AssemblePairs());
  }

  private static JavaPairRDD<Integer, HalfPairs> halves(
      JavaRDD<PairColumns> columns, Side side, JavaRDD<PointBlock> cloud, int buckets) {
    return cloud
        .flatMapToPair(new PointBuckets(buckets))
        .cogroup(
            columns.flatMapToPair(new PlaceBuckets(side, buckets)), new HashPartitioner(buckets))
        .flatMapToPair(new PlacePoints());
  }

  /** Sends points to the buckets of their ids. */
  static final class PointBuckets implements PairFlatMapFunction<PointBlock, Integer, PointBlock> {
    private static final long serialVersionUID = 1;
    private final int buckets;

    PointBuckets(int buckets) {
      this.buckets = buckets;
    }

    @Override
    public Iterator<Tuple2<Integer, PointBlock>> call(PointBlock points) {
      List<Tuple2<Integer, PointBlock>> sent = new ArrayList<>();
      List<int[]> rows = Places.buckets(points.ids(), buckets);
      for (int bucket = 0; bucket < buckets; bucket++) {
        if (rows.get(bucket).length > 0) {
          sent.add(new Tuple2<>(bucket, points.select(rows.get(bucket))));
        }
      }
      return sent.iterator();
    }
  }

  /** Sends the places of one side to the buckets of their ids. */
  static final class PlaceBuckets implements PairFlatMapFunction<PairColumns, Integer, Places> {
    private static final long serialVersionUID = 1;
    private final Side side;
    private final int buckets;

    PlaceBuckets(Side side, int buckets) {
      this.side = side;
      this.buckets = buckets;
    }

    @Override
    public Iterator<Tuple2<Integer, Places>> call(PairColumns pairs) {
      Places places = Places.of(pairs, side);
      List<Tuple2<Integer, Places>> sent = new ArrayList<>();
      List<int[]> rows = Places.buckets(places.ids, buckets);
      for (int bucket = 0; bucket < buckets; bucket++) {
        if (rows.get(bucket).length > 0) {
          sent.add(new Tuple2<>(bucket, places.select(rows.get(bucket))));
        }
      }
      return sent.iterator();
    }
  }

  /** Finds the points of a bucket's places and sends them there. */
  static final class PlacePoints
      implements PairFlatMapFunction<
          Tuple2<Integer, Tuple2<Iterable<PointBlock>, Iterable<Places>>>, Integer, HalfPairs> {
    private static final long serialVersionUID = 1;

    @Override
    public Iterator<Tuple2<Integer, HalfPairs>> call(
        Tuple2<Integer, Tuple2<Iterable<PointBlock>, Iterable<Places>>> bucket) {
      List<PointBlock> blocks = new ArrayList<>();
      bucket._2()._1().forEach(blocks::add);
      List<Tuple2<Integer, HalfPairs>> sent = new ArrayList<>();
      if (blocks.isEmpty()) {
        return sent.iterator(); // Ids without points are missed when pairs are assembled.
      }
      PointBlock points = PointBlock.concat(blocks);
      Map<Object, Integer> rowOf = new HashMap<>(2 * points.size());
      for (int row = 0; row < points.size(); row++) {
        rowOf.put(points.ids().value(row), row);
      }
      bucket._2()._2().forEach(places -> send(places, points, rowOf, sent));
      return sent.iterator();
    }

    private static void send(
        Places places,
        PointBlock points,
        Map<Object, Integer> rowOf,
        List<Tuple2<Integer, HalfPairs>> sent) {
      long[] order = places.byPartition();
      for (int from = 0; from < order.length; ) {
        int partition = (int) (order[from] >> 32);
        int to = from;
        while (to < order.length && (int) (order[to] >> 32) == partition) {
          to++;
        }
        int[] chosen = new int[to - from];
        int[] rows = new int[to - from];
        for (int i = from; i < to; i++) {
          chosen[i - from] = (int) order[i];
          Integer row = rowOf.get(places.ids.value((int) order[i]));
          if (row == null) {
            throw new IllegalStateException(
                "id " + places.ids.value((int) order[i]) + " was paired but is not in the table");
          }
          rows[i - from] = row;
        }
        Places those = places.select(chosen);
        HalfPairs half = new HalfPairs(those.rows, those.values, points.select(rows));
        sent.add(new Tuple2<>(partition, half));
        from = to;
      }
    }
  }
}
