package io.remblai.spark.info.series;

import io.remblai.info.series.Lags;
import io.remblai.spark.info.Dims;
import io.remblai.spark.info.EstimateLine;
import io.remblai.spark.info.InfoTable;
import io.remblai.spark.info.RowCounts;
import io.remblai.spark.info.sample.SampleSettings;
import io.remblai.spark.table.InputException;
import io.remblai.spark.table.RowCount;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;

/**
 * Transfer entropy from the vectors of a table, the source, to its second vectors, the target.
 *
 * <p>One shuffle brings the rows of a series together in the order of time; no series is held in
 * memory. The step from one row to the next is the least that occurs in the group; where it is
 * longer, rows are missing and no window reaches across. The null deals out the sources' pasts
 * among the windows of the group, while every target keeps its own past.
 */
public final class TransferEntropies {

  private TransferEntropies() {}

  /**
   * One line for each estimator and group.
   *
   * @param settings which name estimators of windows only
   * @param dims the right lengths of each group; other rows count as missing
   * @param refuses whether rows without a place of their own in a series end the run; otherwise
   *     they count as missing
   * @throws InputException if that is so
   */
  public static List<EstimateLine> estimate(
      JavaSparkContext context,
      InfoTable table,
      SampleSettings settings,
      Lags lags,
      Broadcast<Map<Long, Dims>> dims,
      RowCounts counts,
      boolean refuses) {
    JavaPairRDD<SeriesTime, double[][]> rows =
        JavaPairRDD.fromJavaRDD(table.map(new TimedPass(dims)));
    JavaPairRDD<SeriesTime, double[][]> ordered =
        rows.repartitionAndSortWithinPartitions(
            new BySeries(Math.max(context.defaultParallelism(), rows.getNumPartitions())));
    SeriesCounts series =
        ordered.mapPartitions(new CountSeries()).treeReduce(new SeriesCounts.Merge());
    if (refuses) {
      refuse(series, dims.value(), counts);
    }
    Broadcast<Map<Long, Long>> steps = context.broadcast(series.steps());
    try {
      List<EstimateLine> lines =
          new ArrayList<>(
              ordered
                  .mapPartitionsToPair(new CutWindows(settings, lags, steps))
                  .reduceByKey(new WindowSample.Merge())
                  .flatMap(new EstimateWindows(settings, lags))
                  .collect());
      EstimateWindows none = new EstimateWindows(settings, lags);
      for (long group : dims.value().keySet()) {
        if (series.rows(group) == 0) {
          none.call(new Tuple2<>(group, new WindowSample(1))).forEachRemaining(lines::add);
        }
      }
      lines.forEach(line -> tellMissing(line, series, counts));
      return lines;
    } finally {
      steps.destroy();
    }
  }

  private static void refuse(SeriesCounts series, Map<Long, Dims> dims, RowCounts counts) {
    List<String> problems = new ArrayList<>();
    long untimed = 0;
    long repeated = 0;
    String example = "";
    for (long group : dims.keySet()) {
      untimed += counts.usable(group) - series.rows(group);
      repeated += series.repeated(group);
      example =
          series
              .repeatedTime(group)
              .map(time -> " (for example time " + time + ")")
              .orElse(example);
    }
    String otherwise = "; add --on-bad-row drop to leave them out, nothing was written";
    if (untimed > 0) {
      problems.add(
          RowCount.of(untimed) + " without a value in --time-col or --series-col" + otherwise);
    }
    if (repeated > 0) {
      problems.add(
          "%s with the series and time of another%s; is --series-col missing?%s"
              .formatted(RowCount.of(repeated), example, otherwise));
    }
    if (!problems.isEmpty()) {
      throw new InputException(problems);
    }
  }

  private static void tellMissing(EstimateLine line, SeriesCounts series, RowCounts counts) {
    long missing =
        counts.usable(line.group()) - series.rows(line.group()) + series.repeated(line.group());
    if (missing > 0) {
      line.warning(
          String.format(
              Locale.ROOT,
              "%,d rows without a time of their own in a series were left out",
              missing));
    }
  }
}
