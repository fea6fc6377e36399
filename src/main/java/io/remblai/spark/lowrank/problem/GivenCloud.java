package io.remblai.spark.lowrank.problem;

import io.remblai.bound.KeySample;
import io.remblai.spark.PointBlock;
import io.remblai.spark.PointLayout;
import io.remblai.spark.Side;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;

/**
 * One of the two clouds as it was read.
 *
 * @param side which
 * @param points persisted, with at least one point
 * @param layout what their coordinates are
 * @param totals over all points
 */
public record GivenCloud(
    Side side, JavaRDD<PointBlock> points, PointLayout layout, CloudTotals totals) {

  /** A cloud with its totals, which takes a pass. */
  public static GivenCloud of(Side side, JavaRDD<PointBlock> points, PointLayout layout) {
    return new GivenCloud(side, points, layout, CloudTotals.of(points, layout));
  }

  /** Means of the features [features]. */
  double[] meanFeatures() {
    return totals.mean(0, layout.features());
  }

  /** Means of the coordinates [coordinates]. */
  double[] meanCoordinates() {
    return totals.mean(layout.features(), layout.coordinates());
  }

  /** The features [about wanted, features] of the points with the least keys, in their order. */
  float[] sampledFeatures(int wanted) {
    KeySample sample = KeySample.of(wanted, totals.points());
    PointBlock few = PointBlock.concat(points.mapPartitions(new KeepKeys(sample.last())).collect());
    int dim = layout.dim();
    int features = layout.features();
    float[] ordered = sample.ordered(few.coordinates(), few.keys(), dim);
    float[] cut = new float[ordered.length / dim * features];
    for (int i = 0; i < ordered.length / dim; i++) {
      System.arraycopy(ordered, i * dim, cut, i * features, features);
    }
    return cut;
  }

  /** No factors yet, weights that sum to one. */
  PointLift lift() {
    return layout.weighted()
        ? PointLift.weighted(totals.weight())
        : PointLift.even(totals.points());
  }

  /** Keeps the sampled points of a partition. */
  static final class KeepKeys implements FlatMapFunction<Iterator<PointBlock>, PointBlock> {

    private static final long serialVersionUID = 1;

    private final long last;

    /**
     * @param last greatest key that is sampled, unsigned
     */
    KeepKeys(long last) {
      this.last = last;
    }

    @Override
    public Iterator<PointBlock> call(Iterator<PointBlock> points) {
      KeySample sample = new KeySample(last);
      List<PointBlock> kept = new ArrayList<>();
      while (points.hasNext()) {
        PointBlock block = points.next();
        long[] keys = block.keys();
        kept.add(
            block.select(
                IntStream.range(0, keys.length).filter(i -> sample.contains(keys[i])).toArray()));
      }
      return kept.iterator();
    }
  }
}
