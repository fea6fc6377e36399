package io.remblai.job.frlc;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
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
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("spark")
final class FrlcJobTest {

  private static final int N = 60;
  private static final int M = 45;

  @TempDir static Path shared;

  private static SparkSession session;
  private static CouplingTables tables;
  private static CommandLineRun first;

  @TempDir Path folder;

  private Path out;

  @BeforeAll
  static void coupleOnce() {
    session = SharedSpark.session();
    tables = CouplingTables.write(session, shared, N, M);
    first = frlc(tables, shared.resolve("weighted"), "--weight-col", "mass", "--emit-projection");
    assertEquals(0, first.code(), first::all);
  }

  @BeforeEach
  void name() {
    out = folder.resolve("coupling");
  }

  private static CommandLineRun frlc(CouplingTables tables, Path out, String... more) {
    List<String> args = new ArrayList<>(List.of("frlc"));
    args.addAll(List.of("--source", tables.source(), "--target", tables.target()));
    args.addAll(List.of("--out", out.toString()));
    args.addAll(List.of(more));
    if (!args.contains("--rank")) {
      args.addAll(List.of("--rank", "3"));
    }
    return CommandLineRun.of(args.toArray(String[]::new));
  }

  private void couple(String... more) {
    CommandLineRun run = frlc(tables, out, more);
    assertEquals(0, run.code(), run::all);
  }

  private static Dataset<Row> table(Path out, String name) {
    return session.read().parquet(out.resolve(name).toString());
  }

  private static Manifest manifest(Path out) throws IOException {
    return Manifest.parse(Files.readString(out.resolve("_manifest.json")));
  }

  private static double number(Path out, String... path) throws IOException {
    return manifest(out).number(path).orElseThrow();
  }

  private static double sum(Dataset<Row> table, String column) {
    return table.agg(functions.sum(column)).first().getDouble(0);
  }

  @Test
  void writesBothFactorsInTheUsersTypes() {
    Path weighted = shared.resolve("weighted");
    assertEquals(
        "struct<id:int,weights:array<float>,component:int,mass:double,projection:array<float>>",
        table(weighted, "q").schema().simpleString());
    assertEquals(
        "struct<id:string,weights:array<float>,component:int,mass:double>",
        table(weighted, "r").schema().simpleString());
    assertEquals(
        "struct<component_a:int,component_b:int,mass:double>",
        table(weighted, "t").schema().simpleString());
    assertEquals(
        "struct<iteration:int,value:double,marginal_error:double>",
        table(weighted, "objective").schema().simpleString());
    assertEquals(0, table(weighted, "rejects").count());
    assertEquals(N, table(weighted, "q").select("id").distinct().count());
    assertEquals(M, table(weighted, "r").select("id").distinct().count());
  }

  @Test
  void massesAreTheWeightsBroughtToOne() {
    for (String side : List.of("q", "r")) {
      String input = side.equals("q") ? tables.source() : tables.target();
      Dataset<Row> given = session.read().parquet(input).select("id", "mass").toDF("id", "given");
      double total = sum(given, "given");
      Dataset<Row> both = table(shared.resolve("weighted"), side).join(given, "id");
      for (Row row : both.select("mass", "given").collectAsList()) {
        assertEquals(row.getDouble(1) / total, row.getDouble(0), 1e-12);
      }
    }
  }

  /** Three heaps, three components: a row's mean image is in its own heap. */
  @Test
  void projectionsAreInTheTargetsUnits() {
    Dataset<Row> both =
        table(shared.resolve("weighted"), "q")
            .join(session.read().parquet(tables.source()).select("id", "features"), "id");
    for (Row row : both.select("features", "projection").collectAsList()) {
      for (int k = 0; k < CouplingTables.DIM; k++) {
        assertEquals(row.<Float>getList(0).get(k), row.<Float>getList(1).get(k), 8);
      }
    }
  }

  @Test
  void theManifestSaysHowItEnded() throws IOException {
    Path weighted = shared.resolve("weighted");
    Manifest manifest = manifest(weighted);
    assertTrue(manifest.succeeded());
    assertEquals("frlc", manifest.text("command").orElseThrow());
    assertEquals("3", manifest.configured("rank").orElseThrow());
    assertEquals("mass", manifest.configured("weight-col").orElseThrow());
    assertTrue(number(weighted, "convergence", "marginal_error") < 1e-9);
    double value = number(weighted, "objective", "value");
    assertTrue(value < number(weighted, "objective", "of_independent_coupling"));
    assertEquals(value, number(weighted, "objective", "linear"), 1e-9 * value);
    assertTrue(number(weighted, "information", "latent_mutual_information") > 0.5);
    assertEquals(
        value,
        table(weighted, "objective").orderBy(col("iteration").desc()).first().getDouble(1),
        0);
    assertTrue(Files.readString(weighted.resolve("metrics.json")).contains("\"passes\""));
    assertTrue(first.out().startsWith("coupled 60 with 45 points at rank 3"), first::all);
    assertTrue(first.out().contains("checked: ids and masses"), first::all);
  }

