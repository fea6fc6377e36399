package io.remblai.spark.divergence.sample;

import io.remblai.info.Estimate;
import io.remblai.info.LocalMoments;
import io.remblai.info.entropy.NeighborDivergence;
import io.remblai.info.sliced.SlicedWasserstein;
import io.remblai.spark.Side;
import io.remblai.spark.divergence.DivergenceSettings;
import io.remblai.spark.divergence.Measure;
import io.remblai.spark.info.EstimateLine;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;

/** What the measures find in the samples of each group. */
final class CompareSamples
    implements FlatMapFunction<Iterator<Tuple2<Long, KeptSides>>, EstimateLine> {

  private static final long serialVersionUID = 1;

  private static final double ORDER = 2;

  private final DivergenceSettings settings;
  private final Broadcast<KeptSides> target; // where there is one for all groups

  CompareSamples(DivergenceSettings settings, Broadcast<KeptSides> target) {
    this.settings = settings;
    this.target = target;
  }

  @Override
  public Iterator<EstimateLine> call(Iterator<Tuple2<Long, KeptSides>> groups) {
    List<EstimateLine> lines = new ArrayList<>();
    while (groups.hasNext()) {
      Tuple2<Long, KeptSides> group = groups.next();
      KeptRows source = group._2().of(Side.SOURCE);
      KeptRows other = (settings.whole() ? target.value() : group._2()).of(Side.TARGET);
      if (source.size() > 0 && other.size() > 0) {
        compare(group._1(), SamplePair.of(source, other), lines);
      }
    }
    return lines.iterator();
  }

  private void compare(long group, SamplePair pair, List<EstimateLine> lines) {
    if (settings.asksFor(Measure.KNN_KL)) {
      SamplePair back = new SamplePair(pair.y(), pair.x(), pair.keys());
      lines.add(divergence(Measure.KNN_KL.line(group, 0), pair, pair, true));
      lines.add(divergence(Measure.KNN_KL.line(group, 1), back, pair, false));
    }
    if (settings.asksFor(Measure.SLICED_WASSERSTEIN)) {
      lines.add(sliced(group, pair));
    }
  }

  private EstimateLine divergence(
      EstimateLine line, SamplePair pair, SamplePair asKeyed, boolean forth) {
    NeighborDivergence divergence = new NeighborDivergence(settings.neighbours());
    try {
      Estimate found = divergence.estimate(pair.x(), pair.y());
      line.estimate(found);
      if (settings.heldNulls() > 0) {
        LocalMoments chance =
            asKeyed.chance(
                settings.heldNulls(),
                HeldMeasures.dealing(settings.seed()),
                (a, b) -> (forth ? divergence.estimate(a, b) : divergence.estimate(b, a)).nats());
        line.nullMean(chance.mean());
      }
    } catch (IllegalArgumentException refused) {
      line.warning(refused.getMessage());
    }
    return line.rows(pair.x().size() + (long) pair.y().size(), 0);
  }

  private EstimateLine sliced(long group, SamplePair pair) {
    EstimateLine line =
        Measure.SLICED_WASSERSTEIN.line(group, 0).rows(pair.x().size() + (long) pair.y().size(), 0);
    SlicedWasserstein sliced = new SlicedWasserstein(ORDER, settings.slices(), settings.seed());
    LocalMoments squares = sliced.powers(pair.x(), pair.y());
    double distance = Math.sqrt(squares.mean());
    line.value(distance, "feature");
    if (distance > 0 && settings.slices() > 1) {
      line.error(squares.standardError() / (2 * distance));
    }
    if (settings.sumNulls() > 0) {
      LocalMoments chance =
          pair.chance(settings.sumNulls(), HeldMeasures.dealing(settings.seed()), sliced::distance);
      line.nullMean(chance.mean());
    }
    return line;
  }
}
