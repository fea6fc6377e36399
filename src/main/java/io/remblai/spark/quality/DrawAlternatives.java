package io.remblai.spark.quality;

import io.remblai.certificate.SourceSampling;
import io.remblai.geometry.GroundCost;
import io.remblai.refine.quality.Alternatives;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import scala.Tuple2;

/** Brings the alternatives of the sampled pairs of a share. */
final class DrawAlternatives
    implements FlatMapFunction<Tuple2<Integer, Iterable<MapRows>>, Alternatives> {

  private static final long serialVersionUID = 1;

  private final GroundCost cost;
  private final ShareWork work;
  private final SourceSampling sampling;

  DrawAlternatives(GroundCost cost, ShareWork work, SourceSampling sampling) {
    this.cost = cost;
    this.work = work;
    this.sampling = sampling;
  }

  @Override
  public Iterator<Alternatives> call(Tuple2<Integer, Iterable<MapRows>> share) {
    List<Alternatives> drawn = new ArrayList<>();
    for (RowGroup group : RowGroup.of(share._2(), work, share._1())) {
      long[] keys = group.pairs().rows().source().keys();
      Alternatives.Draw draw = new Alternatives.Draw(group.neighbourhood(cost));
      int to = work.to(share._1(), keys.length);
      for (int pair = work.from(share._1(), keys.length); pair < to; pair++) {
        if (sampling.contains(keys[pair])) {
          drawn.add(draw.of(pair, keys[pair]));
        }
      }
    }
    return drawn.iterator();
  }
}
