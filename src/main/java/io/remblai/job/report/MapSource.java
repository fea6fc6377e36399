package io.remblai.job.report;

import io.remblai.geometry.GroundCost;
import io.remblai.job.output.Manifest;
import io.remblai.job.verify.RecordedInput;
import io.remblai.refine.StageRecord;
import io.remblai.report.map.MapReport;
import io.remblai.spark.PairBlock;
import io.remblai.spark.Side;
import io.remblai.spark.balance.BalanceTable;
import io.remblai.spark.report.JoinedPairs;
import io.remblai.spark.report.MeasurePairs;
import io.remblai.spark.report.MeasuredPairs;
import io.remblai.spark.report.PairSummary;
import io.remblai.spark.table.InputException;
import io.remblai.summary.BalanceLine;
import io.remblai.summary.MapSummary;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/** Reads what a report of a map needs. */
final class MapSource {

  private MapSource() {}

  /** From a map that is in memory. */
  static ReportSource of(
      JavaRDD<PairBlock> pairs,
      long count,
      List<StageRecord> stages,
      GroundCost cost,
      int dim,
      List<BalanceLine> balance) {
    MapSummary summary = PairSummary.of(pairs.map(new MeasurePairs(cost)), count, dim);
    return manifest -> MapReport.of(manifest, stages, summary, Optional.empty(), balance);
  }

  /** From a finished output, and its inputs if they are still there and as they were. */
  static ReportSource of(SparkSession session, Path folder, Manifest manifest) {
    List<StageRecord> stages = stages(session, folder);
    List<BalanceLine> balance = balance(session, folder, manifest);
    Dataset<Row> pairs = session.read().parquet(new Path(folder, "pairs").toString());
    long count = manifest.number("counts", "pairs").orElseThrow().longValue();
    try {
      MapSummary seen = summary(joined(session, manifest, pairs), count, dim(manifest));
      if (seen.costs().size() != count) {
        throw new InputException(
            List.of("the inputs do not hold the rows any more that were mapped"));
      }
      return facts -> MapReport.of(facts, stages, seen, Optional.empty(), balance);
    } catch (Exception e) { // inputs that went away or changed fail in many ways
      String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      MapSummary unseen = summary(JoinedPairs.of(pairs), count, 0);
      return facts -> MapReport.of(facts, stages, unseen, Optional.of(why), balance);
    }
  }

  private static List<BalanceLine> balance(SparkSession session, Path folder, Manifest manifest) {
    return manifest.number("balance", "columns").isPresent()
        ? BalanceTable.read(session.read().parquet(new Path(folder, BalanceTable.NAME).toString()))
        : List.of();
  }

  /** Both passes over pairs that are joined once. */
  private static MapSummary summary(JavaRDD<MeasuredPairs> pairs, long count, int dim) {
    JavaRDD<MeasuredPairs> kept = pairs.persist(StorageLevel.MEMORY_AND_DISK_SER());
    try {
      return PairSummary.of(kept, count, dim);
    } finally {
      kept.unpersist();
    }
  }

  private static int dim(Manifest manifest) {
    return manifest.number("dim").orElseThrow().intValue();
  }

  private static JavaRDD<MeasuredPairs> joined(
      SparkSession session, Manifest manifest, Dataset<Row> pairs) {
    return JoinedPairs.of(
        pairs,
        RecordedInput.of(session, manifest, Side.SOURCE, Optional.empty()).points(),
        RecordedInput.of(session, manifest, Side.TARGET, Optional.empty()).points(),
        GroundCost.valueOf(manifest.configured("cost").orElse("").toUpperCase(Locale.ROOT)),
        array(manifest.numbers("scaling", "shift")),
        array(manifest.numbers("scaling", "scale")),
        dim(manifest));
  }

  private static double[] array(List<Double> numbers) {
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static List<StageRecord> stages(SparkSession session, Path folder) {
    return session
        .read()
        .parquet(new Path(folder, "levels").toString())
        .select(
            "stage",
            "level",
            "kind",
            "blocks",
            "points",
            "cost_before",
            "cost_after",
            "seconds",
            "converged")
        .collectAsList()
        .stream()
        .map(MapSource::stage)
        .toList();
  }

  private static StageRecord stage(Row row) {
    return new StageRecord(
        row.getString(0),
        row.getInt(1),
        row.getString(2),
        row.getLong(3),
        row.getLong(4),
        row.isNullAt(5) ? Optional.empty() : Optional.of(row.getDouble(5)),
        row.isNullAt(6) ? Optional.empty() : Optional.of(row.getDouble(6)),
        row.getDouble(7),
        row.getBoolean(8));
  }
}
