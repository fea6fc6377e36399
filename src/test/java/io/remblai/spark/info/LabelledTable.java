package io.remblai.spark.info;

import io.remblai.spark.SharedSpark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Two groups of rows whose vectors lean towards a direction of their label: columns id, layer,
 * features, other, word (text), digit (int).
 */
public final class LabelledTable {

  public static final StructType SCHEMA =
      new StructType()
          .add("id", DataTypes.LongType, false)
          .add("layer", DataTypes.StringType, true)
          .add("features", DataTypes.createArrayType(DataTypes.FloatType), true)
          .add("other", DataTypes.createArrayType(DataTypes.DoubleType), true)
          .add("word", DataTypes.StringType, true)
          .add("digit", DataTypes.IntegerType, true);

  private LabelledTable() {}

  /** The rows in memory. */
  public static List<Row> rows(int count, int dim, int words, long seed) {
    Random random = new Random(seed);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int word = random.nextInt(words);
      List<Float> x = new ArrayList<>();
      List<Double> y = new ArrayList<>();
      for (int k = 0; k < dim; k++) {
        double signal = word % dim == k ? 2 : 0;
        x.add((float) (signal + random.nextGaussian()));
        y.add(x.get(k) + random.nextGaussian());
      }
      rows.add(RowFactory.create((long) i, "l" + i % 2, x, y, "w" + word, word % 3));
    }
    return rows;
  }

  /** Some rows as a table. */
  public static Dataset<Row> table(List<Row> rows) {
    return SharedSpark.session().createDataFrame(rows, SCHEMA);
  }

  /** The columns of the table, all named. */
  public static InfoColumns columns() {
    return new InfoColumns(
        "features",
        Optional.of("other"),
        List.of("word", "digit"),
        List.of("layer"),
        Optional.of("id"));
  }
}
