package io.remblai.job.hiref;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.job.CommandLineRun;
import io.remblai.job.output.Manifest;
import io.remblai.spark.SharedSpark;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Maps of groups, from files to files. */
@Tag("spark")
final class HirefGroupsTest {

  private static final StructType SCHEMA =
      new StructType()
          .add("id", DataTypes.LongType)
          .add("features", DataTypes.createArrayType(DataTypes.FloatType))
          .add("sex", DataTypes.StringType)
          .add("site", DataTypes.IntegerType)
          .add("age", DataTypes.DoubleType);

  /** Texts that a careless key would mix up, and what would break a careless query. */
  private static final String[] SEXES = {
    "f", "m'--", "\"a,b\"", "a\u0001", "", "\u00e9", "e\u0301"
  };

  /** Rows of each group in source and target; 300 are more than one block holds. */
  private static final int[][] SIZES = {
    {2, 2}, {30, 30}, {5, 9}, {40, 17}, {300, 300}, {260, 310}, {0, 4}, {3, 0}
  };

  @TempDir static Path shared;

  private static SparkSession session;
  private static String source;
  private static String target;

  @TempDir Path folder;

  @BeforeAll
  static void write() {
    session = SharedSpark.session();
    source = write("source", rows(0));
    target = write("target", rows(1));
  }

  private static List<Row> rows(int side) {
    Random random = new Random(side);
    List<Row> rows = new ArrayList<>();
    for (int g = 0; g < SIZES.length; g++) {
      for (int k = 0; k < SIZES[g][side]; k++) {
        rows.add(row(rows.size(), random, sex(g), site(g), random.nextInt(20, 60)));
      }
    }
    Collections.shuffle(rows, random);
    return rows;
  }

  private static String sex(int group) {
    return SEXES[group % SEXES.length];
  }

  private static int site(int group) {
    return group / 2 - 1;
  }

  private static Row row(long id, Random random, String sex, Integer site, Object age) {
    List<Float> point = new ArrayList<>();
    for (int k = 0; k < 3; k++) {
      point.add((float) random.nextGaussian());
    }
    return RowFactory.create(
        id, point, sex, site, age == null ? null : ((Number) age).doubleValue());
  }

  private static String write(String name, List<Row> rows) {
    return write(name, session.createDataFrame(rows, SCHEMA).repartition(3));
  }

  private static String write(String name, Dataset<Row> table) {
    String path = shared.resolve(name).toString();
    table.write().mode("overwrite").parquet(path);
    return path;
  }

  private CommandLineRun hiref(String out, String from, String to, String... more) {
    List<String> args = new ArrayList<>(List.of("hiref", "--source", from, "--target", to));
    args.addAll(List.of("--out", folder.resolve(out).toString(), "--leaf-size", "64"));
    args.addAll(List.of("--rematch-rounds", "3", "--no-report"));
    args.addAll(List.of(more));
    return CommandLineRun.of(args.toArray(String[]::new));
  }

  private Dataset<Row> table(String out, String name) {
    return session.read().parquet(folder.resolve(out) + "/" + name);
  }

  private List<Row> pairs(Dataset<Row> pairs) {
    return pairs
        .select("source_id", "target_id", "cost", "block_path")
        .orderBy("source_id")
        .collectAsList();
  }

  private Manifest manifest(String out) throws IOException {
    return Manifest.parse(Files.readString(folder.resolve(out).resolve("_manifest.json")));
  }

