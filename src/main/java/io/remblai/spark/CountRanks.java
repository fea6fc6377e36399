package io.remblai.spark;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;

/** Counts the rows of a partition before and in every bin of each search of a level. */
final class CountRanks implements FlatMapFunction<Iterator<PointBlock>, CountRanks.Counts> {

  private static final long serialVersionUID = 1;

  private final RankPass pass;

  CountRanks(RankPass pass) {
    this.pass = pass;
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
    Counts counts = new Counts(pass.size());
    pass.visit(
        points,
        (number, bin, along, block, row) -> {
          if (bin < 0) {
            counts.before[number]++;
          } else if (bin < RankSearch.BINS) {
            counts.bins[number][bin]++;
          }
        });
    return List.of(counts).iterator();
  }
}
