package io.remblai.job.verify;

import io.remblai.job.output.Manifest;
import io.remblai.job.process.ExitCode;
import io.remblai.job.process.JobException;
import io.remblai.job.process.Redaction;
import io.remblai.spark.Side;
import io.remblai.spark.table.FeatureArray;
import io.remblai.spark.table.PairingColumns;
import io.remblai.spark.table.TableLocation;
import io.remblai.spark.table.TableSpec;
import io.remblai.spark.table.TableSpec.Features;
import io.remblai.spark.table.TableSpec.NumericColumns;
import io.remblai.spark.table.TableSpec.VectorColumn;
import java.util.ArrayList;
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
    TableSpec spec = spec(manifest, side, override);
    TableLocation place = spec.location();
    Dataset<Row> table = place.open(session);
    FeatureArray columns = new FeatureArray(spec.described(), table);
    return new RecordedInput(
        side,
        table,
        columns.column(spec.idColumn()),
        columns.of(spec.features()),
        spec.mass().map(columns::column));
  }

  /** The same by name: where the table is, and the columns that the run used. */
  public static TableSpec spec(Manifest manifest, Side side, Optional<String> override) {
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
    return new TableSpec(
        side,
        place,
        configured(manifest, "id-col"),
        features(manifest),
        PairingColumns.NONE,
        manifest.configured("weight-col"));
  }

  /** The snapshot that the run read. */
  private static Optional<TableLocation> at(Manifest manifest, Side side, TableLocation place) {
    return manifest.text("inputs", side.toString(), "snapshot").map(Long::valueOf).map(place::at);
  }

  /** All ids in one column {@code id}. */
  Dataset<Row> ids() {
    return table.select(id.as("id"));
  }

  /** Columns {@code <prefix>_id} and then those named, as {@code <prefix>0}, ... */
  Dataset<Row> beside(List<String> names, String prefix) {
    FeatureArray columns = new FeatureArray(side.toString(), table);
    List<Column> all = new ArrayList<>();
    all.add(id.as(prefix + "_id"));
    for (String name : names) {
      all.add(columns.column(name).as(prefix + (all.size() - 1)));
    }
    return table.select(all.toArray(Column[]::new));
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
