package io.remblai.spark.report;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;

/** The first pass over a partition; carries which pairs are of the sample. */
final class TotalPairs implements FlatMapFunction<Iterator<MeasuredPairs>, PairTotals> {

  private static final long serialVersionUID = 1;

  private final long seed;
  private final long bound;

  TotalPairs(long seed, long bound) {
    this.seed = seed;
    this.bound = bound;
  }

  @Override
  public Iterator<PairTotals> call(Iterator<MeasuredPairs> pairs) {
    PairTotals totals = new PairTotals();
    while (pairs.hasNext()) {
      totals.add(pairs.next(), seed, bound);
    }
    return List.of(totals).iterator();
  }
}
