package io.remblai.ml.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Matrices of doubles as a table, a row of it for each row of each: what the driver has. */
public final class NamedMatrices {

  private static final StructType SCHEMA =
      new StructType()
          .add("name", DataTypes.StringType, false)
          .add("row", DataTypes.IntegerType, false)
          .add("numbers", DataTypes.createArrayType(DataTypes.DoubleType, false), false);

  private NamedMatrices() {}

  /**
   * The table.
   *
   * @param matrices by name, each row-major
   * @param columns of each
   */
  public static Dataset<Row> table(
      SparkSession session, Map<String, double[]> matrices, Map<String, Integer> columns) {
    List<Row> rows = new ArrayList<>();
    matrices.forEach(
        (name, numbers) -> {
          int width = columns.get(name);
          for (int row = 0; row * width < numbers.length; row++) {
            double[] some = new double[width];
            System.arraycopy(numbers, row * width, some, 0, width);
            rows.add(RowFactory.create(name, row, some));
          }
        });
    return session.createDataFrame(rows, SCHEMA).coalesce(1);
  }

  /** One of the matrices, row-major; empty if it has no rows. */
  public static double[] of(Dataset<Row> table, String name) {
    List<Row> rows =
        table
            .where(functions.col("name").equalTo(name))
            .orderBy("row")
            .select("numbers")
            .collectAsList();
    int width = rows.isEmpty() ? 0 : rows.get(0).getList(0).size();
    double[] numbers = new double[rows.size() * width];
    for (int row = 0; row < rows.size(); row++) {
      List<Double> some = rows.get(row).getList(0);
      for (int column = 0; column < width; column++) {
        numbers[row * width + column] = some.get(column);
      }
    }
    return numbers;
  }
}
