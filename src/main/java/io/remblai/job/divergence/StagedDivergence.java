package io.remblai.job.divergence;

import io.remblai.job.output.Manifest;
import io.remblai.job.output.TextFile;
import io.remblai.spark.Side;
import io.remblai.spark.divergence.TwoTables;
import io.remblai.spark.info.EstimateLine;
import io.remblai.spark.info.InfoTable;
import io.remblai.spark.info.run.RejectedRows;
import io.remblai.spark.input.BadRowPolicy;
import io.remblai.spark.table.ColumnSearch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/** The tables of a run in its staging folder. */
final class StagedDivergence {

  private final SparkSession session;
  private final Path folder;
  private final TwoTables tables;
  private final CountedSides counted;

  StagedDivergence(SparkSession session, Path folder, TwoTables tables, CountedSides counted) {
    this.session = session;
    this.folder = folder;
    this.tables = tables;
    this.counted = counted;
  }

  /** The measures as a table in memory, group after group. */
  Dataset<Row> estimates(List<EstimateLine> lines) {
    List<Row> rows =
        lines.stream().map(line -> line.row(counted.groups().values(line.group()))).toList();
    return session.createDataFrame(rows, EstimateLine.schema(tables.source().groupFields()));
  }

  /** Writes the measures. */
  void write(Dataset<Row> estimates) {
    save("estimates", estimates.coalesce(1));
  }

  /** Writes the rows that were set aside, where that was asked for; else an empty table. */
  void writeRejects(DivergenceOptions options) {
    Dataset<Row> rejects =
        rejects(Side.SOURCE).unionByName(rejects(Side.TARGET), true); // groups may be of one side
    save("rejects", options.badRows() == BadRowPolicy.QUARANTINE ? rejects : rejects.limit(0));
  }

  /** Side first; ids as text, since those of the two tables may be of two types. */
  private Dataset<Row> rejects(Side side) {
    InfoTable table = tables.of(side);
    Dataset<Row> rows = RejectedRows.of(session, table, counted.of(side), false);
    List<Column> shown = new ArrayList<>(List.of(functions.lit(side.toString()).as("side")));
    for (String name : rows.columns()) {
      Column column = ColumnSearch.column(rows, name);
      boolean id = table.columns().id().filter(name::equalsIgnoreCase).isPresent();
      shown.add(id ? column.cast(DataTypes.StringType).as(name) : column);
    }
    return rows.select(shown.toArray(Column[]::new));
  }

  /** Writes the flat numbers of a run. */
  void writeMetrics(Map<String, ?> metrics) {
    try {
      TextFile.write(
          folder.getFileSystem(session.sparkContext().hadoopConfiguration()),
          new Path(folder, "metrics.json"),
          Manifest.json(metrics));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot reach " + folder, e);
    }
  }

  private void save(String name, Dataset<Row> rows) {
    rows.write().mode("error").parquet(new Path(folder, name).toString());
  }
}
