package io.remblai.spark.report;

import io.remblai.summary.BinCounts;
import io.remblai.summary.PlaneGrid;
import io.remblai.summary.PrincipalPlane;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;

/** The second pass over a partition; carries what is counted over. */
final class BinPairs implements FlatMapFunction<Iterator<MeasuredPairs>, PairBins> {

  private static final long serialVersionUID = 1;

  private final double low;
  private final double high;
  private final int bins;
  private final Broadcast<PrincipalPlane> axes; // null without a plane, like the grid
  private final PlaneGrid grid;

  BinPairs(double low, double high, int bins, Broadcast<PrincipalPlane> axes, PlaneGrid grid) {
    this.low = low;
    this.high = high;
    this.bins = bins;
    this.axes = axes;
    this.grid = grid;
  }

  @Override
  public Iterator<PairBins> call(Iterator<MeasuredPairs> pairs) {
    PairBins found =
        new PairBins(new BinCounts(low, high, bins), axes == null ? null : PairBins.over(grid));
    while (pairs.hasNext()) {
      found.add(pairs.next(), axes == null ? null : axes.value());
    }
    return List.of(found).iterator();
  }
}
