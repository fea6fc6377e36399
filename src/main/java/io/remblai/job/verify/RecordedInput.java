package io.remblai.job.verify;

import io.remblai.job.output.Manifest;
import io.remblai.job.process.ExitCode;
import io.remblai.job.process.JobException;
import io.remblai.job.process.Redaction;
import io.remblai.spark.Side;
import io.remblai.spark.table.FeatureArray;
import io.remblai.spark.table.TableLocation;
import io.remblai.spark.table.TableSpec.Features;
import io.remblai.spark.table.TableSpec.NumericColumns;
import io.remblai.spark.table.TableSpec.VectorColumn;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;

/**
 * A table as a finished run read it.
 *
 * @param side which of the two
 * @param table its rows
 * @param id its ids
 * @param vector its vectors, as arrays of doubles
 * @param weight its weights; empty: it had none
 */
public record RecordedInput(
    Side side, Dataset<Row> table, Column id, Column vector, Optional<Column> weight) {

  /** The input that a manifest names, or the one the user says it is now. */
  public static RecordedInput of(
      SparkSession session, Manifest manifest, Side side, Optional<String> override) {
    String location = override.orElseGet(() -> configured(manifest, side.toString()));
    if (Redaction.hides(location)) {
      throw new JobException(
          ExitCode.USAGE,
          "the manifest does not keep the secret in the name of the %s; say --%s TABLE"
              .formatted(side, side));
    }
    TableLocation place = TableLocation.parse(location);
    if (override.isEmpty()) {
      place = at(manifest, side, place).orElse(place);
    }
    Dataset<Row> table = place.open(session);
    FeatureArray columns = new FeatureArray(side + " " + location, table);
    return new RecordedInput(
        side,
        table,
        columns.column(configured(manifest, "id-col")),
        columns.of(features(manifest)),
        manifest.configured("weight-col").map(columns::column));
  }

  /** The snapshot that the run read. */
  private static Optional<TableLocation> at(Manifest manifest, Side side, TableLocation place) {
    return manifest.text("inputs", side.toString(), "snapshot").map(Long::valueOf).map(place::at);
  }

  /** All ids in one column {@code id}. */
  Dataset<Row> ids() {
    return table.select(id.as("id"));
  }

  /** Columns {@code id} and {@code vector}. */
  public Dataset<Row> points() {
    return table.select(id.as("id"), vector.as("vector"));
  }

  /**
   * Columns {@code id} and {@code weight} of the rows whose weight is above 0, if they have any.
   */
  Optional<Dataset<Row>> weights() {
    return weight.map(
        column ->
            table
                .select(id.as("id"), column.cast(DataTypes.DoubleType).as("weight"))
                .filter("weight > 0"));
  }

  private static Features features(Manifest manifest) {
    return manifest
        .configured("features-cols")
        .<Features>map(names -> new NumericColumns(List.of(names.split(",", -1))))
        .orElseGet(() -> new VectorColumn(configured(manifest, "features-col")));
  }

  private static String configured(Manifest manifest, String option) {
    return manifest
        .configured(option)
        .orElseThrow(
            () -> new IllegalStateException("the manifest does not say what " + option + " was"));
  }
}
