package io.remblai.spark.input;

import io.remblai.spark.PointLayout;
import io.remblai.spark.table.InputException;
import io.remblai.spark.table.TableColumns;
import io.remblai.spark.table.TableSpec;
import io.remblai.spark.table.VectorRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.storage.StorageLevel;

/** One of the two tables, opened, its columns checked, ready to be passed over. */
final class InputTable {

  private static final String DUPLICATE = "duplicate";

  /** Its place, behind id and vector. */
  private static final int MARK = 2;

  private final TableSpec spec;
  private final TableColumns.Projection projection;
  private final VectorRows rows;

  private InputTable(TableSpec spec, TableColumns.Projection projection, VectorRows rows) {
    this.spec = spec;
    this.projection = projection;
    this.rows = rows;
  }

  /** Columns of a table, or none with the problems added to the list. */
  static Optional<TableColumns.Projection> open(
      TableSpec spec, SparkSession spark, List<String> problems) {
    try {
      return new TableColumns(spec, spec.location().open(spark)).project(problems);
    } catch (InputException unreadable) {
      unreadable.problems().forEach(problem -> problems.add(spec.side() + " " + problem));
      return Optional.empty();
    }
  }

  /** Looks for duplicate ids, with one shuffle of the ids alone. */
  static InputTable of(TableSpec spec, TableColumns.Projection projection) {
    Dataset<Row> all = projection.rows();
    Dataset<Row> duplicates = duplicateIds(all);
    Dataset<Row> marked =
        duplicates.count() == 0
            ? all.select(columns(all, functions.lit(false).as(DUPLICATE)))
            : marked(all, duplicates);
    boolean textIds = projection.idType() instanceof StringType;
    return new InputTable(
        spec,
        projection,
        new VectorRows(
            marked, textIds, projection.encoding(), spec.mass().isPresent(), projection.tags()));
  }

  TableSpec spec() {
    return spec;
  }

  DataType idType() {
    return projection.idType();
  }

  /** What vectors that are joined of parts consist of. */
  Optional<PointLayout> layout() {
    return projection.layout();
  }

  /** Whether coordinates are read as doubles, which floats cannot hold as they are. */
  boolean isDouble() {
    return projection.encoding() != VectorRows.Encoding.FLOATS;
  }

  /** Sums over the usable rows; a second pass if the first took a rare length for right. */
  StatisticsPass.Result statistics(StatisticsPass pass) {
    StatisticsPass.Result result = sum(pass);
    return result.summary().assumedRightly()
        ? result
        : sum(pass.withDim(result.summary().dimension().getAsInt()));
  }

  private StatisticsPass.Result sum(StatisticsPass pass) {
    return rows.map(pass)
        .treeAggregate(
            new StatisticsPass.Result(), new StatisticsPass.Merge(), new StatisticsPass.Merge(), 2);
  }

  /** The checked rows, cached; a second pass if the first took a rare length for right. */
  CheckedTable check(BlockPass pass) {
    CheckedTable checked = materialise(pass);
    if (checked.summary().assumedRightly()) {
      return checked;
    }
    checked.chunks().unpersist();
    return materialise(pass.withDim(checked.summary().dimension().getAsInt()));
  }

  /** The checked rows, cached, of the length that the pass takes for right. */
  CheckedTable checkOnce(BlockPass pass) {
    return materialise(pass);
  }

  private CheckedTable materialise(BlockPass pass) {
    JavaRDD<ReadChunk> chunks = rows.map(pass).persist(StorageLevel.MEMORY_AND_DISK());
    ReadSummary summary = new ReadSummary();
    chunks.map(new ChunkParts.Summary()).collect().forEach(summary::mergeWith);
    PointLayout layout = layout().orElseGet(() -> PointLayout.plain(summary.dimension().orElse(0)));
    return new CheckedTable(spec, projection.idType(), chunks, summary, layout, projection.tags());
  }

  private static Dataset<Row> duplicateIds(Dataset<Row> rows) {
    Dataset<Row> ids = rows.select(TableColumns.ID);
    return ids.where(ids.col(TableColumns.ID).isNotNull())
        .groupBy(TableColumns.ID)
        .count()
        .where(functions.col("count").gt(1))
        .select(TableColumns.ID);
  }

  /** A join, since a wrong choice of column can make duplicates of all rows. */
  private static Dataset<Row> marked(Dataset<Row> all, Dataset<Row> duplicates) {
    Dataset<Row> marks =
        duplicates
            .withColumnRenamed(TableColumns.ID, "duplicate_id")
            .withColumn(DUPLICATE, functions.lit(true));
    return all.join(marks, all.col(TableColumns.ID).equalTo(marks.col("duplicate_id")), "left")
        .select(columns(all, marks.col(DUPLICATE)));
  }

  /** The columns of a table with a mark behind the vector, as they are read. */
  private static Column[] columns(Dataset<Row> all, Column duplicate) {
    List<Column> columns = new ArrayList<>();
    Arrays.stream(all.columns()).map(all::col).forEach(columns::add);
    columns.add(MARK, duplicate);
    return columns.toArray(Column[]::new);
  }
}
