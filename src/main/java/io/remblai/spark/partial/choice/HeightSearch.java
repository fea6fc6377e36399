package io.remblai.spark.partial.choice;

import io.remblai.spark.PointBlock;
import io.remblai.spark.RankSearch;
import io.remblai.spark.RowRank;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction2;
import org.apache.spark.api.java.function.Function2;

/**
 * Finds the last of the n targets of least height, in the order "height upwards, then canonical",
 * by counting: a few light passes, no more than {@link RankSearch} collects come to the driver.
 */
final class HeightSearch {

  /** Counts of more partitions are added on the executors first. */
  private static final int MERGE_DEPTH = 2;

  private HeightSearch() {}

  /** The place of the row of rank {@code wanted}, from 1. */
  static RowRank find(JavaRDD<PointBlock> targets, JavaRDD<SeenTargets> seen, long wanted) {
    RankSearch search = new RankSearch(new double[0], wanted);
    while (!search.isNarrow()) {
      long[] counts =
          targets.zipPartitions(seen, new Count(search)).treeReduce(new AddCounts(), MERGE_DEPTH);
      search.narrow(counts[0], Arrays.copyOfRange(counts, 1, counts.length));
    }
    List<RowRank> inside =
        targets.zipPartitions(seen, new Collect(search)).collect().stream().sorted().toList();
    return inside.get((int) search.rankInside() - 1);
  }

  /** What is done with a target. */
  private interface Visitor {
    void visit(int bin, double value, PointBlock block, int row);
  }

  private static void visit(
      RankSearch search,
      Iterator<PointBlock> targets,
      Iterator<SeenTargets> seen,
      Visitor visitor) {
    while (targets.hasNext()) {
      PointBlock block = targets.next();
      SeenTargets values = SeenTargets.of(block, seen);
      for (int row = 0; row < block.size(); row++) {
        double value = values.wanted(row);
        visitor.visit(search.bin(value, block.keys()[row]), value, block, row);
      }
    }
  }

  /** Counts the targets of a partition before the search and, from index 1 on, in its bins. */
  static final class Count
      implements FlatMapFunction2<Iterator<PointBlock>, Iterator<SeenTargets>, long[]> {

    private static final long serialVersionUID = 1;

    private final RankSearch search;

    Count(RankSearch search) {
      this.search = search;
    }

    @Override
    public Iterator<long[]> call(Iterator<PointBlock> targets, Iterator<SeenTargets> seen) {
      long[] counts = new long[1 + RankSearch.BINS];
      visit(
          search,
          targets,
          seen,
          (bin, value, block, row) -> {
            if (bin < RankSearch.BINS) {
              counts[1 + bin]++;
            }
          });
      return List.of(counts).iterator();
    }
  }

  /** Adds one partition's counts to another's. */
  static final class AddCounts implements Function2<long[], long[], long[]> {

    private static final long serialVersionUID = 1;

    @Override
    public long[] call(long[] one, long[] other) {
      for (int i = 0; i < one.length; i++) {
        one[i] += other[i];
      }
      return one;
    }
  }

  /** Brings the few targets that are left in the search. */
  static final class Collect
      implements FlatMapFunction2<Iterator<PointBlock>, Iterator<SeenTargets>, RowRank> {

    private static final long serialVersionUID = 1;

    private final RankSearch search;

    Collect(RankSearch search) {
      this.search = search;
    }

    @Override
    public Iterator<RowRank> call(Iterator<PointBlock> targets, Iterator<SeenTargets> seen) {
      List<RowRank> inside = new ArrayList<>();
      visit(
          search,
          targets,
          seen,
          (bin, value, block, row) -> {
            if (bin >= 0 && bin < RankSearch.BINS) {
              inside.add(RowRank.of(value, block, row));
            }
          });
      return inside.iterator();
    }
  }
}
