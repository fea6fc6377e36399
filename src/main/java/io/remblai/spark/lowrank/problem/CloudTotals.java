package io.remblai.spark.lowrank.problem;

import io.remblai.math.ExactSum;
import io.remblai.spark.Ids;
import io.remblai.spark.PointBlock;
import io.remblai.spark.PointLayout;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;

/**
 * Exact sums of the coordinates of a cloud and what is wrong with its weights: the same however the
 * points are spread. Mergeable in any order. Before it is handed out this class is NOT thread safe.
 */
public final class CloudTotals implements Serializable {

  private static final long serialVersionUID = 1;

  private final ExactSum[] sums;
  private final boolean weighted;
  private long points;
  private long negative;
  private Ids firstNegative; // one id; null while no weight was negative

  private CloudTotals(int dim, boolean weighted) {
    this.weighted = weighted;
    sums = new ExactSum[dim];
    for (int k = 0; k < dim; k++) {
      sums[k] = new ExactSum();
    }
  }

  /** Of a whole cloud, in one pass. */
  public static CloudTotals of(JavaRDD<PointBlock> cloud, PointLayout layout) {
    CloudTotals totals = new CloudTotals(layout.dim(), layout.weighted());
    cloud
        .mapPartitions(new SumPoints(layout.dim(), layout.weighted()))
        .collect()
        .forEach(totals::mergeWith);
    return totals;
  }

  private void add(PointBlock block) {
    int dim = sums.length;
    for (int i = 0; i < block.size(); i++) {
      for (int k = 0; k < dim; k++) {
        sums[k].add(block.coordinates()[i * dim + k]);
      }
      if (weighted && block.coordinates()[i * dim + dim - 1] < 0) {
        negative++;
        meet(block.ids().select(new int[] {i}));
      }
    }
    points += block.size();
  }

  private void meet(Ids id) {
    if (id != null && (firstNegative == null || id.compare(0, firstNegative, 0) < 0)) {
      firstNegative = id;
    }
  }

  private void mergeWith(CloudTotals other) {
    for (int k = 0; k < sums.length; k++) {
      sums[k].mergeWith(other.sums[k]);
    }
    points += other.points;
    negative += other.negative;
    meet(other.firstNegative);
  }

  public long points() {
    return points;
  }

  /** The sum of all weights; of points without weights, their number. */
  public double weight() {
    return weighted ? sums[sums.length - 1].value() : points;
  }

  /** Points whose weight is negative. */
  public long negativeWeights() {
    return negative;
  }

  /** The smallest id among them. */
  public Optional<String> firstNegativeWeight() {
    return Optional.ofNullable(firstNegative).map(id -> String.valueOf(id.value(0)));
  }

  /** The mean of some coordinates [count], every point counting once. */
  double[] mean(int from, int count) {
    double[] mean = new double[count];
    for (int k = 0; k < count; k++) {
      mean[k] = sums[from + k].value() / points;
    }
    return mean;
  }

  /** Sums over a partition. */
  static final class SumPoints implements FlatMapFunction<Iterator<PointBlock>, CloudTotals> {

    private static final long serialVersionUID = 1;

    private final int dim;
    private final boolean weighted;

    SumPoints(int dim, boolean weighted) {
      this.dim = dim;
      this.weighted = weighted;
    }

    @Override
    public Iterator<CloudTotals> call(Iterator<PointBlock> blocks) {
      CloudTotals totals = new CloudTotals(dim, weighted);
      while (blocks.hasNext()) {
        totals.add(blocks.next());
      }
      return List.of(totals).iterator();
    }
  }
}
