package io.remblai.spark.input;

import io.remblai.math.Seeds;
import io.remblai.spark.PointBlock;
import io.remblai.spark.table.InputException;
import io.remblai.spark.table.TableColumns;
import io.remblai.spark.table.TableSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;

/** One table as read and checked, its points those of an earlier run; cached until unpersist. */
public final class CheckedCloud {

  private final CheckedTable table;

  private CheckedCloud(CheckedTable table) {
    this.table = table;
  }

  /**
   * Reads and checks a table; the cloud is cached when this returns.
   *
   * @throws InputException with every problem that could be known
   */
  public static CheckedCloud read(
      SparkSession spark, TableSpec spec, PointRecipe recipe, BadRowPolicy onBadRow) {
    List<String> problems = new ArrayList<>();
    Optional<TableColumns.Projection> columns = InputTable.open(spec, spark, problems);
    if (columns.isEmpty()) {
      throw new InputException(problems);
    }
    InputTable input = InputTable.of(spec, columns.get());
    long sideKey = Seeds.key(recipe.seed(), spec.side().stream());
    BlockPass pass =
        new BlockPass(recipe.encoder(), sideKey, onBadRow != BadRowPolicy.FAIL)
            .withDim(recipe.dim());
    CheckedTable read = input.checkOnce(pass);
    try {
      new InputProblems(onBadRow, Spaces.SHARED).refuseIfAny(input, read.summary(), recipe.dim());
    } catch (Throwable refused) {
      read.chunks().unpersist();
      throw refused;
    }
    return new CheckedCloud(read);
  }

  /** The points: blocks of at most 65,536 and 64 MiB, over a cached parent. */
  public JavaRDD<PointBlock> points() {
    return table.chunks().flatMap(new ChunkParts.Blocks());
  }

  /** How many there are. */
  public long count() {
    return table.summary().accepted();
  }

  /** What the table held: counts, reasons. */
  public ReadSummary summary() {
    return table.summary();
  }

  /** The type of the id column: tinyint, smallint, int, bigint or string. */
  public DataType idType() {
    return table.idType();
  }

  /** Every row set aside, as {@link CheckedClouds#REJECTS_SCHEMA}, in no particular order. */
  public Dataset<Row> rejects(SparkSession spark) {
    return spark.createDataFrame(
        table.chunks().flatMap(new ChunkParts.Rejects(table.spec().side().toString())),
        CheckedClouds.REJECTS_SCHEMA);
  }

  /** Frees the cached blocks. */
  public void unpersist() {
    table.chunks().unpersist();
  }
}
