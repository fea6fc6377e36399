package io.remblai.job.report;

import io.remblai.report.information.PlaneBound;
import io.remblai.report.information.PlanePoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The tables of an information plane.
 *
 * @param estimates all that was estimated
 * @param plane a row for each group and pair of labels
 * @param bound the points of the bottleneck curves
 * @param orderColumn the group column that orders the points of a trajectory
 */
public record ReportedPlane(
    Dataset<Row> estimates, Dataset<Row> plane, Dataset<Row> bound, Optional<String> orderColumn) {

  private static final int MOST_ROWS = 2000;

  /** Of points on curves, which have some 26 each. */
  private static final int MOST_BOUND_ROWS = 20_000;

  /** Columns of {@code plane} behind those of the groups, the first of them. */
  private static final String LABELS = "label_set";

  /** The tables in a folder. */
  static ReportedPlane read(SparkSession session, Path folder, Optional<String> orderColumn) {
    return new ReportedPlane(
        session.read().parquet(new Path(folder, "estimates").toString()),
        session.read().parquet(new Path(folder, "plane").toString()),
        session.read().parquet(new Path(folder, "bound").toString()),
        orderColumn);
  }

  /** The first of the groups that have a place. */
  List<PlanePoint> points() {
    List<String> groups = new ArrayList<>(List.of(plane.columns()));
    groups.subList(groups.indexOf(LABELS), groups.size()).clear();
    return plane.takeAsList(MOST_ROWS).stream()
        .filter(row -> has(row, "complexity") && has(row, "expressivity"))
        .map(row -> point(row, groups))
        .toList();
  }

  private static boolean has(Row row, String column) {
    return !row.isNullAt(row.fieldIndex(column));
  }

  private PlanePoint point(Row row, List<String> groups) {
    double input = row.<Double>getAs("complexity");
    double output = row.<Double>getAs("expressivity");
    return new PlanePoint(
        row.getAs(LABELS),
        Optional.ofNullable(row.<String>getAs("trajectory")).orElse(""),
        name(row, groups),
        Optional.ofNullable(row.<Integer>getAs("order_index")).map(Integer::doubleValue),
        input,
        output,
        chance(row, input, "complexity_above_null"),
        chance(row, output, "expressivity_above_null"),
        Optional.ofNullable(row.<Double>getAs("input_entropy")),
        Optional.ofNullable(row.<Double>getAs("output_entropy")),
        Optional.ofNullable(row.<Integer>getAs("bottleneck")));
  }

  /** On a trajectory the value that orders it, which the trajectory's name is without. */
  private String name(Row row, List<String> groups) {
    List<String> values = new ArrayList<>();
    for (int g = 0; g < groups.size(); g++) {
      if (orderColumn.isEmpty() || orderColumn.get().equalsIgnoreCase(groups.get(g))) {
        values.add(String.valueOf(row.get(g)));
      }
    }
    return values.isEmpty() ? "all rows" : String.join(", ", values);
  }

  /** What chance gives: the value less what is above it. */
  private static Optional<Double> chance(Row row, double value, String above) {
    return Optional.ofNullable(row.<Double>getAs(above)).map(part -> value - part);
  }

  /** The curves by their numbers, each ascending. */
  List<PlaneBound> bounds() {
    Map<Integer, List<double[]>> curves = new TreeMap<>();
    for (Row row : bound.takeAsList(MOST_BOUND_ROWS)) {
      curves
          .computeIfAbsent(row.<Integer>getAs("bottleneck"), number -> new ArrayList<>())
          .add(new double[] {row.<Double>getAs("i_x"), row.<Double>getAs("i_t_y")});
    }
    List<PlaneBound> bounds = new ArrayList<>();
    curves.forEach(
        (number, points) -> {
          points.sort(
              Comparator.comparingDouble((double[] p) -> p[0]).thenComparingDouble(p -> p[1]));
          bounds.add(new PlaneBound(number, points));
        });
    return bounds;
  }
}
