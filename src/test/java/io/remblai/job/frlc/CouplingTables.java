package io.remblai.job.frlc;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Two small tables as Parquet: id, features, place, mass, and a negative and an all-zero column of
 * weights. Points lie in three heaps that are alike in both tables.
 *
 * @param source path; ids are integers
 * @param target path; ids are texts
 */
record CouplingTables(String source, String target) {

  static final int DIM = 3;

  static CouplingTables write(SparkSession session, Path folder, int n, int m) {
    CouplingTables tables =
        new CouplingTables(folder.resolve("x").toString(), folder.resolve("y").toString());
    write(session, DataTypes.IntegerType, n, 2, tables.source());
    write(session, DataTypes.StringType, m, 4, tables.target());
    return tables;
  }

  private static void write(
      SparkSession session, DataType id, int rows, int placeDim, String path) {
    Random random = new Random(rows);
    DataType floats = DataTypes.createArrayType(DataTypes.FloatType);
    StructType schema =
        new StructType()
            .add("id", id)
            .add("features", floats)
            .add("place", DataTypes.createArrayType(DataTypes.DoubleType))
            .add("mass", DataTypes.DoubleType)
            .add("debt", DataTypes.IntegerType)
            .add("nothing", DataTypes.FloatType);
    List<Row> all = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      double heap = 10 * (i % 3);
      List<Float> features = new ArrayList<>();
      for (int k = 0; k < DIM; k++) {
        features.add((float) (50 + heap + random.nextGaussian()));
      }
      List<Double> place = new ArrayList<>();
      for (int k = 0; k < placeDim; k++) {
        place.add(1000 + (k == 0 ? heap * heap : 0) + 0.1 * random.nextGaussian());
      }
      Object name = id.equals(DataTypes.StringType) ? "t" + i : (Object) i;
      all.add(RowFactory.create(name, features, place, 1.0 + i % 4, i == 5 ? -1 : 1, 0f));
    }
    session.createDataFrame(all, schema).repartition(3).write().mode("overwrite").parquet(path);
  }
}
