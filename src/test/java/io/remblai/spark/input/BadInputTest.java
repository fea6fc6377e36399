package io.remblai.spark.input;

import static io.remblai.spark.input.TestTables.DOUBLES;
import static io.remblai.spark.input.TestTables.DROP;
import static io.remblai.spark.input.TestTables.FAIL;
import static io.remblai.spark.input.TestTables.FLOATS;
import static io.remblai.spark.input.TestTables.QUARANTINE;
import static io.remblai.spark.input.TestTables.plainTarget;
import static io.remblai.spark.input.TestTables.read;
import static io.remblai.spark.input.TestTables.row;
import static io.remblai.spark.input.TestTables.table;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.geometry.GroundCost;
import io.remblai.spark.Side;
import io.remblai.spark.table.InputException;
import io.remblai.spark.table.RejectReason;
import io.remblai.spark.table.TableLocation;
import io.remblai.spark.table.TableSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("spark")
class BadInputTest {

  private static final String ADVICE =
      " Add --on-bad-row drop to leave them out, or --on-bad-row quarantine to set them aside in"
          + " rejects/, or fix `%s`; nothing was written.";

  @TempDir Path folder;

  /** One of every kind, two good rows, text ids. */
  private TableSpec everyKind() {
    List<Row> rows =
        List.of(
            row("good", List.of(1f, 2f)),
            row("fine", List.of(3f, 4f)),
            row(null, List.of(1f, 2f)),
            row("twin", List.of(1f, 2f)),
            row("twin", List.of(5f, Float.NaN)),
            row("b-null", null),
            row("a-null", null),
            row("hole", Arrays.asList(1f, null)),
            row("empty", List.of()),
            row("c_9", List.of(1f, Float.NaN)),
            row("c_10", List.of(Float.NEGATIVE_INFINITY, Float.NaN)),
            row("inf", List.of(1f, Float.POSITIVE_INFINITY)),
            row("long", List.of(1f, 2f, 3f)));
    return table(folder, Side.SOURCE, DataTypes.StringType, FLOATS, rows);
  }

  @Test
  void everyReasonIsReportedAtOnceWithCountFirstIdColumnAndFlag() {
    TableSpec source = everyKind();
    List<Row> rows = List.of(row(1, List.of(1f, 2f)), row(7, List.of(0f, Float.NaN)));
    TableSpec target = table(folder, Side.TARGET, DataTypes.IntegerType, FLOATS, rows);
    List<String> problems = problems(source, target);
    String at = "source " + source.location();
    String fix = ADVICE.formatted("features");
    String fixId = ADVICE.formatted("id");
    assertEquals(
        List.of(
            at + " has 1 row whose `id` is null." + fixId,
            at + " has 2 rows whose `id` is not unique (first id: twin)." + fixId,
            at + " has 2 rows whose `features` is null (first id: a-null)." + fix,
            at + " has 1 row whose `features` contain a null element (first id: hole)." + fix,
            at + " has 1 row whose `features` has no elements (first id: empty)." + fix,
            at + " has 2 rows whose `features` contain NaN (first id: c_10)." + fix,
            at
                + " has 1 row whose `features` contain an infinite number or one beyond 1.7e38"
                + " (first id: inf)."
                + fix,
            at
                + " has 1 row whose `features` has another length than most (first id: long);"
                + " lengths are 2 in 2 rows, 3 in 1 row."
                + fix,
            "target "
                + target.location()
                + " has 1 row whose `features` contain NaN (first id: 7)."
                + fix),
        problems);
  }

