package io.remblai.spark.transform;

import java.util.Iterator;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;

/** New points and their images as a table for users, ids in their own types. */
public final class MovedTable {

  public static final String ID = "id";
  public static final String MAPPED = "mapped";
  public static final String NEAREST_SOURCE_ID = "nearest_source_id";
  public static final String TARGET_ID = "target_id";
  public static final String DISTANCE = "distance";
  public static final String OUTSIDE = "outside";

  private MovedTable() {}

  /** The points in the partitions they are in; nothing is moved or collected. */
  static Dataset<Row> of(
      SparkSession session,
      JavaRDD<MovedPoints> moved,
      DataType id,
      DataType sourceId,
      DataType targetId) {
    StructType schema =
        new StructType()
            .add(ID, plain(id), false)
            .add(MAPPED, DataTypes.createArrayType(DataTypes.FloatType, false), false)
            .add(NEAREST_SOURCE_ID, plain(sourceId), false)
            .add(TARGET_ID, plain(targetId), false)
            .add(DISTANCE, DataTypes.DoubleType, false)
            .add(OUTSIDE, DataTypes.BooleanType, false);
    return session
        .createDataFrame(moved.flatMap(new Rows()), schema)
        .withColumn(ID, functions.col(ID).cast(id))
        .withColumn(NEAREST_SOURCE_ID, functions.col(NEAREST_SOURCE_ID).cast(sourceId))
        .withColumn(TARGET_ID, functions.col(TARGET_ID).cast(targetId));
  }

  private static DataType plain(DataType type) {
    return type instanceof StringType ? DataTypes.StringType : DataTypes.LongType;
  }

  /** Turns moved points into rows; carries nothing. */
  static final class Rows implements FlatMapFunction<MovedPoints, Row> {
    private static final long serialVersionUID = 1;

    @Override
    public Iterator<Row> call(MovedPoints moved) {
      return IntStream.range(0, moved.size()).mapToObj(moved::row).iterator();
    }
  }
}
