package io.remblai.job.report;

import io.remblai.report.map.MovedReport;
import io.remblai.spark.LiteralPaths;
import io.remblai.spark.report.SumDistances;
import io.remblai.summary.MovedSummary;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/** What a report of mapped rows needs: their distances, added up in one pass over the table. */
final class MovedSource {

  private MovedSource() {}

  /** Of the table in a folder. */
  static ReportSource of(SparkSession session, Path folder) {
    MovedSummary rows =
        SumDistances.of(
            LiteralPaths.reader(session).parquet(new Path(folder, "mapped").toString()));
    return manifest -> MovedReport.of(manifest, rows);
  }
}
