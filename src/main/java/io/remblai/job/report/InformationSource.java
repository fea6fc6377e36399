package io.remblai.job.report;

import io.remblai.report.information.EstimateRow;
import io.remblai.report.information.InformationReport;
import io.remblai.report.information.PlaneBound;
import io.remblai.report.information.PlanePoint;
import io.remblai.spark.info.EstimateLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Reads what a report of estimates needs: the first of them in their own order. */
final class InformationSource {

  private static final int MOST_ROWS = 2000;

  private InformationSource() {}

  /** Of the estimates in a folder. */
  static ReportSource of(SparkSession session, Path folder) {
    return of(session.read().parquet(new Path(folder, "estimates").toString()));
  }

  /** Of estimates. */
  static ReportSource of(Dataset<Row> estimates) {
    List<String> groups = groups(estimates);
    List<EstimateRow> rows = rows(estimates, groups.size());
    return manifest -> InformationReport.of(manifest, groups, rows);
  }

  /** Of estimates and what an information plane has beside them. */
  static ReportSource of(ReportedPlane plane) {
    List<String> groups = groups(plane.estimates());
    List<EstimateRow> rows = rows(plane.estimates(), groups.size());
    List<PlanePoint> points = plane.points();
    List<PlaneBound> bounds = plane.bounds();
    return manifest -> InformationReport.of(manifest, groups, rows, points, bounds);
  }

  private static List<String> groups(Dataset<Row> estimates) {
    return Arrays.stream(estimates.columns())
        .filter(name -> !EstimateLine.columns().contains(name))
        .toList();
  }

  private static List<EstimateRow> rows(Dataset<Row> estimates, int groups) {
    return estimates.takeAsList(MOST_ROWS).stream().map(row -> row(row, groups)).toList();
  }

  /** The group columns come first; then those of {@link EstimateLine}, by name. */
  private static EstimateRow row(Row row, int groups) {
    List<String> group = new ArrayList<>();
    for (int g = 0; g < groups; g++) {
      group.add(row.isNullAt(g) ? "null" : String.valueOf(row.get(g)));
    }
    return new EstimateRow(
        group,
        row.getAs("estimator"),
        row.getAs("quantity"),
        value(row, "label_set"),
        value(row, named(row, "value") ? "value" : "nats"),
        named(row, "unit") && row.getAs("unit") != null ? row.getAs("unit") : "nats",
        value(row, "normalised"),
        value(row, "standard_error"),
        value(row, "lower"),
        value(row, "upper"),
        value(row, "null_mean"),
        value(row, "ceiling"),
        row.<Long>getAs("rows_used"),
        row.<Long>getAs("rows_dropped"),
        value(row, "warning"));
  }

  private static boolean named(Row row, String column) {
    return List.of(row.schema().fieldNames()).contains(column);
  }

  private static <T> Optional<T> value(Row row, String column) {
    return Optional.ofNullable(row.getAs(column));
  }
}
