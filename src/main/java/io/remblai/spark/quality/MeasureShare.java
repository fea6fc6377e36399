package io.remblai.spark.quality;

import io.remblai.geometry.GroundCost;
import io.remblai.refine.quality.PairQualities;
import io.remblai.refine.quality.QualityMeasure;
import io.remblai.refine.quality.RowBlock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.FlatMapFunction;
import scala.Tuple2;

/** Measures the pairs of a share, a group after another. */
final class MeasureShare
    implements FlatMapFunction<Tuple2<Integer, Iterable<MapRows>>, QualifiedPairs> {

  private static final long serialVersionUID = 1;

  private final GroundCost cost;
  private final ShareWork work;
  private final double temperature;

  /**
   * @param temperature in units of the cost
   */
  MeasureShare(GroundCost cost, ShareWork work, double temperature) {
    this.cost = cost;
    this.work = work;
    this.temperature = temperature;
  }

  @Override
  public Iterator<QualifiedPairs> call(Tuple2<Integer, Iterable<MapRows>> share) {
    List<QualifiedPairs> measured = new ArrayList<>();
    for (RowGroup group : RowGroup.of(share._2(), work, share._1())) {
      List<RowBlock> blocks = group.blocks();
      List<RowBlock> own =
          blocks.subList(work.from(share._1(), blocks.size()), work.to(share._1(), blocks.size()));
      if (!own.isEmpty()) {
        PairQualities qualities =
            new QualityMeasure(group.neighbourhood(cost)).of(own, temperature);
        int from = own.get(0).fromPair();
        int[] pairs = IntStream.range(from, from + qualities.size()).toArray();
        measured.add(new QualifiedPairs(group.pairs().select(pairs), qualities));
      }
    }
    return measured.iterator();
  }
}
