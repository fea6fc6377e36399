package io.remblai.spark.table;

import io.remblai.spark.table.TableSpec.Features;
import io.remblai.spark.table.TableSpec.VectorColumn;
import java.util.List;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/** A row's vector as one array of doubles, in plain SQL. */
public final class FeatureArray {

  private FeatureArray() {}

  /** The vector of each row of a table. */
  public static Column of(Dataset<Row> table, Features features) {
    if (features instanceof VectorColumn vector) {
      Column column = column(table, vector.column());
      boolean ml =
          table.schema().apply(vector.column()).dataType().equals(SQLDataTypes.VectorType());
      return ml
          ? org.apache.spark.ml.functions.vector_to_array(column, "float64")
          : column.cast(DataTypes.createArrayType(DataTypes.DoubleType));
    }
    return functions.array(
        features.columns().stream()
            .map(name -> column(table, name).cast(DataTypes.DoubleType))
            .toArray(Column[]::new));
  }

  /** A column by its exact name, whatever letters it has. */
  public static Column column(Dataset<Row> table, String name) {
    if (!List.of(table.columns()).contains(name)) {
      throw new InputException(
          List.of(
              "there is no column `%s`; columns: %s"
                  .formatted(name, String.join(", ", table.columns()))));
    }
    return table.col("`" + name.replace("`", "``") + "`");
  }
}