  @Test
  void theLatentCouplingHasTheMassesOfItsComponents() {
    Path weighted = shared.resolve("weighted");
    assertEquals(1, sum(table(weighted, "t"), "mass"), 1e-9);
    Dataset<Row> shares =
        table(weighted, "q")
            .select(col("mass"), functions.posexplode(col("weights")))
            .select(col("pos").as("component_a"), col("mass").multiply(col("col")).as("share"));
    Dataset<Row> latent =
        table(weighted, "t").groupBy("component_a").agg(functions.sum("mass").as("mass"));
    Dataset<Row> both =
        shares
            .groupBy("component_a")
            .agg(functions.sum("share").as("share"))
            .join(latent, "component_a");
    assertEquals(3, both.count());
    for (Row row : both.select("share", "mass").collectAsList()) {
      assertEquals(row.getDouble(0), row.getDouble(1), 1e-6);
    }
  }

  @Test
  void diagonalFormIsTheSameCoupling() throws IOException {
    couple("--rank", "5,3", "--diagonalize");
    assertEquals(0, table(out, "t").filter("component_a <> component_b").count());
    assertEquals(3, table(out, "q").select("weights").first().getList(0).size());
    Path plain = folder.resolve("plain");
    assertEquals(0, frlc(tables, plain, "--rank", "5,3").code());
    assertEquals(number(plain, "objective", "value"), number(out, "objective", "value"));
    assertEquals(5, table(plain, "q").select("weights").first().getList(0).size());
  }

  /** Places have 2 and 4 dimensions, and no features are looked at. */
  @Test
  void gromovComparesTablesOfDifferentDimensions() throws IOException {
    couple("--objective", "gw", "--features-col", "place", "--emit-projection");
    assertEquals("place", manifest(out).configured("features-col").orElseThrow());
    assertEquals(0, number(out, "objective", "linear"));
    assertEquals(4, table(out, "q").select("projection").first().getList(0).size());
    assertTrue(
        number(out, "objective", "value")
            < 0.1 * number(out, "objective", "of_independent_coupling"));
    CommandLineRun refused = frlc(tables, folder.resolve("w"), "--features-col", "place");
    assertEquals(3, refused.code(), refused::all);
    assertTrue(refused.err().contains("dimension 2"), refused::all);
  }

  @Test
  void fusedUsesFeaturesAndPlaces() throws IOException {
    couple(
        ("--objective fgw --alpha 0.01 --coordinates-col place --weight-col mass --emit-projection"
                + " --marginals unbalanced")
            .split(" "));
    double mass = number(out, "objective", "mass");
    assertEquals(mass, sum(table(out, "q"), "mass"), 1e-9);
    assertEquals(mass, sum(table(out, "t"), "mass"), 1e-9);
    assertTrue(number(out, "objective", "gromov") > 0);
    assertTrue(number(out, "objective", "linear") > 0);
    Row row = table(out, "q").select("projection", "projection_coordinates").first();
    assertEquals(3, row.getList(0).size());
    assertEquals(4, row.getList(1).size());
    assertEquals(1000, row.<Float>getList(1).get(1), 1);
    assertEquals(2, number(out, "source", "coordinates"));
  }

  @ParameterizedTest
  @CsvSource({"euclidean", "cosine"})
  void otherCosts(String cost) throws IOException {
    couple("--cost", cost, "--emit-projection", "--weight-col", "mass");
    assertTrue(
        number(out, "objective", "value") < number(out, "objective", "of_independent_coupling"));
    assertEquals(
        cost.equals("euclidean"),
        manifest(out).number("sampled_cost", "relative_error").isPresent());
    for (Row row : table(out, "q").select("projection").collectAsList()) {
      double most = cost.equals("cosine") ? 1 : 80;
      assertTrue(row.<Float>getList(0).get(0) < most && row.<Float>getList(0).get(0) > 0);
    }
  }

  @Test
  void transportClusteringClustersAMap() throws IOException {
    CouplingTables equal = CouplingTables.write(session, folder, 48, 48);
    CommandLineRun run = frlc(equal, out, "--solver", "transport-clustering", "--emit-projection");
    assertEquals(0, run.code(), run::all);
    assertEquals(48, table(out, "q").count());
    assertEquals(48, table(out, "r").count());
    assertEquals(0, table(out, "t").filter("component_a <> component_b").count());
    assertTrue(
        number(out, "objective", "value") < number(out, "objective", "of_independent_coupling"));
    CommandLineRun refused = frlc(tables, folder.resolve("no"), "--solver", "transport-clustering");
    assertEquals(3, refused.code(), refused::all);
  }

