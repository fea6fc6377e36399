package io.remblai.spark.input;

import static io.remblai.spark.input.TestTables.DOUBLES;
import static io.remblai.spark.input.TestTables.DROP;
import static io.remblai.spark.input.TestTables.FAIL;
import static io.remblai.spark.input.TestTables.FLOATS;
import static io.remblai.spark.input.TestTables.plainTarget;
import static io.remblai.spark.input.TestTables.read;
import static io.remblai.spark.input.TestTables.row;
import static io.remblai.spark.input.TestTables.table;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.math.Seeds;
import io.remblai.spark.PointBlock;
import io.remblai.spark.SharedSpark;
import io.remblai.spark.Side;
import io.remblai.spark.table.RejectReason;
import io.remblai.spark.table.TableLocation;
import io.remblai.spark.table.TableSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("spark")
class CloudReaderTest {

  @TempDir Path folder;

  static Stream<Arguments> idTypes() {
    return Stream.of(
        Arguments.of(DataTypes.ByteType, (byte) -3, -3L),
        Arguments.of(DataTypes.ShortType, (short) -300, -300L),
        Arguments.of(DataTypes.IntegerType, -70_000, -70_000L),
        Arguments.of(DataTypes.LongType, Long.MIN_VALUE, Long.MIN_VALUE),
        Arguments.of(DataTypes.StringType, "größe", "größe"));
  }

  @ParameterizedTest
  @MethodSource("idTypes")
  void everyIdTypeIsReadAndRemembered(DataType type, Object id, Object stored) {
    TableSpec source =
        table(folder, Side.SOURCE, type, FLOATS, List.of(row(id, List.of(1.5f, -2f))));
    CheckedClouds clouds = read(FAIL, source, plainTarget(folder));
    assertEquals(type, clouds.idType(Side.SOURCE));
    assertEquals(DataTypes.LongType, clouds.idType(Side.TARGET));
    assertEquals(source, clouds.spec(Side.SOURCE));
    assertArrayEquals(new float[] {1.5f, -2f}, TestTables.sourcePoint(clouds, stored));
    clouds.unpersist();
  }

  @Test
  void keysAreThoseOfSeedSideAndIdAlone() {
    CheckedClouds clouds = read(FAIL, floats(Side.SOURCE, 30, 2), floats(Side.TARGET, 30, 3));
    for (PointBlock block : clouds.source().collect()) {
      for (int i = 0; i < block.size(); i++) {
        assertEquals(block.ids().key(Seeds.key(1, 0), i), block.keys()[i]);
      }
    }
    for (PointBlock block : clouds.target().collect()) {
      for (int i = 0; i < block.size(); i++) {
        assertEquals(block.ids().key(Seeds.key(1, 1), i), block.keys()[i]);
      }
    }
    clouds.unpersist();
  }

  static Stream<Arguments> vectorTypes() {
    return Stream.of(
        Arguments.of(FLOATS, List.of(0f, 1.5f, -2f)),
        Arguments.of(DOUBLES, List.of(0.0, 1.5, -2.0)),
        Arguments.of(DataTypes.createArrayType(DataTypes.IntegerType), List.of(0, 3, -4)),
        Arguments.of(SQLDataTypes.VectorType(), Vectors.dense(0, 1.5, -2)),
        Arguments.of(
            SQLDataTypes.VectorType(),
            Vectors.sparse(3, new int[] {1, 2}, new double[] {1.5, -2})));
  }

  @ParameterizedTest
  @MethodSource("vectorTypes")
  void everyVectorTypeIsRead(DataType type, Object vector) {
    List<Row> rows = List.of(row(1L, vector));
    TableSpec source = table(folder, Side.SOURCE, DataTypes.LongType, type, rows);
    TableSpec target = table(folder, Side.TARGET, DataTypes.LongType, type, rows);
    CheckedClouds clouds = read(FAIL, source, target);
    Scaling scaling = clouds.scaling();
    float[] stored = TestTables.sourcePoint(clouds, 1L);
    double unit = type.equals(DataTypes.createArrayType(DataTypes.IntegerType)) ? 2 : 1;
    assertEquals(0, scaling.original(stored[0], 0));
    assertEquals(1.5 * unit, scaling.original(stored[1], 1));
    assertEquals(-2 * unit, scaling.original(stored[2], 2));
    assertEquals(type.equals(FLOATS), scaling.isIdentity());
    clouds.unpersist();
  }

