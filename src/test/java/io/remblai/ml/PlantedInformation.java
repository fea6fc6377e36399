package io.remblai.ml;

import io.remblai.geometry.RandomClouds;
import io.remblai.spark.SharedSpark;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Groups of normal rows with a known information between their columns. */
final class PlantedInformation {

  static final int ROWS = 1_200; // of each group

  static final StructType SCHEMA =
      new StructType()
          .add("row", DataTypes.LongType)
          .add("layer", DataTypes.IntegerType)
          .add("part", DataTypes.StringType)
          .add("x", DataTypes.createArrayType(DataTypes.FloatType))
          .add("y", DataTypes.DoubleType)
          .add("sign", DataTypes.StringType);

  /** Correlation of y with the first coordinate of x in each group. */
  static final double[] RHO = {0.8, 0, 0.95};

  private PlantedInformation() {}

  /** Groups (0, a), (1, a) and (null, null). */
  static Dataset<Row> table() {
    return SharedSpark.session().createDataFrame(rows(), SCHEMA);
  }

  private static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (int group = 0; group < RHO.length; group++) {
      float[] normal = RandomClouds.normal(ROWS, 3, 7 + group).coordinates();
      double rho = RHO[group];
      for (int i = 0; i < ROWS; i++) {
        float[] x = {normal[3 * i], normal[3 * i + 1]};
        double y = rho * x[0] + Math.sqrt(1 - rho * rho) * normal[3 * i + 2];
        boolean named = group < 2;
        rows.add(
            RowFactory.create(
                (long) rows.size(),
                named ? group : null,
                named ? "a" : null,
                x,
                y,
                y > 0 ? "+" : "-"));
      }
    }
    return rows;
  }

  /** I(X; Y) of normals, in nats. */
  static double normalInformation(double rho) {
    return -0.5 * Math.log(1 - rho * rho);
  }

  /** A stage that estimates each group. */
  static MutualInformation stage() {
    return new MutualInformation()
        .setFeaturesCol("x")
        .setLabelCol("y")
        .setIdCol("row")
        .setGroupCols("layer", "part")
        .setEstimators("gaussian");
  }
}
