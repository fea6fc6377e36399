package io.remblai.spark.info.series;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import scala.Tuple2;

/** Looks at the times of a partition's series, which are in order. */
final class CountSeries
    implements FlatMapFunction<Iterator<Tuple2<SeriesTime, double[][]>>, SeriesCounts> {

  private static final long serialVersionUID = 1;

  @Override
  public Iterator<SeriesCounts> call(Iterator<Tuple2<SeriesTime, double[][]>> rows) {
    SeriesCounts counts = new SeriesCounts();
    TimeWalk moments = new TimeWalk(rows);
    SeriesTime before = null; // none yet
    while (moments.next()) {
      SeriesTime now = moments.time();
      counts.meet(now, moments.rows());
      if (before != null && before.sameSeries(now)) {
        counts.step(now.group(), now.time() - before.time());
      }
      before = now;
    }
    return List.of(counts).iterator();
  }
}
