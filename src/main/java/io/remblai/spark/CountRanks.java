package io.remblai.spark;

import io.remblai.math.Projections;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;

/** Counts the rows of a partition before and in every bin of each search of a level. */
final class CountRanks implements FlatMapFunction<Iterator<PointBlock>, CountRanks.Counts> {

  private static final long serialVersionUID = 1;

  private final Broadcast<SplitTree> tree;
  private final LevelBlocks level;
  private final Side side;
  private final Broadcast<RankSearch[]> searches;

  /**
   * @param searches one for each block of the level
   */
  CountRanks(
      Broadcast<SplitTree> tree, LevelBlocks level, Side side, Broadcast<RankSearch[]> searches) {
    this.tree = tree;
    this.level = level;
    this.side = side;
    this.searches = searches;
  }

  /** Counts of one partition: {@code before[search]} and {@code bins[search][bin]}. */
  static final class Counts implements Serializable {
    private static final long serialVersionUID = 1;
    final long[] before;
    final long[][] bins;

    Counts(int searches) {
      before = new long[searches];
      bins = new long[searches][RankSearch.BINS];
    }

    void mergeWith(Counts other) {
      for (int s = 0; s < before.length; s++) {
        before[s] += other.before[s];
        for (int bin = 0; bin < RankSearch.BINS; bin++) {
          bins[s][bin] += other.bins[s][bin];
        }
      }
    }
  }

  @Override
  public Iterator<Counts> call(Iterator<PointBlock> points) {
    Counts counts = new Counts(level.size());
    while (points.hasNext()) {
      PointBlock block = points.next();
      for (int row = 0; row < block.size(); row++) {
        int number = level.number(tree.value().route(side, block, row));
        if (number < 0) {
          continue;
        }
        RankSearch search = searches.value()[number];
        double along = Projections.dot(block.coordinates(), row * block.dim(), search.direction());
        int bin = search.bin(along, block.keys()[row]);
        if (bin < 0) {
          counts.before[number]++;
        } else if (bin < RankSearch.BINS) {
          counts.bins[number][bin]++;
        }
      }
    }
    return List.of(counts).iterator();
  }
}
