package io.remblai.spark.info.series;

import io.remblai.info.series.Lags;
import io.remblai.info.series.SlidingWindow;
import io.remblai.info.series.Window;
import io.remblai.math.Seeds;
import io.remblai.spark.info.sample.SampleSettings;
import io.remblai.spark.info.sample.SampledRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.function.PairFlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;

/**
 * Samples the windows of a partition's series by group: next is the row's vector, the source's past
 * its second, the target's past what is given. Moments that several rows share are left out.
 */
final class CutWindows
    implements PairFlatMapFunction<Iterator<Tuple2<SeriesTime, double[][]>>, Long, WindowSample> {

  private static final long serialVersionUID = 1;

  private final SampleSettings settings;
  private final Lags lags;
  private final Broadcast<Map<Long, Long>> steps;

  CutWindows(SampleSettings settings, Lags lags, Broadcast<Map<Long, Long>> steps) {
    this.settings = settings;
    this.lags = lags;
    this.steps = steps;
  }

  @Override
  public Iterator<Tuple2<Long, WindowSample>> call(Iterator<Tuple2<SeriesTime, double[][]>> rows) {
    Map<Long, WindowSample> samples = new HashMap<>();
    Map<Long, SlidingWindow> cutters = new HashMap<>();
    TimeWalk moments = new TimeWalk(rows);
    SeriesTime before = null; // none yet
    while (moments.next()) {
      SeriesTime now = moments.time();
      double[][] values = moments.values();
      SlidingWindow cutter =
          cutters.computeIfAbsent(
              now.group(), group -> new SlidingWindow(lags, steps.value().get(group)));
      if (before == null || !before.sameSeries(now)) {
        cutter.restart();
      }
      before = now;
      int most = settings.most(coordinates(values));
      WindowSample sample = samples.computeIfAbsent(now.group(), any -> new WindowSample(most));
      if (moments.rows() == 1) {
        Optional<Window> window = cutter.next(now.time(), values[0], values[1]);
        if (window.isPresent()) {
          sample.countWindow();
          sample.sample().add(row(now, window.get()));
        }
      }
    }
    cutters.forEach((group, cutter) -> samples.get(group).countGaps(cutter.gaps()));
    List<Tuple2<Long, WindowSample>> found = new ArrayList<>();
    samples.forEach((group, sample) -> found.add(new Tuple2<>(group, sample)));
    return found.iterator();
  }

  private int coordinates(double[][] values) {
    return values[1].length * (1 + lags.target()) + values[0].length * lags.source();
  }

  private SampledRow row(SeriesTime now, Window window) {
    return new SampledRow(
        Seeds.key(settings.seed(), now.key()),
        now.key(),
        window.next(),
        window.sourcePast(),
        window.targetPast(),
        new long[0],
        new boolean[0]);
  }
}
