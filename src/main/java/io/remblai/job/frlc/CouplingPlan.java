package io.remblai.job.frlc;

import io.remblai.geometry.GroundCost;
import io.remblai.job.process.Console;
import io.remblai.job.process.ExitCode;
import io.remblai.job.process.Redaction;
import io.remblai.job.run.Amounts;
import io.remblai.spark.PointLayout;
import io.remblai.spark.Side;
import io.remblai.spark.lowrank.problem.ObjectiveKind;
import io.remblai.spark.table.FeatureArray;
import io.remblai.spark.table.InputException;
import io.remblai.spark.table.TableLocation;
import io.remblai.spark.table.TableSpec.Features;
import io.remblai.spark.table.TableSpec.NumericColumns;
import io.remblai.spark.table.TableSpec.VectorColumn;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** Says what a run would do; looks at schemas, counts and a vector of each kind. */
final class CouplingPlan {

  /** Factors of a sampled cost whose rank is not given, at most. */
  private static final int MOST_COST_RANK = 128;

  /** A row's weight, key and id. */
  private static final int BYTES_BESIDE_FACTORS = 3 * Long.BYTES;

  private final SparkSession session;
  private final FrlcJobOptions options;
  private final Console console;

  CouplingPlan(SparkSession session, FrlcJobOptions options, Console console) {
    this.session = session;
    this.options = options;
    this.console = console;
  }

  ExitCode run() {
    session.sparkContext().setJobDescription("frlc: look at both tables");
    Planned source = planned(Side.SOURCE, options.source());
    Planned target = planned(Side.TARGET, options.target());
    console.result("remblai frlc would do this; rows have not been checked, nothing was written:");
    line("source", source.text(options.settings().sourceRank()));
    line("target", target.text(options.settings().targetRank()));
    line(
        "memory",
        Amounts.bytes(source.bytes() + target.bytes())
            + " for points and factors of both sides, over the cluster");
    line(
        "iterations",
        "at most %,d from each of %,d starts; a few passes over either cloud each, every pass one"
            + " Spark job",
        options.settings().maxIterations(),
        options.settings().restarts());
    double flops =
        source.flops(options.settings().sourceRank())
            + target.flops(options.settings().targetRank());
    line("a pass", "%.3g multiplications over both clouds", flops);
    console.result("with:");
    Redaction.of(session)
        .settings(options.configuration())
        .forEach((name, value) -> console.result("  %-16s %s".formatted(name, value)));
    return ExitCode.DONE;
  }

  private void line(String name, String format, Object... values) {
    console.result("  %-16s ".formatted(name) + String.format(Locale.ROOT, format, values));
  }

  /** A cloud in numbers; width counts the factors of a row. */
  private record Planned(long points, PointLayout layout, int width) {

    long bytes() {
      long perPoint = (long) Float.BYTES * (layout.dim() + width) + BYTES_BESIDE_FACTORS;
      return points * perPoint;
    }

    /** Logits and sums, a product each. */
    double flops(int rank) {
      return 2.0 * points * rank * (width + 1);
    }

    String text(int rank) {
      return String.format(
          Locale.ROOT,
          "%,d points, dimension %d%s, %d factors, rank %d",
          points,
          layout.features(),
          layout.coordinates() > 0 ? " and coordinates of " + layout.coordinates() : "",
          width,
          rank);
    }
  }

  private Planned planned(Side side, String location) {
    Dataset<Row> table = TableLocation.parse(location).open(session);
    FeatureArray columns = new FeatureArray(side + " " + location, table);
    columns.column(options.idColumn());
    options.weight().ifPresent(columns::column);
    Column vectors = columns.of(options.features());
    Optional<Column> given =
        options.coordinates().map(column -> columns.of(new VectorColumn(column)));
    long points = table.count();
    if (points == 0) {
      throw new InputException(List.of(side + " " + location + " has no rows"));
    }
    int features = length(side, table.select(vectors.as("v")), options.features());
    int coordinates =
        given
            .map(
                column ->
                    length(
                        side,
                        table.select(column.as("v")),
                        new VectorColumn(options.coordinates().orElseThrow())))
            .orElse(0);
    PointLayout layout = new PointLayout(features, coordinates, options.weight().isPresent());
    return new Planned(points, layout, width(layout));
  }

  private int width(PointLayout layout) {
    boolean within = options.problem().objective() == ObjectiveKind.GW;
    int features = layout.features();
    int cost =
        switch (options.problem().cost()) {
          case SQEUCLIDEAN -> features + 1;
          case COSINE -> features;
          case EUCLIDEAN -> options.problem().costRank().orElse(MOST_COST_RANK) * (within ? 2 : 1);
        };
    boolean copied =
        options.problem().projects() && options.problem().cost() == GroundCost.EUCLIDEAN;
    return cost
        + (layout.coordinates() > 0 ? layout.coordinates() + 1 : 0)
        + (copied ? features + 1 : 0);
  }

  private static int length(Side side, Dataset<Row> vectors, Features features) {
    if (features instanceof NumericColumns numbers) {
      return numbers.columns().size();
    }
    List<Row> first =
        vectors
            .select(functions.size(vectors.col("v")).as("dim"))
            .filter(functions.col("dim").gt(0))
            .takeAsList(1);
    if (first.isEmpty()) {
      throw new InputException(
          List.of(
              "%s has no usable vector in %s"
                  .formatted(side, String.join(", ", features.columns()))));
    }
    return first.get(0).getInt(0);
  }
}
