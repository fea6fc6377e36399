package io.remblai.bench.info;

import io.remblai.math.CounterRandom;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * A Parquet table of normal vectors, as array&lt;float&gt; under {@code features}, with a whole
 * number in the column label that shifts the first coordinate.
 *
 * @param rows how many
 * @param dim coordinates
 * @param labels different labels
 */
record VectorTable(long rows, int dim, int labels) {

  private static final int PARTITIONS = 8;

  private static final StructType SCHEMA =
      new StructType(
          new StructField[] {
            DataTypes.createStructField(
                "features", DataTypes.createArrayType(DataTypes.FloatType, false), false),
            DataTypes.createStructField("label", DataTypes.LongType, false)
          });

  /** Writes the table unless it is there. */
  String written(SparkSession session, Path folder) {
    Path path = folder.resolve("vectors-%d-%d-%d".formatted(rows, dim, labels));
    if (!Files.exists(path.resolve("_SUCCESS"))) {
      session
          .range(0, rows, 1, PARTITIONS)
          .map(new VectorRow(dim, labels), Encoders.row(SCHEMA))
          .write()
          .mode(SaveMode.Overwrite)
          .parquet(path.toString());
    }
    return path.toString();
  }

  /** Makes the row of a number; a named class, see the closure rules. */
  private static final class VectorRow implements MapFunction<Long, Row> {

    private static final long serialVersionUID = 1;

    private final int dim;
    private final int labels;
    private final CounterRandom random = new CounterRandom(1, 0);

    VectorRow(int dim, int labels) {
      this.dim = dim;
      this.labels = labels;
    }

    @Override
    public Row call(Long number) {
      double[] normals = new double[dim];
      random.normalRow(number, normals);
      Float[] features = new Float[dim];
      long label = number % labels;
      for (int k = 0; k < dim; k++) {
        features[k] = (float) (normals[k] + (k == 0 ? label % 10 : 0));
      }
      return RowFactory.create(features, label);
    }
  }
}
