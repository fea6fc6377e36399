package io.remblai.ml.param;

import io.remblai.spark.Side;
import io.remblai.spark.input.BadRowPolicy;
import io.remblai.spark.table.GivenTable;
import io.remblai.spark.table.TableSpec;
import java.io.Serializable;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/** Parameters by which rows are read: those of {@link HasTableParams}. */
public final class TableParams implements Serializable {

  private static final long serialVersionUID = 1;

  final Param<String> idCol;
  final Param<String> featuresCol;
  final Choice<HandleInvalid> handleInvalid;

  /** The parameters of a stage, which gets their defaults. */
  public TableParams(Params stage) {
    idCol = new Param<>(stage, "idCol", "column of the row ids, integral or text, distinct");
    featuresCol =
        new Param<>(stage, "featuresCol", "column of the vectors, arrays of numbers or ML vectors");
    handleInvalid =
        new Choice<>(stage, "handleInvalid", "what to do with rows of no use", HandleInvalid.class);
    stage.setDefault(idCol, "id");
    stage.setDefault(featuresCol, "features");
    stage.setDefault(handleInvalid, Choice.name(HandleInvalid.ERROR));
  }

  /** What a stage does with rows of no use. */
  public BadRowPolicy badRows(Params stage) {
    return handleInvalid.chosen(stage).policy();
  }

  /** A table as a stage reads it. */
  public TableSpec spec(Params stage, Side side, String name, Dataset<Row> rows) {
    return TableSpec.of(
        side,
        new GivenTable(name, rows),
        stage.getOrDefault(idCol),
        stage.getOrDefault(featuresCol));
  }

  /**
   * Checks that the columns are there.
   *
   * @return the type of ids
   */
  public DataType check(Params stage, StructType schema) {
    ColumnChecks.column(schema, featuresCol.name(), stage.getOrDefault(featuresCol));
    return ColumnChecks.idType(schema, idCol.name(), stage.getOrDefault(idCol));
  }
}
