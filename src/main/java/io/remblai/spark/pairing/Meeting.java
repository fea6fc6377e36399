package io.remblai.spark.pairing;

import io.remblai.spark.Ids;
import io.remblai.spark.PairBlock;
import io.remblai.spark.PointBlock;
import io.remblai.spark.RowList;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.PairFlatMapFunction;
import scala.Tuple2;

/** The functions by which ids meet their points, side by side. */
final class Meeting {

  private Meeting() {}

  /** Sources that have an id for a partner; without ids: sources that no pair names. */
  static final class Half implements Serializable {
    private static final long serialVersionUID = 1;
    final PointBlock sources;
    final IdPairs pairs; // null: these sources are left

    Half(PointBlock sources, IdPairs pairs) {
      this.sources = sources;
      this.pairs = pairs;
    }
  }

  /** What became of a bucket: each part null where there is none of it. */
  static final class Met implements Serializable {
    private static final long serialVersionUID = 1;
    final PairBlock pairs;
    final PointBlock leftSources;
    final PointBlock leftTargets;

    Met(PairBlock pairs, PointBlock leftSources, PointBlock leftTargets) {
      this.pairs = pairs;
      this.leftSources = leftSources;
      this.leftTargets = leftTargets;
    }
  }

  /** Sends points to the buckets of their ids. */
  static final class PointsToBuckets
      implements PairFlatMapFunction<PointBlock, Integer, PointBlock> {
    private static final long serialVersionUID = 1;
    private final int buckets;

    PointsToBuckets(int buckets) {
      this.buckets = buckets;
    }

    @Override
    public Iterator<Tuple2<Integer, PointBlock>> call(PointBlock points) {
      List<Tuple2<Integer, PointBlock>> sent = new ArrayList<>();
      List<RowList> rows = IdPairs.buckets(points.ids(), buckets);
      for (int bucket = 0; bucket < buckets; bucket++) {
        if (rows.get(bucket).size() > 0) {
          sent.add(new Tuple2<>(bucket, points.select(rows.get(bucket).toArray())));
        }
      }
      return sent.iterator();
    }
  }

  /** Sends pairs to the buckets of their sources' ids. */
  static final class PairsToBuckets implements PairFlatMapFunction<IdPairs, Integer, IdPairs> {
    private static final long serialVersionUID = 1;
    private final int buckets;

    PairsToBuckets(int buckets) {
      this.buckets = buckets;
    }

    @Override
    public Iterator<Tuple2<Integer, IdPairs>> call(IdPairs pairs) {
      List<Tuple2<Integer, IdPairs>> sent = new ArrayList<>();
      List<RowList> rows = IdPairs.buckets(pairs.sources, buckets);
      for (int bucket = 0; bucket < buckets; bucket++) {
        if (rows.get(bucket).size() > 0) {
          sent.add(new Tuple2<>(bucket, pairs.select(rows.get(bucket).toArray())));
        }
      }
      return sent.iterator();
    }
  }

  /** Sources meet their pairs and go on to the buckets of their partners' ids. */
  static final class MeetSources
      implements PairFlatMapFunction<
          Tuple2<Integer, Tuple2<Iterable<PointBlock>, Iterable<IdPairs>>>, Integer, Half> {
    private static final long serialVersionUID = 1;
    private final int buckets;

    MeetSources(int buckets) {
      this.buckets = buckets;
    }

    @Override
    public Iterator<Tuple2<Integer, Half>> call(
        Tuple2<Integer, Tuple2<Iterable<PointBlock>, Iterable<IdPairs>>> bucket) {
      List<Tuple2<Integer, Half>> sent = new ArrayList<>();
      Book book = Book.of(bucket._2()._1());
      if (book == null) {
        return sent.iterator();
      }
      for (IdPairs pairs : bucket._2()._2()) {
        send(pairs, book, sent);
      }
      PointBlock left = book.left();
      if (left != null) {
        sent.add(new Tuple2<>(bucket._1(), new Half(left, null)));
      }
      return sent.iterator();
    }

    private void send(IdPairs pairs, Book book, List<Tuple2<Integer, Half>> sent) {
      RowList named = new RowList();
      RowList places = new RowList();
      for (int row = 0; row < pairs.size(); row++) {
        int place = book.take(pairs.sources.value(row));
        if (place >= 0) {
          named.add(row);
          places.add(place);
        }
      }
      IdPairs kept = pairs.select(named.toArray());
      PointBlock sources = book.points.select(places.toArray());
      List<RowList> rows = IdPairs.buckets(kept.targets, buckets);
      for (int to = 0; to < buckets; to++) {
        if (rows.get(to).size() > 0) {
          int[] chosen = rows.get(to).toArray();
          sent.add(new Tuple2<>(to, new Half(sources.select(chosen), kept.select(chosen))));
        }
      }
    }
  }