  @Test
  void weightsThatAreNoneAreRefused() {
    CommandLineRun negative = frlc(tables, out, "--weight-col", "debt");
    assertEquals(3, negative.code(), negative::all);
    assertTrue(
        negative.err().contains("has 1 row whose `debt` is negative (first id: 5)"), negative::all);
    assertTrue(negative.err().contains("first id: t5"), negative::all);
    CommandLineRun zero = frlc(tables, out, "--weight-col", "nothing");
    assertEquals(3, zero.code(), zero::all);
    assertTrue(zero.err().contains("`nothing` is 0 in all of them"), zero::all);
    assertFalse(Files.exists(out));
  }

  @Test
  void ranksBeyondTheRowsAreRefused() {
    CommandLineRun run = frlc(tables, out, "--rank", "50");
    assertEquals(2, run.code(), run::all);
    assertTrue(run.err().contains("--rank 50 is more than the 45 usable rows"), run::all);
    CommandLineRun sampled = frlc(tables, out, "--cost", "euclidean", "--cost-rank", "23");
    assertEquals(2, sampled.code(), sampled::all);
    assertTrue(sampled.err().contains("at most 22"), sampled::all);
  }

  /** Rows whose parts only sum to the right length are of wrong length too. */
  @Test
  void partsOfWrongLengthAreSetAside() {
    Dataset<Row> source = session.read().parquet(tables.source());
    Dataset<Row> shifted =
        source
            .limit(1)
            .withColumn("id", lit(777))
            .withColumn("features", functions.expr("slice(features, 1, 2)"))
            .withColumn("place", functions.expr("concat(place, array(1.0D))"));
    Dataset<Row> without = source.limit(1).withColumn("id", lit(778)).withColumn("mass", lit(null));
    String mixed = folder.resolve("mixed").toString();
    source.union(shifted).union(without).write().parquet(mixed);
    CommandLineRun run =
        frlc(
            new CouplingTables(mixed, tables.target()),
            out,
            "--objective fgw --coordinates-col place --weight-col mass --on-bad-row quarantine"
                .split(" "));
    assertEquals(0, run.code(), run::all);
    List<Row> rejects = table(out, "rejects").orderBy("id").collectAsList();
    assertEquals(2, rejects.size());
    assertEquals("777", rejects.get(0).getString(1));
    assertEquals("wrong_length", rejects.get(0).getString(2));
    assertEquals("null_element", rejects.get(1).getString(2));
    assertEquals(N, table(out, "q").count());
  }

  @Test
  void modesDecideWhatHappensToAnExistingOutput() throws IOException {
    Path weighted = shared.resolve("weighted");
    String run = manifest(weighted).runId();
    String[] same = {"--weight-col", "mass", "--emit-projection"};
    assertEquals(5, frlc(tables, weighted, same).code());
    for (String mode : List.of("resume", "skip-if-complete")) {
      CommandLineRun kept = frlc(tables, weighted, same[0], same[1], same[2], "--mode", mode);
      assertEquals(0, kept.code(), kept::all);
      assertTrue(kept.out().contains("complete already"), kept::all);
    }
    assertEquals(run, manifest(weighted).runId());
    CommandLineRun other = frlc(tables, weighted, "--mode", "resume");
    assertEquals(6, other.code(), other::all);
    couple();
    assertEquals(0, frlc(tables, out, "--mode", "overwrite", "--seed", "9").code());
    assertEquals("9", manifest(out).configured("seed").orElseThrow());
  }

  @Test
  void aDryRunPrintsThePlanAndWritesNothing() {
    CommandLineRun run =
        frlc(
            tables,
            out,
            "--dry-run --objective fgw --coordinates-col place --weight-col mass".split(" "));
    assertEquals(0, run.code(), run::all);
    assertTrue(
        run.out().contains("60 points, dimension 3 and coordinates of 2, 7 factors"), run::all);
    assertTrue(run.out().contains("alpha"), run::all);
    assertFalse(Files.exists(out));
  }

  @Test
  void verifySaysWhatItIsNotFor() {
    CommandLineRun run =
        CommandLineRun.of("verify", "--out", shared.resolve("weighted").toString());
    assertEquals(2, run.code(), run::all);
    assertTrue(run.err().contains("verify checks outputs of hiref only"), run::all);
  }
}