  @Test
  void dropLeavesOutAndCounts() {
    CheckedClouds clouds = read(DROP, everyKind(), plainTarget(folder));
    assertEquals(List.of("fine", "good"), List.copyOf(TestTables.sourcePoints(clouds).keySet()));
    ReadSummary summary = clouds.summary(Side.SOURCE);
    Map<RejectReason, Long> expected = new TreeMap<>();
    expected.put(RejectReason.NULL_ID, 1L);
    expected.put(RejectReason.DUPLICATE_ID, 2L);
    expected.put(RejectReason.NULL_VECTOR, 2L);
    expected.put(RejectReason.NULL_ELEMENT, 1L);
    expected.put(RejectReason.EMPTY_VECTOR, 1L);
    expected.put(RejectReason.NAN, 2L);
    expected.put(RejectReason.INFINITE, 1L);
    expected.put(RejectReason.WRONG_LENGTH, 1L);
    assertEquals(expected, summary.rejectedByReason());
    assertEquals(13, summary.rows());
    assertEquals(2, summary.accepted());
    assertEquals(11, summary.rejected());
    assertEquals("c_10", summary.firstId(RejectReason.NAN).orElseThrow());
    assertTrue(summary.firstId(RejectReason.NULL_ID).isEmpty());
    assertEquals(2, clouds.sourcePoints());
    assertEquals(2, clouds.targetPoints());
    assertEquals(2, clouds.dim());
    clouds.requireEqualSizes();
    clouds.unpersist();
  }

  @Test
  void quarantineListsEveryRowWithItsReason() {
    CheckedClouds clouds = read(QUARANTINE, everyKind(), plainTarget(folder));
    assertEquals(
        List.of(
            "source a-null null_vector",
            "source b-null null_vector",
            "source c_10 nan",
            "source c_9 nan",
            "source empty empty_vector",
            "source hole null_element",
            "source inf infinite",
            "source long wrong_length",
            "source null null_id",
            "source twin duplicate_id",
            "source twin duplicate_id"),
        TestTables.rejects(clouds));
    clouds.unpersist();
  }

  @Test
  void numericIdsAreComparedAsNumbers() {
    List<Row> rows =
        List.of(row(100L, List.of(Float.NaN)), row(9L, List.of(Float.NaN)), row(1L, List.of(1f)));
    TableSpec source = table(folder, Side.SOURCE, DataTypes.LongType, FLOATS, rows);
    List<String> problems = problems(source, withDim(1));
    assertTrue(problems.get(0).contains("2 rows whose `features` contain NaN (first id: 9)"));
  }

  @Test
  void thousandsAreGrouped() {
    List<Row> rows = new ArrayList<>(List.of(row(0L, List.of(1f))));
    for (long i = 1; i <= 1204; i++) {
      rows.add(row(i, List.of(Float.NaN)));
    }
    TableSpec source = table(folder, Side.SOURCE, DataTypes.LongType, FLOATS, rows);
    assertTrue(problems(source, withDim(1)).get(0).contains(" has 1,204 rows whose "));
  }