  @Test
  void nullAndNanInsideMlVectorsAreFound() {
    List<Row> rows =
        List.of(
            row(1L, null),
            row(2L, Vectors.sparse(2, new int[] {1}, new double[] {Double.NaN})),
            row(3L, Vectors.dense(1, Double.POSITIVE_INFINITY)),
            row(4L, Vectors.dense(1, 2)),
            row(5L, Vectors.sparse(0, new int[0], new double[0])),
            row(6L, Vectors.sparse(2, new int[0], new double[0])));
    TableSpec source =
        table(folder, Side.SOURCE, DataTypes.LongType, SQLDataTypes.VectorType(), rows);
    CheckedClouds clouds = read(DROP, source, plainTarget(folder));
    ReadSummary summary = clouds.summary(Side.SOURCE);
    assertEquals("1", summary.firstId(RejectReason.NULL_VECTOR).orElseThrow());
    assertEquals("2", summary.firstId(RejectReason.NAN).orElseThrow());
    assertEquals("3", summary.firstId(RejectReason.INFINITE).orElseThrow());
    assertEquals("5", summary.firstId(RejectReason.EMPTY_VECTOR).orElseThrow());
    assertEquals(List.of("4", "6"), List.copyOf(TestTables.sourcePoints(clouds).keySet()));
    clouds.unpersist();
  }

  @Test
  void numericColumnsFromCsvWithCaseFoldedAndDottedNames() throws IOException {
    Path file = folder.resolve("points.csv");
    Files.writeString(file, "name,x.1,Y\nb,1.5,2\na,3,\nc,10,20\n");
    TableSpec source =
        TableSpec.of(Side.SOURCE, TableLocation.parse("csv:" + file), "Name", List.of("y", "x.1"));
    CheckedClouds clouds = read(DROP, source, plainTarget(folder));
    Scaling scaling = clouds.scaling();
    float[] stored = TestTables.sourcePoint(clouds, "b");
    assertEquals(2, scaling.original(stored[0], 0), 1e-6);
    assertEquals(1.5, scaling.original(stored[1], 1), 1e-6);
    assertEquals("a", clouds.summary(Side.SOURCE).firstId(RejectReason.NULL_ELEMENT).orElseThrow());
    clouds.unpersist();
  }

  @Test
  void catalogTablesAndJson() throws IOException {
    SparkSession spark = SharedSpark.session();
    Path file = folder.resolve("points.json");
    Files.writeString(file, "{\"id\":\"a\",\"features\":[1.5,2]}\n{\"id\":\"b\"}\n");
    spark.read().json(file.toString()).createOrReplaceTempView("points_view");
    for (String location : List.of("table:points_view", "json:" + file)) {
      TableSpec source = TableSpec.of(Side.SOURCE, TableLocation.parse(location), "id", "features");
      CheckedClouds clouds = read(DROP, source, plainTarget(folder));
      assertEquals(List.of("a"), List.copyOf(TestTables.sourcePoints(clouds).keySet()));
      assertEquals(1, clouds.summary(Side.SOURCE).rejected(RejectReason.NULL_VECTOR));
      clouds.unpersist();
    }
    spark.catalog().dropTempView("points_view");
  }

  static Stream<Arguments> readings() {
    return Stream.of(
        Arguments.of(Standardize.NONE, FLOATS, 400), // all ids differ: blocks straight from files
        Arguments.of(Standardize.ZSCORE, DOUBLES, 390));
  }

  /** Rows with faults of every kind that depends on other rows, read in many arrangements. */
  @ParameterizedTest
  @MethodSource("readings")
  void pointsAndRejectsDoNotDependOnPartitions(Standardize standardize, DataType type, int ids) {
    List<Row> rows = faultyRows(type, ids);
    CloudReader.Options options =
        new CloudReader.Options(FAIL.cost(), standardize, BadRowPolicy.QUARANTINE, 42);
    SortedMap<String, String> points = null;
    List<String> rejects = null;
    TableSpec target =
        table(folder, Side.TARGET, DataTypes.StringType, type, rows.subList(0, 200), 3);
    for (int files : new int[] {1, 7, 64}) {
      TableSpec source = table(folder, Side.SOURCE, DataTypes.StringType, type, rows, files);
      // Either setting with one file and with many; both with the number between.
      boolean[] settings = files == 7 ? new boolean[] {true, false} : new boolean[] {files == 1};
      for (boolean adaptive : settings) {
        CheckedClouds clouds = readOneFileAPartition(options, source, target, adaptive);
        SortedMap<String, String> found = TestTables.sourcePoints(clouds);
        TestTables.points(clouds.target().collect()).forEach((k, v) -> found.put("t" + k, v));
        if (points == null) {
          points = found;
          rejects = TestTables.rejects(clouds);
          assertTrue(points.size() > 500, "points: " + points.size());
          assertTrue(rejects.size() > 15, "rejects: " + rejects.size());
        }
        if (ids == rows.size()) {
          assertEquals(files, clouds.source().getNumPartitions());
        }
        assertEquals(points, found, "files " + files + ", adaptive " + adaptive);
        assertEquals(rejects, TestTables.rejects(clouds));
        clouds.unpersist();
      }
    }
  }

