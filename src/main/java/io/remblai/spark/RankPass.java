package io.remblai.spark;

import io.remblai.math.Projections;
import java.io.Serializable;
import java.util.Iterator;
import org.apache.spark.broadcast.Broadcast;

/** One look at every row of a level's blocks on one side: where it falls in its block's search. */
final class RankPass implements Serializable {

  private static final long serialVersionUID = 1;

  private final Broadcast<SplitTree> tree;
  private final LevelBlocks level;
  private final Side side;
  private final Broadcast<RankSearch[]> searches;

  /**
   * @param searches one for each block of the level
   */
  RankPass(
      Broadcast<SplitTree> tree, LevelBlocks level, Side side, Broadcast<RankSearch[]> searches) {
    this.tree = tree;
    this.level = level;
    this.side = side;
    this.searches = searches;
  }

  /** What is done with a row. */
  interface Visitor {
    /**
     * Takes one row.
     *
     * @param number of the row's search
     * @param bin as {@link RankSearch#bin}
     * @param along value of the row along the search's direction
     */
    void visit(int number, int bin, double along, PointBlock block, int row);
  }

  /** The number of searches. */
  int size() {
    return level.size();
  }

  /** Shows the visitor every row that belongs to a search. */
  void visit(Iterator<PointBlock> points, Visitor visitor) {
    while (points.hasNext()) {
      PointBlock block = points.next();
      for (int row = 0; row < block.size(); row++) {
        int number = level.number(tree.value().route(side, block, row));
        if (number >= 0) {
          RankSearch search = searches.value()[number];
          double along =
              Projections.dot(block.coordinates(), row * block.dim(), search.direction());
          visitor.visit(number, search.bin(along, block.keys()[row]), along, block, row);
        }
      }
    }
  }
}
