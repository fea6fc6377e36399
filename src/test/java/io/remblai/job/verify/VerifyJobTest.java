package io.remblai.job.verify;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.job.CommandLineRun;
import io.remblai.job.TwoClouds;
import io.remblai.spark.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("spark")
final class VerifyJobTest {

  @TempDir static Path shared;

  private static SparkSession session;
  private static TwoClouds clouds;

  @TempDir Path folder;

  private String out;

  /** One map serves every test that spoils a copy of it. */
  @BeforeAll
  static void mapOnce() {
    session = SharedSpark.session();
    clouds = TwoClouds.write(session, shared, 40, 4);
    map(clouds, shared.resolve("map").toString());
  }

  @BeforeEach
  void name() {
    out = folder.resolve("map").toString();
  }

  private void copyMap() throws IOException {
    Path from = shared.resolve("map");
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, Path.of(out).resolve(from.relativize(file)));
      }
    }
  }

  private static void map(TwoClouds clouds, String out, String... more) {
    map(0, clouds, out, more);
  }

  private static void map(int code, TwoClouds clouds, String out, String... more) {
    List<String> args = new ArrayList<>(List.of("hiref"));
    args.addAll(List.of("--source", clouds.source(), "--target", clouds.target(), "--out", out));
    args.addAll(List.of(more));
    CommandLineRun run = CommandLineRun.of(args.toArray(String[]::new));
    assertEquals(code, run.code(), run::all);
  }

  private CommandLineRun verify(String... more) {
    List<String> args = new ArrayList<>(List.of("verify", "--out", out));
    args.addAll(List.of(more));
    return CommandLineRun.of(args.toArray(String[]::new));
  }

  /** Replaces the pairs by something made of them. */
  private void tamper(UnaryOperator<Dataset<Row>> change) throws IOException {
    Dataset<Row> pairs = session.read().parquet(out + "/pairs");
    String changed = folder.resolve("changed").toString();
    change.apply(pairs).write().mode("overwrite").parquet(changed);
    session.read().parquet(changed).write().mode("overwrite").parquet(out + "/pairs");
  }

  private void assertFails(String... parts) {
    CommandLineRun run = verify();
    assertEquals(1, run.code(), run::all);
    for (String part : parts) {
      assertTrue(run.out().contains(part), () -> part + " is not in\n" + run.all());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--cost euclidean --standardize zscore --emit-vectors",
        "--cost cosine",
        "--cost cosine --standardize zscore",
        "--certify full --leaf-size 4 --rematch-rounds 0",
        "--certify full --cost euclidean --emit-vectors",
        "--certify none"
      })
  void aSoundOutputPasses(String settings) {
    map(clouds, out, settings.split(" "));
    CommandLineRun run = verify();
    assertEquals(0, run.code(), run::all);
    assertTrue(run.out().contains("checks passed"), run::all);
  }

  @Test
  void theDefaultsPass() throws IOException {
    copyMap();
    CommandLineRun run = verify();
    assertEquals(0, run.code(), run::all);
    assertTrue(run.out().contains("40 recomputed from the inputs"), run::all);
  }

  @Test
  void doublesFarFromTheOriginPass() {
    for (String path : List.of(clouds.source(), clouds.target())) {
      session
          .read()
          .parquet(path)
          .selectExpr("id", "transform(features, x -> double(x) + 1e6) as features")
          .write()
          .parquet(path + "-far");
    }
    map(new TwoClouds(clouds.source() + "-far", clouds.target() + "-far"), out);
    CommandLineRun run = verify();
    assertEquals(0, run.code(), run::all);
  }

  @Test
  void rowsLeftOutAreAccountedFor() {
    Dataset<Row> source = session.read().parquet(clouds.source());
    String mixed = folder.resolve("mixed").toString();
    Dataset<Row> nowhere = source.limit(2).select(lit(null).cast("int"), col("features"));
    Dataset<Row> odd =
        source.limit(1).select(lit(900), array(lit(1f), lit(Float.NaN), lit(0f), lit(0f)));
    source.union(nowhere).union(odd).write().parquet(mixed);
    TwoClouds some = new TwoClouds(mixed, clouds.target());
    map(some, out, "--on-bad-row", "quarantine");
    CommandLineRun listed = verify();
    assertEquals(0, listed.code(), listed::all);
    assertTrue(listed.out().contains("43 given = 40 paired + 3 set aside + 0 dropped"));
    map(some, out, "--on-bad-row", "drop", "--mode", "overwrite");
    CommandLineRun dropped = verify();
    assertEquals(0, dropped.code(), dropped::all);
    assertTrue(dropped.out().contains("40 paired + 0 set aside + 3 dropped"), dropped::all);
  }

  @Test
  void oneTargetTwiceIsFound() throws IOException {
    copyMap();
    tamper(
        pairs ->
            pairs.withColumn(
                "target_id",
                when(col("target_id").equalTo("t7"), "t8").otherwise(col("target_id"))));
    assertFails("FAIL   target ids", "paired more than once: t8", "missing ids: t7");
  }

  @Test
  void aWrongCostIsFound() throws IOException {
    copyMap();
    tamper(
        pairs ->
            pairs.withColumn(
                "cost",
                when(col("source_id").equalTo(5), col("cost").multiply(1.001))
                    .otherwise(col("cost"))));
    assertFails(
        "FAIL   pair costs", "1 of 40 recomputed from the inputs differ, first at source ids 5");
  }

  @Test
  void aCostThatIsNoNumberIsFound() throws IOException {
    copyMap();
    tamper(
        pairs ->
            pairs.withColumn(
                "cost", when(col("source_id").equalTo(6), Double.NaN).otherwise(col("cost"))));
    assertFails("differ, first at source ids 6");
  }

  @Test
  void aMissingRowIsFound() throws IOException {
    copyMap();
    tamper(pairs -> pairs.filter(col("source_id").notEqual(3)));
    assertFails("FAIL   source rows", "missing ids: 3", "FAIL   mean cost");
  }

  @Test
  void aRowFromNowhereIsFound() throws IOException {
    copyMap();
    tamper(
        pairs ->
            pairs.withColumn(
                "source_id", when(col("source_id").equalTo(3), 3000).otherwise(col("source_id"))));
    assertFails("not among the rows given, or too often: 3000");
  }

  @Test
  void aMalformedPathIsFound() throws IOException {
    copyMap();
    tamper(pairs -> pairs.withColumn("block_path", array(lit(2))));
    assertFails("FAIL   block paths");
  }

  @Test
  void slacksThatCannotBeAreFound() throws IOException {
    map(clouds, out, "--certify", "full");
    CommandLineRun sound = verify();
    assertEquals(0, sound.code(), sound::all);
    assertTrue(sound.out().contains("pass   slacks       mean "), sound::all);
    assertTrue(sound.out().contains("pass   bound "), sound::all);
    tamper(pairs -> pairs.withColumn("slack", col("slack").plus(0.01)));
    assertFails("FAIL   slacks       mean ");
    tamper(
        pairs ->
            pairs.withColumn(
                "slack", when(col("source_id").equalTo(5), -1e-9).otherwise(col("slack"))));
    assertFails("FAIL   slacks       impossible at source ids 5");
    tamper(pairs -> pairs.drop("slack"));
    assertFails("FAIL   slacks       the bound has no column of slacks");
  }

  @Test
  void slacksWithoutABoundAreFound() throws IOException {
    copyMap();
    tamper(pairs -> pairs.withColumn("slack", lit(0.0)));
    assertFails("FAIL   slacks       a column without its bound");
  }

  @Test
  void anOutputAboveItsGateIsVerified() {
    map(4, clouds, out, "--leaf-size 4 --rematch-rounds 0 --fail-if-gap-above 0".split(" "));
    CommandLineRun run = verify();
    assertEquals(0, run.code(), run::all);
    assertTrue(run.out().contains("pass   status       status is gate_failed"), run::all);
  }

  @Test
  void aMissingManifestIsFound() throws IOException {
    copyMap();
    Files.delete(Path.of(out, "_manifest.json"));
    assertFails("FAIL   manifest");
  }

  @Test
  void aFailedRunIsNotVerified() throws IOException {
    copyMap();
    Path manifest = Path.of(out, "_manifest.json");
    Files.delete(Path.of(out, "._manifest.json.crc"));
    Files.writeString(manifest, Files.readString(manifest).replace("\"succeeded\"", "\"failed\""));
    assertFails("FAIL   status");
  }

  @Test
  void inputsThatMovedCanBeNamed() throws IOException {
    copyMap();
    Path home = Path.of(clouds.source());
    Path moved = folder.resolve("moved");
    Files.move(home, moved);
    try {
      assertEquals(3, verify().code());
      assertEquals(0, verify("--source", moved.toString()).code());
    } finally {
      Files.move(moved, home);
    }
  }
}
