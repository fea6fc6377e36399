package io.remblai.spark.quality;

import io.remblai.geometry.GroundCost;
import io.remblai.refine.quality.Neighbourhood;
import io.remblai.refine.quality.RowBlock;
import io.remblai.refine.quality.Temperature;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import scala.Tuple2;

/** Brings the temperature of each sampled block of a share. */
final class FindTemperature
    implements FlatMapFunction<Tuple2<Integer, Iterable<MapRows>>, Temperature> {

  private static final long serialVersionUID = 1;

  private final GroundCost cost;
  private final ShareWork work;
  private final int sample;

  FindTemperature(GroundCost cost, ShareWork work, int sample) {
    this.cost = cost;
    this.work = work;
    this.sample = sample;
  }

  @Override
  public Iterator<Temperature> call(Tuple2<Integer, Iterable<MapRows>> share) {
    List<Temperature> found = new ArrayList<>();
    for (RowGroup group : RowGroup.of(share._2(), work, share._1())) {
      List<RowBlock> blocks = group.blocks();
      int to = work.to(share._1(), blocks.size());
      Neighbourhood near = null;
      for (int b = work.from(share._1(), blocks.size()); b < to; b++) {
        if (work.samples(share._1(), b, blocks.size(), sample)) {
          near = near == null ? group.neighbourhood(cost) : near;
          found.add(Temperature.of(cost, near, blocks.get(b)));
        }
      }
    }
    return found.iterator();
  }
}
