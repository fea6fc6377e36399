package io.remblai.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;

/** Brings the few rows that are left in each search of a level. */
final class CollectRanks implements FlatMapFunction<Iterator<PointBlock>, CollectRanks.Candidate> {

  private static final long serialVersionUID = 1;

  private final RankPass pass;

  CollectRanks(RankPass pass) {
    this.pass = pass;
  }

  /** A row that may be the wanted one of a search. */
  static final class Candidate implements Serializable {
    private static final long serialVersionUID = 1;
    final int search;
    final RowRank rank;

    Candidate(int search, RowRank rank) {
      this.search = search;
      this.rank = rank;
    }
  }

  @Override
  public Iterator<Candidate> call(Iterator<PointBlock> points) {
    List<Candidate> candidates = new ArrayList<>();
    pass.visit(
        points,
        (number, bin, along, block, row) -> {
          if (bin >= 0 && bin < RankSearch.BINS) {
            candidates.add(new Candidate(number, RowRank.of(along, block, row)));
          }
        });
    return candidates.iterator();
  }
}
