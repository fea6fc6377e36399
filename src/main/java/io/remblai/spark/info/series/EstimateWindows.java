package io.remblai.spark.info.series;

import io.remblai.info.series.Lags;
import io.remblai.spark.info.EstimateLine;
import io.remblai.spark.info.sample.EstimateSamples;
import io.remblai.spark.info.sample.SampleSettings;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.apache.spark.api.java.function.FlatMapFunction;
import scala.Tuple2;

/** What the estimators find in the windows of each group. Not thread safe. */
final class EstimateWindows implements FlatMapFunction<Tuple2<Long, WindowSample>, EstimateLine> {

  private static final long serialVersionUID = 1;

  private final SampleSettings settings;
  private final Lags lags;

  EstimateWindows(SampleSettings settings, Lags lags) {
    this.settings = settings;
    this.lags = lags;
  }

  @Override
  public Iterator<EstimateLine> call(Tuple2<Long, WindowSample> group) {
    WindowSample windows = group._2();
    List<EstimateLine> lines = new EstimateSamples(settings).estimate(group._1(), windows.sample());
    for (EstimateLine line : lines) {
      if (windows.windows() == 0) {
        line.warning("no series has more than %d rows without a gap".formatted(lags.longest()));
      }
      if (windows.windows() > line.rowsUsed() && line.rowsUsed() > 0) {
        line.warning(
            String.format(
                Locale.ROOT,
                "from a sample of the group's %,d windows chosen by their keys; --sample allows"
                    + " more",
                windows.windows()));
      }
      if (windows.gaps() > 0) {
        line.warning(
            String.format(
                Locale.ROOT, "%,d gaps in time, which no window crosses", windows.gaps()));
      }
    }
    return lines.iterator();
  }
}
