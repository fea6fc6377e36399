package io.remblai.job.hiref;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.assignment.NaiveAssignment;
import io.remblai.job.CommandLineRun;
import io.remblai.job.output.Manifest;
import io.remblai.spark.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables of different size, from files to files. */
@Tag("spark")
final class HirefUnequalTest {

  private static final int FEW = 1000;
  private static final int MANY = 1500;

  /** Rows of the larger table that lie where no row of the smaller one is. */
  private static final int OUTLIERS = 150;

  @TempDir static Path shared;

  private static SparkSession session;
  private static String few;
  private static String many;

  @TempDir Path folder;

  @BeforeAll
  static void write() {
    session = SharedSpark.session();
    few = write("few", FEW, 0, DataTypes.IntegerType);
    many = write("many", MANY, OUTLIERS, DataTypes.StringType);
  }

  private static String write(String name, int points, int outliers, DataType id) {
    Random random = new Random(points);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < points; i++) {
      boolean outlier = i >= points - outliers;
      List<Float> point = new ArrayList<>();
      for (int k = 0; k < 3; k++) {
        point.add((float) (outlier ? random.nextDouble(30, 90) : random.nextGaussian()));
      }
      rows.add(RowFactory.create(id == DataTypes.StringType ? label(i) : (Object) i, point));
    }
    StructType schema =
        new StructType()
            .add("id", id)
            .add("features", DataTypes.createArrayType(DataTypes.FloatType));
    String path = shared.resolve(name).toString();
    session.createDataFrame(rows, schema).repartition(3).write().parquet(path);
    return path;
  }

  private static String label(int row) {
    return (row >= MANY - OUTLIERS ? "outlier" : "row") + row;
  }

  private String out() {
    return folder.resolve("map").toString();
  }

  private CommandLineRun hiref(String source, String target, String... more) {
    List<String> args = new ArrayList<>(List.of("hiref", "--source", source, "--target", target));
    args.addAll(List.of("--out", out(), "--leaf-size", "64", "--rematch-rounds", "8"));
    args.addAll(List.of(more));
    return CommandLineRun.of(args.toArray(String[]::new));
  }

  private void verify() {
    CommandLineRun run = CommandLineRun.of("verify", "--out", out());
    assertEquals(0, run.code(), run::all);
  }

  private Dataset<Row> table(String name) {
    return session.read().parquet(out() + "/" + name);
  }

  private Manifest manifest() throws IOException {
    return Manifest.parse(Files.readString(Path.of(out(), "_manifest.json")));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theSmallerIsMappedIntoTheLargerWhicheverItIs(boolean exchanged) throws IOException {
    CommandLineRun run = hiref(exchanged ? many : few, exchanged ? few : many, "--certify", "full");
    assertEquals(0, run.code(), run::all);
    String larger = exchanged ? "source" : "target";
    String smaller = exchanged ? "target" : "source";
    assertTrue(run.err().contains("warning: the " + larger + " is larger: 1,000 of"), run::all);
    Dataset<Row> pairs = table("pairs");
    assertEquals(FEW, pairs.count());
    assertEquals(FEW, pairs.select(larger + "_id").distinct().count());
    assertEquals("int", pairs.schema().apply(smaller + "_id").dataType().simpleString());
    assertEquals(0, pairs.filter(larger + "_id like 'outlier%'").count());
    Dataset<Row> unmatched = table("unmatched");
    assertEquals(MANY - FEW, unmatched.select("id").distinct().count());
    assertEquals(MANY - FEW, unmatched.filter("side = '" + larger + "'").count());
    assertEquals(OUTLIERS, unmatched.filter("id like 'outlier%'").count());
    assertEquals(0, unmatched.filter("reason <> 'no partner left'").count());
    assertEquals(OUTLIERS, unmatched.filter("nearest_cost > 500").count());
    Manifest manifest = manifest();
    assertEquals("500", manifest.text("counts", "unmatched_" + larger).orElseThrow());
    assertEquals("0", manifest.text("counts", "unmatched_" + smaller).orElseThrow());
    double mean = manifest.number("cost", "mean").orElseThrow();
    double bound = manifest.number("bound", "certified", "dual").orElseThrow();
    assertTrue(bound <= mean && bound > 0.9 * mean, bound + " of " + mean);
    assertTrue(manifest.text("warnings").isEmpty());
    verify();
  }

  @Test
  void aCheapBoundIsAnEstimateAlone() throws IOException {
    CommandLineRun run = hiref(few, many);
    assertEquals(0, run.code(), run::all);
    Manifest manifest = manifest();
    assertEquals("no_cost", manifest.text("bound", "certified_by").orElseThrow());
    double mean = manifest.number("cost", "mean").orElseThrow();
    double estimate = manifest.number("bound", "sampled", "estimate").orElseThrow();
    assertTrue(estimate <= mean && estimate > 0.9 * mean, estimate + " of " + mean);
    verify();
  }

  @Test
  void errorRefuses() {
    CommandLineRun run = hiref(few, many, "--unequal", "error");
    assertEquals(3, run.code(), run::all);
    assertTrue(run.err().contains("--unequal partial"), run::all);
    assertFalse(Files.exists(Path.of(out())));
  }

  @Test
  void checkpointsOfEveryStageAreRefused() {
    CommandLineRun run = hiref(few, many, "--checkpoint", "every-stage");
    assertEquals(2, run.code(), run::all);
    assertTrue(run.err().contains("keep no checkpoints"), run::all);
  }

  @Test
  void resumeOfNothingStartsFromTheBeginning() {
    assertEquals(0, hiref(few, many, "--mode", "resume").code());
    verify();
  }

  @Test
  void pairsBeyondTheGreatestCostAreLeftOut() throws IOException {
    CommandLineRun run = hiref(few, many, "--max-cost", "0.05");
    assertEquals(0, run.code(), run::all);
    Dataset<Row> pairs = table("pairs");
    assertEquals(0, pairs.filter("cost > 0.05").count());
    long left = FEW - pairs.count();
    assertTrue(left > 0 && left < FEW, left + " left out");
    Dataset<Row> unmatched = table("unmatched");
    assertEquals(left, unmatched.filter("side = 'source'").count());
    assertEquals(
        left, unmatched.filter("side = 'target' and reason = 'beyond --max-cost'").count());
    assertEquals(MANY - pairs.count(), unmatched.filter("side = 'target'").count());
    assertTrue(manifest().text("bound", "certify").isEmpty());
    verify();
  }

  /** Of small clouds as many pairs as there can be are found, whichever is the larger. */
  @Test
  void ofOneBlockAsManyPairsAreWithinTheGreatestCostAsCanBe() {
    String path = line("evens", "2.0 * id", 40);
    String other = line("shifted", "2.0 * id + 0.9", 50);
    // Row i is within reach of row i and, farther, of row i - 1: 40 pairs there are.
    CommandLineRun run = hiref(path, other, "--max-cost", "1.3", "--cost", "euclidean");
    assertEquals(0, run.code(), run::all);
    assertEquals(40, table("pairs").filter("cost < 1").count());
    CommandLineRun less =
        hiref(other, path, "--max-cost", "0.5", "--cost", "euclidean", "--mode", "overwrite");
    assertEquals(0, less.code(), less::all);
    assertEquals(0, table("pairs").count());
    assertEquals(90, table("unmatched").count());
    verify();
  }

  private String line(String name, String place, int rows) {
    String path = folder.resolve(name).toString();
    session
        .range(0, rows, 1, 2)
        .selectExpr("id", "array(cast(%s as float)) as features".formatted(place))
        .write()
        .parquet(path);
    return path;
  }

  @Test
  void theGreatestCostMayLeaveNothing() {
    assertEquals(0, hiref(few, few, "--max-cost", "1e-30", "--seed", "3").code());
    verify();
  }

  @Test
  void badRowsAreSetAsideBeforeSizesAreCompared() {
    String path = folder.resolve("bad").toString();
    session
        .read()
        .parquet(few)
        .selectExpr(
            "id",
            "if(id < 10, transform(features, x -> cast('NaN' as float)), features) as features")
        .write()
        .parquet(path);
    assertEquals(3, hiref(path, few).code());
    assertEquals(0, hiref(path, few, "--on-bad-row", "quarantine").code());
    assertEquals(FEW - 10, table("pairs").count());
    assertEquals(10, table("unmatched").count());
    assertEquals(10, table("rejects").count());
    verify();
  }

  @Test
  void theMapDoesNotDependOnPartitions() {
    String spread = folder.resolve("spread").toString();
    session.read().parquet(many).orderBy("features").repartition(7).write().parquet(spread);
    assertEquals(0, hiref(few, many).code());
    List<String> first = rows();
    assertEquals(0, hiref(few, spread, "--mode", "overwrite").code());
    assertEquals(first, rows());
  }

  private List<String> rows() {
    List<String> rows = new ArrayList<>();
    for (String table : List.of("pairs", "unmatched")) {
      table(table).selectExpr("to_json(struct(*)) as row").orderBy("row").collectAsList().stream()
          .map(row -> row.getString(0))
          .forEach(rows::add);
    }
    return rows;
  }

  private String first(String table, int rows) {
    String path = folder.resolve("first" + rows).toString();
    session.read().parquet(table).orderBy("features").limit(rows).write().parquet(path);
    return path;
  }

  /** Sources three times and targets twice make an assignment of one size, of the same cost. */
  @Test
  void aCouplingIsTheBestOne() throws IOException {
    int n = 60;
    int m = 90;
    String source = first(few, n);
    String target = first(many, m);
    CommandLineRun run =
        hiref(source, target, "--unequal", "coupling", "--fail-if-gap-above", "1%");
    assertEquals(0, run.code(), run::all);
    List<Row> x = session.read().parquet(source).select("features").collectAsList();
    List<Row> y = session.read().parquet(target).select("features").collectAsList();
    double[] costs = new double[9 * n * n];
    for (int i = 0; i < 3 * n; i++) {
      for (int j = 0; j < 3 * n; j++) {
        for (int k = 0; k < 3; k++) {
          double apart =
              x.get(i / 3).<Float>getList(0).get(k) - y.get(j / 2).<Float>getList(0).get(k);
          costs[i * 3 * n + j] += apart * apart;
        }
      }
    }
    double least = NaiveAssignment.leastTotal(costs, 3 * n, 3 * n) / (3 * n);
    assertEquals(least, manifest().number("cost", "mean").orElseThrow(), 1e-6 * least);
    assertTrue(manifest().number("bound", "gap").orElseThrow() < 1e-5);
    Dataset<Row> pairs = table("pairs");
    assertTrue(pairs.count() <= n + m - 1);
    assertEquals(
        "struct<source_id:int,target_id:string,cost:double,mass:double,block_path:array<int>>",
        pairs.schema().simpleString());
    verify();
  }

  @Test
  void aCouplingThatFitsNoTaskIsRefused() {
    CommandLineRun run = hiref(few, many, "--unequal", "coupling", "--task-memory", "1m");
    assertEquals(2, run.code(), run::all);
    assertTrue(run.err().contains("need --task-memory 2m or more"), run::all);
  }

  @Test
  void planSaysWhatWouldBeLeftOut() {
    CommandLineRun plan = CommandLineRun.of("plan", "--source", many, "--target", few);
    assertEquals(0, plan.code(), plan::all);
    assertTrue(plan.out().contains("the source is larger: 1,000 of its 1,500 rows"), plan::all);
  }
}