  private void verify(String out) {
    CommandLineRun run = CommandLineRun.of("verify", "--out", folder.resolve(out).toString());
    assertEquals(0, run.code(), run::all);
    assertTrue(run.out().contains("no pair is of two groups"), run::all);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--certify fast", "--max-cost 1.5", "--caliper-col age --caliper 4"})
  void everyGroupIsAsIfAlone(String option) throws IOException {
    List<String> more = new ArrayList<>(Arrays.asList(option.split(" ")));
    CommandLineRun alone;
    more.addAll(List.of("--group-cols", "sex,site"));
    CommandLineRun run = hiref("all", source, target, more.toArray(String[]::new));
    assertEquals(0, run.code(), run::all);
    verify("all");
    Dataset<Row> groups = table("all", "groups");
    assertEquals(SIZES.length, groups.count());
    for (int g = 0; g < SIZES.length; g++) {
      String where = "group " + g;
      Row found = only(groups, g).first();
      assertEquals(SIZES[g][0], found.<Long>getAs("source_rows"), where);
      assertEquals(SIZES[g][1], found.<Long>getAs("target_rows"), where);
      if (SIZES[g][0] == 0 || SIZES[g][1] == 0) {
        assertTrue(found.<String>getAs("reason").contains("no rows in the"), where);
        assertEquals(0, only(table("all", "pairs"), g).count());
        continue;
      }
      assertEquals(SIZES[g][0] > 256 ? "cluster" : "task", found.getAs("solver"), where);
      String from = write("own-source", only(session.read().parquet(source), g));
      String to = write("own-target", only(session.read().parquet(target), g));
      alone = hiref("alone" + g, from, to, option.split(" "));
      assertEquals(0, alone.code(), alone::all);
      List<Row> own = pairs(table("alone" + g, "pairs"));
      assertEquals(own, pairs(only(table("all", "pairs"), g)), where);
      assertEquals(own.size(), found.<Long>getAs("matched"), where);
      if (!own.isEmpty()) {
        double mean = manifest("alone" + g).number("cost", "mean").orElseThrow();
        assertEquals(mean, found.<Double>getAs("cost"), 1e-12 * mean, where);
      }
    }
  }

  private static Dataset<Row> only(Dataset<Row> table, int group) {
    return table.filter(
        functions.col("sex").equalTo(sex(group)).and(functions.col("site").equalTo(site(group))));
  }

  @Test
  void rowsWithoutPartnersSayWhy() throws IOException {
    CommandLineRun run = hiref("all", source, target, "--group-cols", "sex,site");
    assertEquals(0, run.code(), run::all);
    assertTrue(run.err().contains("1 group with no rows in the source"), run::all);
    Dataset<Row> unmatched = table("all", "unmatched");
    assertEquals(
        3, unmatched.filter("side = 'source' and reason like '%no rows in the target'").count());
    assertEquals(
        4, unmatched.filter("side = 'target' and reason like '%no rows in the source'").count());
    assertEquals(
        40 - 17, unmatched.filter("side = 'source' and reason = 'no partner left'").count());
    assertEquals(
        4 + 50, unmatched.filter("side = 'target' and reason = 'no partner left'").count());
    Manifest manifest = manifest("all");
    assertEquals("groups", manifest.text("bound", "certified_by").orElseThrow());
    double mean = manifest.number("cost", "mean").orElseThrow();
    double bound = manifest.number("bound", "certified_lower_bound").orElseThrow();
    assertTrue(bound > 0 && bound <= mean, bound + " of " + mean);
    assertEquals("8", manifest.text("groups", "groups").orElseThrow());
  }

  @Test
  void groupsOfDifferentSizeMayBeRefused() {
    CommandLineRun run =
        hiref("all", source, target, "--group-cols", "sex,site", "--unequal", "error");
    assertEquals(0, run.code(), run::all);
    verify("all");
    assertEquals(3, table("all", "groups").filter("reason like '%(--unequal error)'").count());
    assertEquals(2 + 30 + 300, table("all", "pairs").count());
    assertEquals(
        5 + 40 + 260,
        table("all", "unmatched")
            .filter("side = 'source' and reason like '%(--unequal error)'")
            .count());
  }

  @Test
  void partitionsDoNotMatter() {
    List<Row> expected = null;
    List<Row> left = null;
    for (int partitions : new int[] {1, 7, 64}) {
      String from = write("p-source", session.read().parquet(source).repartition(partitions));
      String to = write("p-target", session.read().parquet(target).repartition(partitions));
      String out = "p" + partitions;
      CommandLineRun run =
          hiref(out, from, to, "--group-cols", "site", "--caliper-col", "age", "--caliper", "3");
      assertEquals(0, run.code(), run::all);
      List<Row> pairs = pairs(table(out, "pairs"));
      List<Row> unmatched = table(out, "unmatched").orderBy("side", "id", "reason").collectAsList();
      expected = expected == null ? pairs : expected;
      left = left == null ? unmatched : left;
      assertEquals(expected, pairs, partitions + " partitions");
      assertEquals(left, unmatched, partitions + " partitions");
    }
  }

  /** A thousand problems of at most seven rows, each a group, against all matchings. */
  @ParameterizedTest
  @CsvSource({"1.5,6,0.4", "inf,4,inf", "0.8,inf,inf"})
  void smallProblemsAreLikeBruteForce(String cost, String years, String height) {
    double[] limits = {number(cost), number(years), number(height)};
    StructType schema = SCHEMA.add("height", DataTypes.FloatType);
    List<SmallProblem> problems = new ArrayList<>();
    List<Row> from = new ArrayList<>();
    List<Row> to = new ArrayList<>();
    for (int g = 0; g < 1000; g++) {
      SmallProblem problem = SmallProblem.of(g);
      problems.add(problem);
      problem.addRows(g, from, to);
    }
    List<String> more = new ArrayList<>(List.of("--group-cols", "site", "--certify", "none"));
    if (Double.isFinite(limits[0])) {
      more.addAll(List.of("--max-cost", cost));
    }
    if (Double.isFinite(limits[1]) && Double.isFinite(limits[2])) {
      more.addAll(List.of("--caliper-col", "age,height", "--caliper", years + "," + height));
    } else if (Double.isFinite(limits[1])) {
      more.addAll(List.of("--caliper-col", "age", "--caliper", years));
    }
    CommandLineRun run =
        hiref(
            "small",
            write("small-source", session.createDataFrame(from, schema)),
            write("small-target", session.createDataFrame(to, schema)),
            more.toArray(String[]::new));
    assertEquals(0, run.code(), run::all);
    verify("small");
    List<Row> groups = table("small", "groups").orderBy("site").collectAsList();
    assertEquals(1000, groups.size());
    for (int g = 0; g < 1000; g++) {
      SmallProblem.Best best = problems.get(g).best(limits);
      Row found = groups.get(g);
      assertEquals(best.pairs(), found.<Long>getAs("matched"), "problem " + g);
      if (best.pairs() > 0) {
        double mean = best.cost() / best.pairs();
        assertEquals(mean, found.<Double>getAs("cost"), 1e-6 * mean + 1e-9, "problem " + g);
      } else {
        assertTrue(found.<String>getAs("reason").startsWith("no pair is allowed"));
      }
    }
  }

  private static double number(String text) {
    return text.equals("inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
  }

  @Test
  void largeCloudsKeepCalipersToo() {
    CommandLineRun run =
        hiref("wide", source, target, "--caliper-col", "age,site", "--caliper", "2,0");
    assertEquals(0, run.code(), run::all);
    CommandLineRun check = CommandLineRun.of("verify", "--out", folder.resolve("wide").toString());
    assertEquals(0, check.code(), check::all);
    assertTrue(check.out().contains("no pair is beyond them"), check::all);
    assertTrue(table("wide", "pairs").count() > 500, check::all);
    assertTrue(table("wide", "unmatched").filter("reason = 'beyond --caliper'").count() > 0);
  }

  @Test
  void keysComeBackInTheirOwnTypes() {
    Object[][] values = {
      {true, Date.valueOf("1969-07-20"), Timestamp.valueOf("1999-12-31 23:59:59.999999")},
      {new BigDecimal("-1.50"), (short) -7, -0.0}
    };
    DataType[][] types = {
      {DataTypes.BooleanType, DataTypes.DateType, DataTypes.TimestampType},
      {DataTypes.createDecimalType(6, 2), DataTypes.ShortType, DataTypes.DoubleType}
    };
    for (int t = 0; t < 2; t++) {
      StructType schema = new StructType().add("id", "int").add("x", "float");
      for (int k = 0; k < 3; k++) {
        schema = schema.add("odd name." + k, types[t][k]);
      }
      Object[] v = values[t];
      List<Row> rows = List.of(RowFactory.create(1, 0.5f, v[0], v[1], v[2]));
      String from = write("typed", session.createDataFrame(rows, schema));
      CommandLineRun run =
          hiref(
              "typed" + t,
              from,
              from,
              "--features-cols",
              "x",
              "--group-cols",
              "odd name.0,odd name.1,odd name.2");
      assertEquals(0, run.code(), run::all);
      verify("typed" + t);
      for (String name : List.of("pairs", "groups")) {
        Dataset<Row> table = table("typed" + t, name);
        for (int k = 0; k < 3; k++) {
          assertEquals(types[t][k], table.schema().apply("odd name." + k).dataType());
          Object back = table.select("`odd name." + k + "`").first().get(0);
          assertEquals(v[k] instanceof Double ? 0.0 : v[k], back);
        }
      }
    }
  }

  @Test
  void wholeNumbersOfDifferentWidthAreOneType() {
    String wide =
        write(
            "wide-target",
            session
                .read()
                .parquet(target)
                .withColumn("site", functions.col("site").cast(DataTypes.LongType)));
    CommandLineRun run = hiref("w", source, wide, "--group-cols", "site");
    assertEquals(0, run.code(), run::all);
    assertEquals(DataTypes.LongType, table("w", "pairs").schema().apply("site").dataType());
    String text =
        write(
            "text-target",
            session
                .read()
                .parquet(target)
                .withColumn("site", functions.col("site").cast(DataTypes.StringType)));
    assertRefused("is of type int in the source and string in the target", source, text, "site");
  }

  private void assertRefused(String why, String from, String to, String groups, String... more) {
    List<String> all = new ArrayList<>(List.of("--group-cols", groups));
    all.addAll(List.of(more));
    CommandLineRun run = hiref("refused", from, to, all.toArray(String[]::new));
    assertEquals(3, run.code(), run::all);
    assertTrue(run.err().contains(why), run::all);
    assertFalse(Files.exists(folder.resolve("refused")));
  }

  @Test
  void columnsThatAreNoUseAreRefused() {
    assertRefused("has no column `sx`; nearest is `sex`", source, target, "sx");
    assertRefused("group column `features` is of type array<float>", source, target, "features");
    assertRefused(
        "caliper column `sex` is of type string",
        source,
        target,
        "site",
        "--caliper-col",
        "sex",
        "--caliper",
        "1");
    String taken = write("taken", session.read().parquet(source).withColumnRenamed("sex", "COST"));
    assertRefused("has the name of a column of the output", taken, taken, "COST");
  }

  @ParameterizedTest
  @CsvSource({"sex,null", "age,NaN"})
  void rowsWithoutAKeyAreBadRows(String column, String value) {
    List<Row> rows = new ArrayList<>(rows(0));
    boolean group = column.equals("sex");
    double age = Double.parseDouble(value.equals("null") ? "30" : value);
    rows.add(row(9_001, new Random(1), group ? null : "f", 1, age));
    String from = write("bad", rows);
    String[] caliper = {"--caliper-col", "age", "--caliper", "5"};
    assertRefused(
        group ? "null or NaN in a group column (first id: 9001)" : "no finite number in a caliper",
        from,
        target,
        "sex,site",
        caliper);
    List<String> more = new ArrayList<>(List.of("--group-cols", "sex,site"));
    more.addAll(List.of(caliper));
    more.addAll(List.of("--on-bad-row", "quarantine"));
    CommandLineRun run = hiref("kept", from, target, more.toArray(String[]::new));
    assertEquals(0, run.code(), run::all);
    Row reject = table("kept", "rejects").first();
    assertEquals("9001", reject.getAs("id"));
    assertEquals(group ? "null_group" : "no_caliper", reject.getAs("reason"));
    verify("kept");
  }

  @Test
  void aPlanCountsTheGroups() {
    CommandLineRun run = hiref("p", source, target, "--group-cols", "sex,site", "--dry-run");
    assertEquals(0, run.code(), run::all);
    assertTrue(run.out().contains("groups           8: 4 groups in 1 task, exactly"), run::all);
    assertTrue(run.out().contains("2 groups by the whole cluster"), run::all);
    assertFalse(Files.exists(folder.resolve("p")));
  }

  @Test
  void groupsKeepNoCheckpoints() {
    CommandLineRun run =
        hiref("c", source, target, "--group-cols", "site", "--checkpoint", "every-stage");
    assertEquals(2, run.code(), run::all);
    assertTrue(run.err().contains("maps of groups keep no checkpoints"), run::all);
  }

  /** What {@code verify} is for: a pair whose rows have moved to other groups since. */
  @Test
  void verifyFindsPairsOfTwoGroups() {
    CommandLineRun run = hiref("v", source, target, "--group-cols", "site");
    assertEquals(0, run.code(), run::all);
    String moved =
        write(
            "moved",
            session
                .read()
                .parquet(target)
                .withColumn(
                    "site",
                    functions
                        .when(functions.col("id").equalTo(0), 77)
                        .otherwise(functions.col("site"))));
    CommandLineRun check =
        CommandLineRun.of("verify", "--out", folder.resolve("v").toString(), "--target", moved);
    assertEquals(1, check.code(), check::all);
    assertTrue(check.out().contains("FAIL   groups"), check::all);
  }
}
