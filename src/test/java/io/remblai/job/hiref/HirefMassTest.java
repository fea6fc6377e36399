package io.remblai.job.hiref;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Weights and ratios, from files to files. */
@Tag("spark")
final class HirefMassTest {

  private static final int FEW = 150;
  private static final int MANY = 450;

  @TempDir static Path shared;

  private static SparkSession session;
  private static String few;
  private static String many;

  @TempDir Path folder;

  /** Columns w: over twenty-four orders of magnitude; even: all alike; bad: some are no weights. */
  @BeforeAll
  static void write() {
    session = SharedSpark.session();
    few = write("few", FEW, DataTypes.IntegerType);
    many = write("many", MANY, DataTypes.StringType);
  }

  private static String write(String name, int points, org.apache.spark.sql.types.DataType idType) {
    Random random = new Random(points);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < points; i++) {
      List<Float> point = new ArrayList<>();
      for (int k = 0; k < 3; k++) {
        point.add((float) random.nextGaussian());
      }
      Object id = idType == DataTypes.StringType ? "row" + i : (Object) i;
      double wild = i % 10 == 9 ? 0 : Math.pow(10, random.nextDouble(-12, 12));
      Double bad = i == 3 ? null : i == 5 ? Double.NaN : i == 7 ? -1.0 : 1.0;
      rows.add(RowFactory.create(id, point, wild, 2.5, bad, 0.0));
    }
    StructType schema =
        new StructType()
            .add("id", idType)
            .add("features", DataTypes.createArrayType(DataTypes.FloatType))
            .add("w", DataTypes.DoubleType)
            .add("even", DataTypes.DoubleType)
            .add("bad", DataTypes.DoubleType)
            .add("none", DataTypes.DoubleType);
    String path = shared.resolve(name).toString();
    session.createDataFrame(rows, schema).repartition(3).write().parquet(path);
    return path;
  }

  private String out(String name) {
    return folder.resolve(name).toString();
  }

  private CommandLineRun hiref(String name, String source, String target, String... more) {
    List<String> args = new ArrayList<>(List.of("hiref", "--source", source, "--target", target));
    args.addAll(List.of("--out", out(name), "--leaf-size", "64", "--rematch-rounds", "8"));
    args.addAll(List.of("--no-report"));
    args.addAll(List.of(more));
    return CommandLineRun.of(args.toArray(String[]::new));
  }

  private void verify(String name) {
    CommandLineRun run = CommandLineRun.of("verify", "--out", out(name));
    assertEquals(0, run.code(), run::all);
  }

  private Dataset<Row> table(String name, String table) {
    return session.read().parquet(out(name) + "/" + table);
  }

  private List<Row> rows(String name) {
    return table(name, "pairs")
        .select("source_id", "target_id", "mass")
        .orderBy("source_id", "target_id")
        .collectAsList();
  }

  private Manifest manifest(String name) throws IOException {
    return Manifest.parse(Files.readString(Path.of(out(name), "_manifest.json")));
  }

  @Test
  void massesAreThoseOfTheWeights() throws IOException {
    CommandLineRun run = hiref("map", few, many, "--weight-col", "w", "--certify", "full");
    assertEquals(0, run.code(), run::all);
    Dataset<Row> unmatched = table("map", "unmatched");
    assertEquals((FEW + MANY) / 10, unmatched.filter("reason = 'weight 0'").count());
    assertEquals((FEW + MANY) / 10, unmatched.count());
    Dataset<Row> given = session.read().parquet(few).filter("w > 0");
    double total = given.agg(functions.sum("w")).first().getDouble(0);
    Dataset<Row> off =
        table("map", "pairs")
            .groupBy("source_id")
            .agg(functions.sum("mass").as("mass"))
            .join(given, functions.col("source_id").equalTo(functions.col("id")))
            .selectExpr("abs(mass - w / " + total + "D) as off");
    assertEquals(FEW - FEW / 10, off.count());
    assertEquals(0, off.filter("off > 1e-12").count());
    Manifest manifest = manifest("map");
    assertEquals("weights", manifest.text("coupling", "mass").orElseThrow());
    assertTrue(manifest.number("coupling", "rounding").orElseThrow() < 1e-14);
    double cost = manifest.number("cost", "mean").orElseThrow();
    double bound = manifest.number("bound", "certified_lower_bound").orElseThrow();
    assertTrue(bound <= cost * (1 + 1e-9) && bound > cost * (1 - 1e-4), bound + " of " + cost);
    verify("map");
  }

  @Test
  void verifyFindsMassesThatAreNotTheWeights() throws IOException {
    assertEquals(0, hiref("map", few, many, "--weight-col", "w").code());
    Path file = Path.of(out("map"), "_manifest.json");
    String text = Files.readString(file);
    String other = text.replaceAll("(\"weight-col\"\\s*:\\s*)\"w\"", "$1\"even\"");
    assertFalse(other.equals(text));
    Files.writeString(file, other);
    Files.delete(Path.of(out("map"), "._manifest.json.crc"));
    CommandLineRun run = CommandLineRun.of("verify", "--out", out("map"));
    assertEquals(1, run.code(), run::all);
    assertTrue(run.all().contains("FAIL   marginals"), run::all);
  }

  @Test
  void evenWeightsAreNoWeights() {
    assertEquals(0, hiref("even", few, many, "--weight-col", "even").code());
    assertEquals(0, hiref("none", few, many, "--unequal", "coupling").code());
    assertEquals(rows("none"), rows("even"));
    verify("even");
    verify("none");
  }

  /** Beyond one exact block: less memory than all costs need. */
  @Test
  void largerCouplingsAreTheSameWhateverThePartitions() throws IOException {
    String source = bent("source", 0);
    String target = bent("target", 1);
    String[] more = {"--weight-col", "w", "--task-memory", "1m", "--certify", "none"};
    CommandLineRun run = hiref("first", source, target, more);
    assertEquals(0, run.code(), run::all);
    for (int partitions : new int[] {1, 7, 64}) {
      String other = folder.resolve("in" + partitions).toString();
      session.read().parquet(source).repartition(partitions).write().parquet(other);
      String name = "out" + partitions;
      assertEquals(0, hiref(name, other, target, more).code());
      assertEquals(rows("first"), rows(name), partitions + " partitions");
    }
    assertEquals(8, table("first", "levels").filter("stage = 'rematch'").count());
    assertTrue(manifest("first").number("coupling", "entries").orElseThrow() <= 1399);
    verify("first");
  }

  private String bent(String name, int shift) {
    String path = folder.resolve(name).toString();
    session
        .range(0, 700, 1, 2)
        .selectExpr(
            "id",
            "array(cast(sin(id * 1.7) + %d as float), cast(cos(id * id) as float)) as features"
                .formatted(shift),
            "1 + id % 13 + rand(3) as w")
        .write()
        .parquet(path);
    return path;
  }

  @Test
  void nothingBoundsCouplingsOfSeveralBlocks() throws IOException {
    String path = bent("cloud", 0);
    CommandLineRun refused =
        hiref("map", path, path, "--weight-col", "w", "--task-memory", "1m", "--certify", "full");
    assertEquals(2, refused.code(), refused::all);
    assertTrue(refused.err().contains("no bound is known of couplings"), refused::all);
    CommandLineRun run = hiref("map", path, path, "--weight-col", "w", "--task-memory", "1m");
    assertEquals(0, run.code(), run::all);
    assertTrue(run.all().contains("in blocks of --leaf-size and rounds of rematching"), run::all);
    assertTrue(run.all().contains("no bound is known of couplings"), run::all);
    Path file = Path.of(out("map"), "_manifest.json");
    assertTrue(Files.readString(file).contains("no bound is known of couplings"));
    assertEquals(0, manifest("map").number("bound", "certified_lower_bound").orElseThrow());
    verify("map");
  }

  @Test
  void badWeightsAreBadRows() {
    CommandLineRun run = hiref("map", few, many, "--weight-col", "bad");
    assertEquals(3, run.code(), run::all);
    assertTrue(run.err().contains("1 row whose `bad` is null (first id: 3)"), run::all);
    assertTrue(run.err().contains("2 rows whose `bad` is negative, NaN, infinite"), run::all);
    assertTrue(run.err().contains("or fix `bad`"), run::all);
    CommandLineRun aside =
        hiref("map", few, many, "--weight-col", "bad", "--on-bad-row", "quarantine");
    assertEquals(0, aside.code(), aside::all);
    Dataset<Row> rejects = table("map", "rejects");
    assertEquals(2, rejects.filter("reason = 'null_weight'").count());
    assertEquals(4, rejects.filter("reason = 'bad_weight'").count());
    verify("map");
    CommandLineRun none = hiref("other", few, many, "--weight-col", "none");
    assertEquals(3, none.code(), none::all);
    assertTrue(none.err().contains("`none` is 0 in all usable rows"), none::all);
    CommandLineRun text = hiref("other", few, many, "--weight-col", "id");
    assertEquals(3, text.code(), text::all);
    assertTrue(text.err().contains("weights are numbers"), text::all);
    assertFalse(Files.exists(Path.of(out("other"))));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void eachSourceGetsSoManyTargets(int ratio) throws IOException {
    CommandLineRun run =
        hiref("map", few, many, "--ratio", String.valueOf(ratio), "--certify", "full");
    assertEquals(0, run.code(), run::all);
    Dataset<Row> pairs = table("map", "pairs");
    assertEquals((long) ratio * FEW, pairs.count());
    assertEquals((long) ratio * FEW, pairs.select("target_id").distinct().count());
    assertEquals(0, pairs.groupBy("source_id").count().filter("count <> " + ratio).count());
    assertEquals(MANY - (long) ratio * FEW, table("map", "unmatched").count());
    double cost = manifest("map").number("cost", "mean").orElseThrow();
    double bound = manifest("map").number("bound", "certified", "dual").orElseThrow();
    assertTrue(bound <= cost && bound > 0.9 * cost, bound + " of " + cost);
    verify("map");
  }

  @Test
  void eachTargetGetsSoManySources() {
    CommandLineRun run = hiref("map", many, few, "--ratio", "3:1", "--unequal", "error");
    assertEquals(0, run.code(), run::all);
    Dataset<Row> pairs = table("map", "pairs");
    assertEquals(0, pairs.groupBy("target_id").count().filter("count <> 3").count());
    assertEquals(MANY, pairs.select("source_id").distinct().count());
    verify("map");
  }

  @Test
  void theMapByRatioIsTheSameWhateverThePartitions() {
    assertEquals(0, hiref("first", few, many, "--ratio", "2").code());
    String other = folder.resolve("other").toString();
    session.read().parquet(many).repartition(31).write().parquet(other);
    assertEquals(0, hiref("second", few, other, "--ratio", "2").code());
    List<Row> first =
        table("first", "pairs").select("source_id", "target_id").sort("target_id").collectAsList();
    assertEquals(
        first,
        table("second", "pairs")
            .select("source_id", "target_id")
            .sort("target_id")
            .collectAsList());
  }

  @Test
  void tooFewPartnersAreRefused() {
    CommandLineRun run = hiref("map", few, many, "--ratio", "4");
    assertEquals(3, run.code(), run::all);
    assertTrue(run.err().contains("--ratio 4 needs at least 600 rows in the target"), run::all);
    CommandLineRun more = hiref("map", few, many, "--ratio", "2", "--unequal", "error");
    assertEquals(3, more.code(), more::all);
    assertTrue(more.err().contains("--ratio 2 needs 300 rows in the target"), more::all);
    CommandLineRun other = hiref("map", few, many, "--ratio", "2:1");
    assertEquals(3, other.code(), other::all);
    assertTrue(other.err().contains("needs at least 900 rows in the source"), other::all);
    assertFalse(Files.exists(Path.of(out("map"))));
  }

  @Test
  void stagesOfCouplingsAreNotKept() {
    CommandLineRun run =
        hiref("map", few, many, "--weight-col", "w", "--checkpoint", "every-stage");
    assertEquals(2, run.code(), run::all);
    assertTrue(run.err().contains("couplings by weight keep no checkpoints"), run::all);
  }

  @Test
  void aPlanTellsHowRowsShare() {
    CommandLineRun weights =
        CommandLineRun.of("plan", "--source", few, "--target", many, "--weight-col", "w");
    assertEquals(0, weights.code(), weights::all);
    assertTrue(weights.out().contains("as one block, exactly"), weights::all);
    CommandLineRun ratio =
        CommandLineRun.of("plan", "--source", few, "--target", many, "--ratio", "3");
    assertEquals(0, ratio.code(), ratio::all);
    assertTrue(ratio.out().contains("ratio            3"), ratio::all);
  }
}