  @Test
  void duplicatesAmongNumericIdsSpareTheOthers() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      rows.add(row((short) (i % 200), List.of((float) i, 0f)));
    }
    TableSpec source = table(folder, Side.SOURCE, DataTypes.ShortType, FLOATS, rows, 5);
    CheckedClouds clouds = read(DROP, source, plainTarget(folder));
    assertEquals(200, clouds.summary(Side.SOURCE).rejected(RejectReason.DUPLICATE_ID));
    assertEquals("0", clouds.summary(Side.SOURCE).firstId(RejectReason.DUPLICATE_ID).orElseThrow());
    assertEquals(100, clouds.sourcePoints());
    assertEquals(100f, TestTables.sourcePoint(clouds, 100L)[0]);
    clouds.unpersist();
  }

  @ParameterizedTest
  @EnumSource(
      value = BadRowPolicy.class,
      names = {"DROP", "FAIL"})
  void mostFrequentLengthIsTheDimension(BadRowPolicy policy) {
    // The partitions' first rows have rare lengths: the first guesses are all wrong.
    List<Row> rows = new ArrayList<>();
    rows.add(row(-1L, List.of(1f)));
    for (long i = 0; i < 10; i++) {
      rows.add(row(i, List.of(1f, 2f)));
    }
    rows.add(row(-2L, List.of(1f, 2f, 3f)));
    TableSpec source = table(folder, Side.SOURCE, DataTypes.LongType, FLOATS, rows, 1);
    if (policy == BadRowPolicy.FAIL) {
      String problem = problems(source, plainTarget(folder)).get(0);
      assertTrue(
          problem.contains(
              "has 2 rows whose `features` has another length than most (first id: -2); lengths"
                  + " are 1 in 1 row, 2 in 10 rows, 3 in 1 row."),
          problem);
    } else {
      CheckedClouds clouds = read(DROP, source, plainTarget(folder));
      assertEquals(10, clouds.sourcePoints());
      assertEquals(2, clouds.summary(Side.SOURCE).rejected(RejectReason.WRONG_LENGTH));
      assertEquals(2, clouds.dim());
      clouds.unpersist();
    }
  }

  @Test
  void ofEquallyFrequentLengthsTheLargerIsTheDimension() {
    List<Row> rows =
        List.of(
            row(1L, List.of(1f)),
            row(2L, List.of(1f, 2f)),
            row(3L, List.of(1f)),
            row(4L, List.of(1f, 2f)));
    TableSpec source = table(folder, Side.SOURCE, DataTypes.LongType, FLOATS, rows, 1);
    CheckedClouds clouds = read(DROP, source, plainTarget(folder));
    assertEquals(List.of("2", "4"), List.copyOf(TestTables.sourcePoints(clouds).keySet()));
    clouds.unpersist();
  }

  @Test
  void differentDimensionsAreRefusedNamingBoth() {
    TableSpec target = plainTarget(folder);
    TableSpec source =
        table(
            folder,
            Side.SOURCE,
            DataTypes.LongType,
            DOUBLES,
            List.of(row(1L, List.of(1., 2., 3.)), row(2L, List.of(Double.NaN, 2., 3.))));
    List<String> problems = problems(source, target);
    assertEquals(2, problems.size());
    assertTrue(problems.get(0).contains("contain NaN (first id: 2)"), problems.get(0));
    assertEquals(
        "source "
            + source.location()
            + " has vectors of dimension 3 (`features`) and target "
            + target.location()
            + " of dimension 2 (`features`); costs need both tables in one space. Name other"
            + " columns, or embed both tables the same way; nothing was written.",
        problems.get(1));
  }

  @Test
  void zeroNormIsBadForTheCosineOnly() {
    List<Row> rows = List.of(row(1L, List.of(0f, -0f)), row(2L, List.of(3f, 4f)));
    TableSpec source = table(folder, Side.SOURCE, DataTypes.LongType, FLOATS, rows);
    TableSpec target =
        table(
            folder,
            Side.TARGET,
            DataTypes.LongType,
            FLOATS,
            List.of(row(1L, List.of(1f, 0f)), row(2L, List.of(1f, 1f))));
    CheckedClouds euclidean = read(FAIL, source, target);
    assertEquals(2, euclidean.sourcePoints());
    euclidean.unpersist();
    CloudReader.Options cosine =
        new CloudReader.Options(GroundCost.COSINE, Standardize.NONE, BadRowPolicy.QUARANTINE, 1);
    CheckedClouds clouds = read(cosine, source, target);
    assertEquals(List.of("source 1 zero_norm"), TestTables.rejects(clouds));
    Exception unequal = assertThrows(InputException.class, clouds::requireEqualSizes);
    assertTrue(
        unequal
            .getMessage()
            .contains(
                "has 1 usable row and target "
                    + target.location()
                    + " has 2; a one-to-one map needs as many on either side. Leave 1 row out of"
                    + " the target, or mend the rows that were set aside (source 1, target 0), or add"
                    + " --unequal partial"),
        unequal.getMessage());
    clouds.unpersist();
  }

  @Test
  void doublesBeyondTheRangeOfFloatCountAsInfinite() {
    List<Row> rows =
        List.of(row(1L, List.of(1e300, 0.)), row(2L, List.of(1., 0.)), row(3L, List.of(1e38, 0.)));
    TableSpec source = table(folder, Side.SOURCE, DataTypes.LongType, DOUBLES, rows);
    CheckedClouds clouds = read(QUARANTINE, source, plainTarget(folder));
    assertEquals(List.of("source 1 infinite"), TestTables.rejects(clouds));
    clouds.unpersist();
  }

  @Test
  void emptyTablesAreRefusedBothAtOnce() {
    TableSpec source = table(folder, Side.SOURCE, DataTypes.LongType, FLOATS, List.of());
    TableSpec target =
        table(
            folder, Side.TARGET, DataTypes.LongType, FLOATS, List.of(row(1L, List.of(Float.NaN))));
    InputException refusal = assertThrows(InputException.class, () -> read(DROP, source, target));
    assertEquals(
        List.of(
            "source " + source.location() + " has no rows; nothing was written.",
            "target "
                + target.location()
                + " has no usable row: all 1 were set aside (nan 1); nothing was written."),
        refusal.problems());
  }

  @Test
  void missingColumnsAndWrongTypesOfBothTablesAreReportedAtOnce() {
    StructType schema =
        new StructType()
            .add("customer_id", DataTypes.DoubleType)
            .add("embedding", DataTypes.StringType)
            .add("age", DataTypes.IntegerType);
    List<Row> rows = List.of(row(1.0, "1 2", 3));
    TableLocation source = table(folder, Side.SOURCE, schema, rows, 1).location();
    TableLocation target = table(folder, Side.TARGET, schema, rows, 1).location();
    String columns = ". Its columns are `customer_id`, `embedding`, `age`";
    assertEquals(
        List.of(
            "source " + source + " has no column `custmer_id`; nearest is `customer_id`" + columns,
            "source " + source + " has no column `Embeding`; nearest is `embedding`" + columns,
            "target "
                + target
                + ": id column `customer_id` is of type double; ids are of type tinyint, smallint,"
                + " int, bigint or string",
            "target "
                + target
                + ": features column `age` is of type int; vectors are of type array<float>,"
                + " array<double>, an array of another numeric type, or Spark ML's vector. Use"
                + " --features-cols for coordinates in columns of their own"),
        problems(
            TableSpec.of(Side.SOURCE, source, "custmer_id", "Embeding"),
            TableSpec.of(Side.TARGET, target, "CUSTOMER_ID", "age")));
    assertEquals(
        List.of(
            "source "
                + source
                + ": id column `customer_id` is of type double; ids are of type tinyint, smallint,"
                + " int, bigint or string",
            "source "
                + source
                + ": features column `embedding` is of type string; --features-cols takes numeric"
                + " columns",
            "source " + source + " has no column `ages`; nearest is `age`" + columns),
        problems(
            TableSpec.of(Side.SOURCE, source, "customer_id", List.of("age", "embedding", "ages")),
            plainTarget(folder)));
  }

  @Test
  void unreadableTablesAreReportedBothAtOnce() {
    List<String> problems =
        problems(
            TableSpec.of(Side.SOURCE, TableLocation.parse("/no/such/folder"), "id", "features"),
            TableSpec.of(Side.TARGET, TableLocation.parse("table:no_such"), "id", "features"));
    assertEquals(2, problems.size());
    assertTrue(
        problems.get(0).startsWith("source parquet:/no/such/folder cannot be read: "),
        problems.get(0));
    assertTrue(
        problems.get(1).startsWith("target table:no_such cannot be read: "), problems.get(1));
    List<String> format =
        problems(
            TableSpec.of(Side.SOURCE, TableLocation.parse("nonsense:/x"), "id", "features"),
            plainTarget(folder));
    assertTrue(format.get(0).startsWith("source nonsense:/x cannot be read: "), format.get(0));
  }

  private TableSpec withDim(int dim) {
    Float[] point = new Float[dim];
    Arrays.fill(point, 1f);
    return table(
        folder, Side.TARGET, DataTypes.LongType, FLOATS, List.of(row(1L, Arrays.asList(point))));
  }

  private static List<String> problems(TableSpec source, TableSpec target) {
    InputException refusal = assertThrows(InputException.class, () -> read(FAIL, source, target));
    assertEquals(String.join("\n", refusal.problems()), refusal.getMessage());
    return refusal.problems();
  }
}