  /** Sources meet their partners. */
  static final class MeetTargets
      implements FlatMapFunction<
          Tuple2<Integer, Tuple2<Iterable<Half>, Iterable<PointBlock>>>, Met> {
    private static final long serialVersionUID = 1;

    @Override
    public Iterator<Met> call(
        Tuple2<Integer, Tuple2<Iterable<Half>, Iterable<PointBlock>>> bucket) {
      Book book = Book.of(bucket._2()._2());
      List<PairBlock> pairs = new ArrayList<>();
      List<PointBlock> left = new ArrayList<>();
      for (Half half : bucket._2()._1()) {
        if (half.pairs == null || book == null) {
          left.add(half.sources);
        } else {
          meet(half, book, pairs, left);
        }
      }
      PairBlock met = pairs.isEmpty() ? null : PairBlock.concat(pairs);
      return List.of(
              new Met(
                  met == null ? null : met.select(met.source().canonicalOrder()),
                  left.isEmpty() ? null : PointBlock.concat(left),
                  book == null ? null : book.left()))
          .iterator();
    }

    private static void meet(Half half, Book book, List<PairBlock> pairs, List<PointBlock> left) {
      RowList met = new RowList();
      RowList places = new RowList();
      RowList widowed = new RowList();
      for (int row = 0; row < half.pairs.size(); row++) {
        int place = book.take(half.pairs.targets.value(row));
        if (place >= 0) {
          met.add(row);
          places.add(place);
        } else {
          widowed.add(row);
        }
      }
      if (met.size() > 0) {
        int[] rows = met.toArray();
        pairs.add(
            new PairBlock(
                half.sources.select(rows),
                book.points.select(places.toArray()),
                half.pairs.select(rows).paths,
                new double[rows.length]));
      }
      if (widowed.size() > 0) {
        left.add(half.sources.select(widowed.toArray()));
      }
    }
  }

  /** The points of a bucket by their ids, each to be taken once. Not thread safe. */
  private static final class Book {
    private final PointBlock points;
    private final Map<Object, Integer> rowOf;
    private final boolean[] taken;

    private Book(PointBlock points) {
      this.points = points;
      this.taken = new boolean[points.size()];
      this.rowOf = new HashMap<>(2 * points.size());
      Ids ids = points.ids();
      for (int row = 0; row < points.size(); row++) {
        rowOf.put(ids.value(row), row);
      }
    }

    /** Null where there are no points. */
    static Book of(Iterable<PointBlock> chunks) {
      List<PointBlock> blocks = new ArrayList<>();
      chunks.forEach(blocks::add);
      return blocks.isEmpty() ? null : new Book(PointBlock.concat(blocks));
    }

    /** Row of an id, or -1 if it is not there or was taken before. */
    int take(Object id) {
      Integer row = rowOf.get(id);
      if (row == null || taken[row]) {
        return -1;
      }
      taken[row] = true;
      return row;
    }

    /** The points that nobody took; null if there are none. */
    PointBlock left() {
      RowList rows = new RowList();
      for (int row = 0; row < taken.length; row++) {
        if (!taken[row]) {
          rows.add(row);
        }
      }
      return rows.size() == 0 ? null : points.select(rows.toArray());
    }
  }
}
