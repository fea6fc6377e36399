package io.remblai.spark.sink;

import io.remblai.spark.table.CatalogTable;
import io.remblai.spark.table.ColumnSearch;
import io.remblai.spark.table.InputException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.CreateTableWriter;
import org.apache.spark.sql.DataFrameWriterV2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;

/**
 * A table of a catalog whose rows are replaced in one commit: readers find the old rows or the new
 * ones, never some of both. For tables of Spark's second interface, such as Apache Iceberg's, which
 * refuse what they cannot do so.
 *
 * <p>Every commit carries the run whose rows it is made of, so that the same rows are not committed
 * twice by an attempt that is repeated.
 */
public final class CatalogSink {

  /** Under it the summary of an Iceberg snapshot tells whose rows it brought. */
  public static final String RUN = "remblai.run-id";

  private static final String PROPERTY = "snapshot-property.";

  private final SparkSession spark;
  private final CatalogTable table;

  /**
   * A table that may be there or not.
   *
   * @param name name, qualified and quoted as in SQL
   */
  public CatalogSink(SparkSession spark, String name) {
    this.spark = spark;
    this.table = new CatalogTable(name);
  }

  /**
   * The rows that are replaced.
   *
   * @param column of the table
   * @param value as text, of the column's type
   */
  public record Part(String column, String value) {}

  /** Whether there is such a table. */
  public boolean exists() {
    try {
      return spark.catalog().tableExists(table.name());
    } catch (Exception e) { // Spark's checked AnalysisException is not declared
      throw refused(e);
    }
  }

  /** The snapshot that readers see; empty: none, or the table does not tell. */
  public OptionalLong snapshot() {
    return exists() ? table.pinned(spark).snapshot() : OptionalLong.empty();
  }

  /** Whether what readers see was committed last with these rows. */
  public boolean holds(String mark) {
    OptionalLong current = snapshot();
    if (current.isEmpty()) {
      return false;
    }
    Dataset<Row> snapshots = spark.table(table.name() + ".snapshots");
    return !snapshots
        .where(snapshots.col("snapshot_id").equalTo(current.getAsLong()))
        .where(snapshots.col("summary").getItem(RUN).equalTo(mark))
        .isEmpty();
  }

  /**
   * Replaces all rows of the table, or those of a part; makes the table where it is missing.
   *
   * @param rows what is there afterwards; gets the column of the part
   * @param mark what the commit says of itself
   * @throws InputException if the table is of another shape or cannot replace rows in one commit
   */
  public void replace(Dataset<Row> rows, Optional<Part> part, String mark) {
    try {
      if (exists()) {
        overwrite(rows, part, mark);
      } else {
        create(rows, part, mark);
      }
    } catch (InputException e) {
      throw e;
    } catch (Exception e) { // as above
      throw refused(e);
    }
  }

  private void overwrite(Dataset<Row> rows, Optional<Part> part, String mark) throws Exception {
    Column which = functions.lit(true);
    Dataset<Row> all = rows;
    if (part.isPresent()) {
      Column value = value(part.get());
      which = functions.col(ColumnSearch.quoted(part.get().column())).equalTo(value);
      all = rows.withColumn(part.get().column(), value);
    }
    DataFrameWriterV2<Row> writer = all.writeTo(table.name());
    settings(mark).forEach(writer::option);
    writer.overwrite(which);
  }

  private void create(Dataset<Row> rows, Optional<Part> part, String mark) throws Exception {
    if (!inCatalogOfItsOwn()) {
      throw new InputException(
          List.of(
              table
                  + " is not there, and Spark's own catalog cannot make it in one commit: name a"
                  + " table of a catalog that is set up by spark.sql.catalog.NAME"));
    }
    Dataset<Row> all =
        part.map(p -> rows.withColumn(p.column(), functions.lit(p.value()))).orElse(rows);
    DataFrameWriterV2<Row> writer = all.writeTo(table.name());
    CreateTableWriter<Row> creation =
        part.isPresent()
            ? writer.partitionedBy(functions.col(ColumnSearch.quoted(part.get().column())))
            : writer;
    settings(mark).forEach(creation::option);
    creation.create();
  }

  /**
   * Spark's own catalog writes files before it makes the table; catalogs that are added need not.
   */
  private boolean inCatalogOfItsOwn() {
    String name = table.name();
    boolean quoted = name.startsWith("`");
    int end = quoted ? name.indexOf("`.", 1) : name.indexOf('.');
    String first = end < 0 ? "" : quoted ? name.substring(1, end) : name.substring(0, end);
    return List.of(first, spark.catalog().currentCatalog()).stream()
        .anyMatch(catalog -> spark.conf().contains("spark.sql.catalog." + catalog));
  }

  private static Map<String, String> settings(String mark) {
    return Map.of(PROPERTY + RUN, mark);
  }

  /** The value in the type of the table's column. */
  private Column value(Part part) {
    DataType type = null;
    for (StructField field : spark.table(table.name()).schema().fields()) {
      if (field.name().equalsIgnoreCase(part.column())) {
        type = field.dataType();
      }
    }
    if (type == null) {
      throw new InputException(
          List.of(
              "%s has no column %s to tell its parts apart by".formatted(table, part.column())));
    }
    Column value = functions.lit(part.value()).try_cast(type);
    if (spark.range(1).select(value.isNull()).first().getBoolean(0)) {
      throw new InputException(
          List.of(
              "--part %s=%s: the column of %s holds values of type %s"
                  .formatted(part.column(), part.value(), table, type.simpleString())));
    }
    return value;
  }

  private InputException refused(Exception e) {
    return new InputException(
        "%s cannot be replaced in one commit: %s; nothing was written"
            .formatted(table, firstLine(e)),
        e);
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse(e.getClass().getSimpleName());
  }
}
