package io.remblai.spark.report;

import static org.apache.spark.sql.functions.col;

import io.remblai.geometry.GroundCost;
import io.remblai.spark.output.PairTable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.IntegralType;

/** The pairs of a finished map, from its table and, where they still are, the tables it maps. */
public final class JoinedPairs {

  private JoinedPairs() {}

  /** The pairs alone. */
  public static JavaRDD<MeasuredPairs> of(Dataset<Row> pairs) {
    List<Column> columns = plain(pairs);
    return read(pairs, columns, new double[0], new double[0], GroundCost.SQEUCLIDEAN, 0);
  }

  /**
   * The pairs with the coordinates of their points.
   *
   * @param source columns id and vector, an array of doubles
   * @param target likewise
   * @param shift subtracted from each coordinate in the run; empty: nothing
   * @param scale divided each coordinate after that; empty: nothing
   */
  public static JavaRDD<MeasuredPairs> of(
      Dataset<Row> pairs,
      Dataset<Row> source,
      Dataset<Row> target,
      GroundCost cost,
      double[] shift,
      double[] scale,
      int dim) {
    Dataset<Row> joined =
        pairs
            .join(source.toDF("x_id", "x"), col(PairTable.SOURCE_ID).equalTo(col("x_id")))
            .join(target.toDF("y_id", "y"), col(PairTable.TARGET_ID).equalTo(col("y_id")));
    List<Column> columns = plain(pairs);
    columns.add(col("x"));
    columns.add(col("y"));
    return read(joined, columns, shift, scale, cost, dim);
  }

  private static List<Column> plain(Dataset<Row> pairs) {
    List<Column> columns = new ArrayList<>();
    for (String id : List.of(PairTable.SOURCE_ID, PairTable.TARGET_ID)) {
      columns.add(col(id).cast(integral(pairs, id) ? "long" : "string"));
    }
    columns.add(col(PairTable.COST));
    columns.add(col(PairTable.BLOCK_PATH));
    return columns;
  }

  private static boolean integral(Dataset<Row> pairs, String column) {
    DataType type = pairs.schema().apply(column).dataType();
    return type instanceof IntegralType;
  }

  private static JavaRDD<MeasuredPairs> read(
      Dataset<Row> rows,
      List<Column> columns,
      double[] shift,
      double[] scale,
      GroundCost cost,
      int dim) {
    ReadPairs reader =
        new ReadPairs(
            cost,
            shift,
            scale,
            integral(rows, PairTable.SOURCE_ID),
            integral(rows, PairTable.TARGET_ID),
            dim);
    return rows.select(columns.toArray(Column[]::new))
        .queryExecution()
        .toRdd()
        .toJavaRDD()
        .mapPartitions(reader);
  }
}
