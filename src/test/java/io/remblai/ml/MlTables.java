package io.remblai.ml;

import io.remblai.geometry.PointCloud;
import io.remblai.geometry.RandomClouds;
import io.remblai.spark.SharedSpark;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Small tables of normal points, ids as text. */
final class MlTables {

  private static final StructType SCHEMA =
      new StructType()
          .add("name", DataTypes.StringType)
          .add("point", DataTypes.createArrayType(DataTypes.FloatType));

  private MlTables() {}

  /** Rows of standard normal points moved along all axes, named by a prefix and their number. */
  static Dataset<Row> normal(String prefix, int rows, int dim, long seed, double offset) {
    PointCloud cloud = RandomClouds.moved(RandomClouds.normal(rows, dim, seed), offset);
    List<Row> list = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      float[] point = Arrays.copyOfRange(cloud.coordinates(), row * dim, (row + 1) * dim);
      list.add(RowFactory.create(prefix + row, point));
    }
    return SharedSpark.session().createDataFrame(list, SCHEMA);
  }

  /** Both in one table with a column {@code side}. */
  static Dataset<Row> union(Dataset<Row> source, Dataset<Row> target) {
    return source
        .withColumn("side", functions.lit("source"))
        .union(target.withColumn("side", functions.lit("target")));
  }

  /** Rows as text, in order. */
  static List<String> texts(Dataset<Row> rows) {
    return rows.selectExpr("to_json(struct(*)) as t").orderBy("t").collectAsList().stream()
        .map(row -> row.getString(0))
        .toList();
  }
}
