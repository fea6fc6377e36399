package io.remblai.spark.mass;

import io.remblai.spark.input.WeightedPoints;
import io.remblai.spark.output.MarginalCheck;
import io.remblai.spark.output.PairTable;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The ids and weights of a cloud as a table, for {@link MarginalCheck}. */
public final class WeightTable {

  private WeightTable() {}

  /** The rows whose weight is above 0, with ids of the given type. */
  public static Dataset<Row> of(
      SparkSession session, JavaRDD<WeightedPoints> rows, DataType idType) {
    StructType schema =
        new StructType()
            .add("id", PairTable.plain(idType), false)
            .add("weight", DataTypes.DoubleType, false);
    return session
        .createDataFrame(rows.flatMap(new Weights()), schema)
        .withColumn("id", functions.col("id").cast(idType));
  }

  /** Turns points into rows of id and weight. */
  static final class Weights implements FlatMapFunction<WeightedPoints, Row> {

    private static final long serialVersionUID = 1;

    @Override
    public Iterator<Row> call(WeightedPoints block) {
      return IntStream.range(0, block.points().size())
          .filter(row -> block.mass(row) > 0)
          .mapToObj(row -> RowFactory.create(block.points().ids().value(row), block.mass(row)))
          .iterator();
    }
  }
}