  private static List<Row> faultyRows(DataType type, int ids) {
    List<Row> rows = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 400; i++) {
      Object[] point = new Object[i % 50 == 0 ? 2 : 3];
      for (int k = 0; k < point.length; k++) {
        double x = i % 77 == 0 ? Double.NaN : random.nextDouble(-1e3, 1e5);
        point[k] = type.equals(FLOATS) ? (Object) (float) x : (Object) x;
      }
      rows.add(row("id" + i % ids, Arrays.asList(point)));
    }
    return rows;
  }

  private static CheckedClouds readOneFileAPartition(
      CloudReader.Options options, TableSpec source, TableSpec target, boolean adaptive) {
    SparkSession spark = SharedSpark.session();
    spark.conf().set("spark.sql.adaptive.enabled", adaptive);
    spark.conf().set("spark.sql.files.openCostInBytes", "134217728"); // of a whole partition
    try {
      return read(options, source, target);
    } finally {
      spark.conf().unset("spark.sql.files.openCostInBytes");
      spark.conf().unset("spark.sql.adaptive.enabled");
    }
  }

  @Test
  void anotherSeedGivesOtherKeysAndTheSamePoints() {
    TableSpec source = floats(Side.SOURCE, 5, 1);
    TableSpec target = floats(Side.TARGET, 5, 1);
    CheckedClouds one = read(FAIL, source, target);
    CheckedClouds two =
        read(
            new CloudReader.Options(FAIL.cost(), Standardize.NONE, BadRowPolicy.FAIL, 2),
            source,
            target);
    assertNotEquals(TestTables.sourcePoints(one), TestTables.sourcePoints(two));
    assertArrayEquals(TestTables.sourcePoint(one, 3L), TestTables.sourcePoint(two, 3L));
    one.unpersist();
    two.unpersist();
  }

  @Test
  void blocksOfManyRowsAreCutAndKeepEveryRow() {
    SparkSession spark = SharedSpark.session();
    int n = ReadChunk.MOST_ROWS + 10;
    String path = folder.resolve("many").toString();
    spark
        .range(0, n, 1, 1)
        .selectExpr("id", "array(cast(id as float)) as features")
        .write()
        .parquet(path);
    TableSpec source = TableSpec.of(Side.SOURCE, TableLocation.parse(path), "id", "features");
    TableSpec target = TableSpec.of(Side.TARGET, TableLocation.parse(path), "id", "features");
    CheckedClouds clouds = read(FAIL, source, target);
    clouds.requireEqualSizes();
    assertEquals(n, clouds.targetPoints());
    List<PointBlock> blocks = clouds.source().collect();
    assertEquals(2, blocks.size());
    boolean[] seen = new boolean[n];
    for (PointBlock block : blocks) {
      for (int i = 0; i < block.size(); i++) {
        int id = Math.toIntExact((Long) block.ids().value(i));
        assertFalse(seen[id], "twice: " + id);
        seen[id] = true;
        assertEquals((float) id, block.coordinates()[i]);
      }
    }
    clouds.unpersist();
    assertEquals(ReadChunk.MOST_ROWS, ReadChunk.Builder.mostPoints(1));
    assertEquals(16_384, ReadChunk.Builder.mostPoints(1024));
    assertEquals(1, ReadChunk.Builder.mostPoints(Integer.MAX_VALUE));
  }

  @Test
  void tablesAreTakenInOrder() {
    TableSpec source = floats(Side.SOURCE, 1, 1);
    assertThrows(IllegalArgumentException.class, () -> read(FAIL, source, source));
  }

  private TableSpec floats(Side side, int n, int files) {
    List<Row> rows = new ArrayList<>();
    for (long i = 0; i < n; i++) {
      rows.add(row(i, List.of((float) i, 0.1f)));
    }
    StructType schema = new StructType().add("id", DataTypes.LongType).add("features", FLOATS);
    return table(folder, side, schema, rows, files);
  }
}
