package io.remblai.spark.input;

import io.remblai.geometry.GroundCost;
import io.remblai.spark.PointBlock;
import io.remblai.spark.SharedSpark;
import io.remblai.spark.Side;
import io.remblai.spark.table.TableLocation;
import io.remblai.spark.table.TableSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Small tables written to a folder, and what was read of them in a comparable form. */
final class TestTables {

  static final DataType FLOATS = DataTypes.createArrayType(DataTypes.FloatType);
  static final DataType DOUBLES = DataTypes.createArrayType(DataTypes.DoubleType);
  static final CloudReader.Options FAIL = options(BadRowPolicy.FAIL);
  static final CloudReader.Options DROP = options(BadRowPolicy.DROP);
  static final CloudReader.Options QUARANTINE = options(BadRowPolicy.QUARANTINE);

  private static final AtomicInteger TABLES = new AtomicInteger(); // names of folders

  private TestTables() {}

  static CloudReader.Options options(BadRowPolicy policy) {
    return new CloudReader.Options(GroundCost.SQEUCLIDEAN, Standardize.NONE, policy, 1);
  }

  static Row row(Object... values) {
    return RowFactory.create(values);
  }

  /** Rows (id, features) written as Parquet; the specification to read them. */
  static TableSpec table(
      Path folder, Side side, DataType idType, DataType vectorType, List<Row> rows) {
    return table(folder, side, idType, vectorType, rows, 2);
  }

  static TableSpec table(
      Path folder, Side side, DataType idType, DataType vectorType, List<Row> rows, int files) {
    StructType schema = new StructType().add("id", idType).add("features", vectorType);
    return table(folder, side, schema, rows, files);
  }

  static TableSpec table(Path folder, Side side, StructType schema, List<Row> rows, int files) {
    SparkSession spark = SharedSpark.session();
    String path = folder.resolve(side + "-" + TABLES.incrementAndGet()).toString();
    Dataset<Row> data = spark.createDataFrame(rows, schema);
    data.repartition(files).write().mode("overwrite").parquet(path);
    return TableSpec.of(side, TableLocation.parse(path), "id", "features");
  }

  /** A target of two points (0, 0) and (1, 1), good for any two-dimensional source. */
  static TableSpec plainTarget(Path folder) {
    return table(
        folder,
        Side.TARGET,
        DataTypes.LongType,
        FLOATS,
        List.of(row(1L, List.of(0f, 0f)), row(2L, List.of(1f, 1f))));
  }

  static CheckedClouds read(CloudReader.Options options, TableSpec source, TableSpec target) {
    return new CloudReader(SharedSpark.session(), options).read(source, target);
  }

  /** Points by id: key and coordinates as text, to the last bit. */
  static SortedMap<String, String> points(List<PointBlock> blocks) {
    SortedMap<String, String> points = new TreeMap<>();
    for (PointBlock block : blocks) {
      for (int i = 0; i < block.size(); i++) {
        float[] point =
            Arrays.copyOfRange(block.coordinates(), i * block.dim(), (i + 1) * block.dim());
        String before =
            points.put(
                block.ids().value(i).toString(), block.keys()[i] + " " + Arrays.toString(point));
        if (before != null) {
          throw new AssertionError("id twice: " + block.ids().value(i));
        }
      }
    }
    return points;
  }

  static SortedMap<String, String> sourcePoints(CheckedClouds clouds) {
    return points(clouds.source().collect());
  }

  /** The coordinates of the source's point with the given id. */
  static float[] sourcePoint(CheckedClouds clouds, Object id) {
    for (PointBlock block : clouds.source().collect()) {
      for (int i = 0; i < block.size(); i++) {
        if (block.ids().value(i).equals(id)) {
          return Arrays.copyOfRange(block.coordinates(), i * block.dim(), (i + 1) * block.dim());
        }
      }
    }
    throw new AssertionError("no point " + id);
  }

  /** Rejects as "side id reason", sorted. */
  static List<String> rejects(CheckedClouds clouds) {
    List<String> rejects = new ArrayList<>();
    for (Row row : clouds.rejects(SharedSpark.session()).collectAsList()) {
      rejects.add(row.getString(0) + " " + row.getString(1) + " " + row.getString(2));
    }
    rejects.sort(null);
    return rejects;
  }
}
