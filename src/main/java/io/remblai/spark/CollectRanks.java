package io.remblai.spark;

import io.remblai.math.Projections;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;

/** Brings the few rows that are left in each search of a level. */
final class CollectRanks implements FlatMapFunction<Iterator<PointBlock>, CollectRanks.Candidate> {

  private static final long serialVersionUID = 1;

  private final Broadcast<SplitTree> tree;
  private final LevelBlocks level;
  private final Side side;
  private final Broadcast<RankSearch[]> searches;

  CollectRanks(
      Broadcast<SplitTree> tree, LevelBlocks level, Side side, Broadcast<RankSearch[]> searches) {
    this.tree = tree;
    this.level = level;
    this.side = side;
    this.searches = searches;
  }

  /** A row that may be the wanted one of a search. */
  static final class Candidate implements Serializable {
    private static final long serialVersionUID = 1;
    final int search;
    final SplitTree.Rank rank;

    Candidate(int search, SplitTree.Rank rank) {
      this.search = search;
      this.rank = rank;
    }
  }

  @Override
  public Iterator<Candidate> call(Iterator<PointBlock> points) {
    List<Candidate> candidates = new ArrayList<>();
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
        if (bin >= 0 && bin < RankSearch.BINS) {
          candidates.add(new Candidate(number, SplitTree.Rank.of(along, block, row)));
        }
      }
    }
    return candidates.iterator();
  }
}
