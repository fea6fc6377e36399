package io.remblai.job.hiref;

import static org.apache.spark.sql.functions.lit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.job.CommandLineRun;
import io.remblai.job.TwoClouds;
import io.remblai.job.output.Manifest;
import io.remblai.spark.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("spark")
final class HirefJobTest {

  @TempDir static Path shared;

  private static SparkSession session;
  private static TwoClouds clouds;
  private static CommandLineRun first;

  @TempDir Path folder;

  private Path out;

  /** One map serves every test that only needs one to be there. */
  @BeforeAll
  static void mapOnce() {
    session = SharedSpark.session();
    clouds = TwoClouds.write(session, shared, 60, 3);
    first = hiref(clouds, shared.resolve("map"));
    assertEquals(0, first.code(), first::all);
  }

  @BeforeEach
  void name() {
    out = folder.resolve("map");
  }

  private void copyMap() throws IOException {
    Path from = shared.resolve("map");
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, out.resolve(from.relativize(file)));
      }
    }
  }

  private static CommandLineRun hiref(TwoClouds clouds, Path out, String... more) {
    List<String> args = new ArrayList<>(List.of("hiref"));
    args.addAll(List.of("--source", clouds.source(), "--target", clouds.target()));
    args.addAll(List.of("--out", out.toString()));
    args.addAll(List.of(more));
    return CommandLineRun.of(args.toArray(String[]::new));
  }

  private CommandLineRun hiref(String... more) {
    return hiref(clouds, out, more);
  }

  private Dataset<Row> table(String name) {
    return session.read().parquet(out.resolve(name).toString());
  }

  private Manifest manifest() throws IOException {
    return Manifest.parse(Files.readString(out.resolve("_manifest.json")));
  }

  @Test
  void writesAllTablesAndTheManifest() throws IOException {
    copyMap();
    assertEquals(60, table("pairs").count());
    assertEquals(60, table("pairs").select("target_id").distinct().count());
    assertEquals(
        "struct<source_id:int,target_id:string,cost:double,block_path:array<int>>",
        table("pairs").schema().simpleString());
    assertEquals(
        "struct<side:string,id:string,reason:string,nearest_id:string,nearest_cost:double>",
        table("unmatched").schema().simpleString());
    assertEquals(0, table("unmatched").count());
    assertEquals(0, table("rejects").count());
    assertTrue(table("levels").count() > 0);
    Manifest manifest = manifest();
    assertTrue(manifest.succeeded());
    assertEquals("60", manifest.text("counts", "pairs").orElseThrow());
    assertEquals("sqeuclidean", manifest.configured("cost").orElseThrow());
    assertTrue(manifest.text("versions", "hadoop").isPresent());
    assertTrue(Files.readString(out.resolve("metrics.json")).contains("\"cost_mean\""));
    assertFalse(Files.exists(out.resolve("_SUCCESS")));
  }

  @Test
  void theSummaryIsOnStandardOutputAndProgressIsNot() {
    CommandLineRun run = first;
    assertTrue(run.out().startsWith("60 pairs of dimension 3, mean cost "), run::all);
    assertTrue(run.out().contains("output:    " + shared.resolve("map")), run::all);
    assertTrue(run.err().contains("reading "), run::all);
    assertFalse(run.out().contains("reading "), run::all);
  }

  @Test
  void displacementsLeadFromSourceToTarget() {
    CommandLineRun run = hiref("--emit-vectors", "--standardize", "zscore");
    assertEquals(0, run.code(), run::all);
    Dataset<Row> pairs =
        table("pairs")
            .join(session.read().parquet(clouds.source()).toDF("source_id", "x"), "source_id")
            .join(session.read().parquet(clouds.target()).toDF("target_id", "y"), "target_id");
    for (Row row : pairs.select("x", "y", "displacement").collectAsList()) {
      for (int k = 0; k < 3; k++) {
        float moved = row.<Float>getList(1).get(k) - row.<Float>getList(0).get(k);
        assertEquals(moved, row.<Float>getList(2).get(k), 1e-5);
      }
    }
  }

  @Test
  void modesDecideWhatHappensToAnExistingOutput() throws IOException {
    copyMap();
    String first = manifest().runId();
    CommandLineRun refused = hiref();
    assertEquals(5, refused.code(), refused::all);
    assertTrue(refused.err().contains("--mode"), refused::all);
    CommandLineRun skipped = hiref("--mode", "skip-if-complete");
    assertEquals(0, skipped.code(), skipped::all);
    assertEquals(0, hiref("--mode", "resume").code());
    assertEquals(first, manifest().runId());
    CommandLineRun other = hiref("--mode", "resume", "--seed", "9");
    assertEquals(6, other.code(), other::all);
    assertTrue(other.err().contains("fingerprint"), other::all);
    assertEquals(0, hiref("--mode", "overwrite", "--seed", "9").code());
    assertEquals("9", manifest().configured("seed").orElseThrow());
  }

  @Test
  void anEmptyFolderIsFilled() throws IOException {
    Files.createDirectories(out);
    CommandLineRun run = hiref("--mode", "overwrite");
    assertEquals(0, run.code(), run::all);
    assertEquals(Set.of("map"), names());
  }

  @Test
  void newInputsHaveANewFingerprint() throws IOException {
    copyMap();
    TwoClouds others = TwoClouds.write(session, folder, 61, 3);
    CommandLineRun run = hiref(others, out, "--mode", "skip-if-complete");
    assertEquals(6, run.code(), run::all);
  }

  @Test
  void aRefusedInputLeavesTheOldOutputAndNoTrace() throws IOException {
    copyMap();
    Set<String> before = names();
    String first = manifest().runId();
    session
        .read()
        .parquet(clouds.source())
        .limit(10)
        .write()
        .parquet(folder.resolve("few").toString());
    CommandLineRun run =
        CommandLineRun.of(
            "hiref",
            "--source",
            folder.resolve("few").toString(),
            "--target",
            clouds.target(),
            "--out",
            out.toString(),
            "--unequal",
            "error",
            "--mode",
            "overwrite");
    assertEquals(3, run.code(), run::all);
    assertEquals(first, manifest().runId());
    Set<String> after = names();
    after.remove("few");
    assertEquals(before, after);
  }

  @Test
  void aMissingInputIsRefused() {
    CommandLineRun run =
        CommandLineRun.of(
            "hiref", "--source", folder + "/none", "--target", clouds.target(), "--out", out + "");
    assertEquals(3, run.code(), run::all);
    assertFalse(run.err().contains("\tat "), run::all);
  }

  @Test
  void quarantinedRowsAreListed() {
    Dataset<Row> source = session.read().parquet(clouds.source());
    Dataset<Row> bad =
        source.limit(1).select(lit(777).as("id"), lit(null).cast("array<float>").as("features"));
    String mixed = folder.resolve("mixed").toString();
    source.union(bad).write().parquet(mixed);
    CommandLineRun run =
        CommandLineRun.of(
            "hiref",
            "--source",
            mixed,
            "--target",
            clouds.target(),
            "--out",
            out.toString(),
            "--on-bad-row",
            "quarantine");
    assertEquals(0, run.code(), run::all);
    Row reject = table("rejects").first();
    assertEquals("source", reject.getString(0));
    assertEquals("777", reject.getString(1));
    assertTrue(run.out().contains("1 rejected"), run::all);
  }

  @Test
  void settingsThatDoNotFitAreWrongArguments() {
    CommandLineRun run = hiref("--id-col", "nothing");
    assertEquals(3, run.code(), run::all);
    assertTrue(run.err().contains("nothing"), run::all);
  }

  @Test
  void aDryRunPrintsThePlanAndWritesNothing() throws IOException {
    Set<String> before = names();
    CommandLineRun plan =
        CommandLineRun.of("plan", "--source", clouds.source(), "--target", clouds.target());
    assertEquals(0, plan.code(), plan::all);
    assertTrue(plan.out().contains("60 per side, dimension 3"), plan::all);
    assertTrue(plan.out().contains("memory per task"), plan::all);
    CommandLineRun dry = hiref("--dry-run");
    assertEquals(0, dry.code(), dry::all);
    assertEquals(before, names());
  }

  private Set<String> names() throws IOException {
    try (var entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName().toString()).collect(Collectors.toSet());
    }
  }
}
