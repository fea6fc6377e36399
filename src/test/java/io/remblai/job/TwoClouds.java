package io.remblai.job;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Two small Gaussian clouds as Parquet, with ids int and string.
 *
 * @param source path of the source
 * @param target path of the target
 */
public record TwoClouds(String source, String target) {

  public static TwoClouds write(SparkSession session, Path folder, int points, int dim) {
    Random random = new Random(points);
    List<Row> source = new ArrayList<>();
    List<Row> target = new ArrayList<>();
    for (int i = 0; i < points; i++) {
      source.add(RowFactory.create(i, point(random, dim)));
      target.add(RowFactory.create("t" + i, point(random, dim)));
    }
    TwoClouds clouds =
        new TwoClouds(folder.resolve("a").toString(), folder.resolve("b").toString());
    write(session, source, DataTypes.IntegerType, clouds.source());
    write(session, target, DataTypes.StringType, clouds.target());
    return clouds;
  }

  private static List<Float> point(Random random, int dim) {
    List<Float> point = new ArrayList<>(Collections.nCopies(dim, 0f));
    point.replaceAll(zero -> (float) (10 + 3 * random.nextGaussian()));
    return point;
  }

  private static void write(SparkSession session, List<Row> rows, DataType id, String path) {
    StructType schema =
        new StructType()
            .add("id", id)
            .add("features", DataTypes.createArrayType(DataTypes.FloatType));
    session.createDataFrame(rows, schema).repartition(3).write().mode("overwrite").parquet(path);
  }
}
