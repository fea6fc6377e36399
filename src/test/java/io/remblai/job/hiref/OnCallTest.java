package io.remblai.job.hiref;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.job.CommandLineRun;
import io.remblai.job.TwoClouds;
import io.remblai.spark.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.security.AccessControlException;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whoever is called at night has the log, which is standard error, and the manifest: these alone
 * say what failed, where, and what to do.
 */
@Tag("spark")
final class OnCallTest {

  private static final int POINTS = 60;

  @TempDir static Path folder;

  private static SparkSession session;
  private static TwoClouds clouds;
  private static Path finished;

  @BeforeAll
  static void mapOnce() {
    session = SharedSpark.session();
    WatchedFileSystem.register(session.sparkContext().hadoopConfiguration());
    clouds = TwoClouds.write(session, folder, POINTS, 2);
    finished = folder.resolve("finished");
    CommandLineRun run = hiref(clouds.source(), finished.toString());
    assertEquals(0, run.code(), run::all);
  }

  @AfterEach
  void leaveAlone() {
    WatchedFileSystem.leaveAlone();
  }

  private static CommandLineRun hiref(String source, String out, String... more) {
    return run("hiref", "--source", source, "--target", clouds.target(), "--out", out, more);
  }

  private static CommandLineRun run(
      String command, String a, String b, String c, String d, String e, String f, String... more) {
    List<String> args = new ArrayList<>(List.of(command, a, b, c, d, e, f));
    args.addAll(List.of(more));
    return CommandLineRun.of(args.toArray(String[]::new));
  }

  private static String write(String name, String query) {
    String path = folder.resolve(name).toString();
    session.sql(query).write().mode("overwrite").parquet(path);
    return path;
  }

  private static String fresh(String name) {
    return folder.resolve("out-" + name).toString();
  }

  /** Standard error alone; standard output may have gone elsewhere. */
  private static void assertLogSays(CommandLineRun run, int code, String... parts) {
    assertEquals(code, run.code(), run::all);
    for (String part : parts) {
      assertTrue(run.err().contains(part), () -> "no \"" + part + "\" in\n" + run.err());
    }
    assertFalse(run.err().contains("\tat "), run::err);
  }

  @Test
  void aTableIsNotThere() {
    String nowhere = folder.resolve("nowhere").toString();
    assertLogSays(
        hiref(nowhere, fresh("missing")),
        3,
        nowhere,
        "cannot be read",
        "does not exist",
        "source",
        "FORMAT:PATH");
  }

  @Test
  void aColumnIsNotThere() {
    String table = write("other_column", "select id, array(float(id), float(1)) f from range(60)");
    assertLogSays(
        hiref(table, fresh("column")), 3, table, "`features`", "`id`, `f`", "--features-col names");
    assertLogSays(
        CommandLineRun.of(
            "information",
            "--input",
            clouds.source(),
            "--label-cols",
            "token",
            "--out",
            fresh("label")),
        3,
        clouds.source(),
        "`token`",
        "`id`, `features`",
        "--label-cols");
  }

  @Test
  void aColumnIsOfAWrongType() {
    String table = write("text", "select id, string(id) features from range(60)");
    assertLogSays(hiref(table, fresh("type")), 3, table, "`features`", "string", "--features-col");
    assertLogSays(
        run("divergence", "--source", table, "--target", clouds.target(), "--out", fresh("type2")),
        3,
        table,
        "`features`",
        "string",
        "--features-col");
  }

  @Test
  void rowsHoldNaN() {
    String table =
        write(
            "nan",
            "select id, array(if(id in (7, 8), float('NaN'), float(1)), float(id)) features from"
                + " range(60)");
    assertLogSays(
        hiref(table, fresh("nan")),
        3,
        table,
        "2 rows",
        "`features`",
        "NaN",
        "first id: 7",
        "--on-bad-row");
  }

  @Test
  void theTablesOfAMapHaveChanged() {
    String table =
        write(
            "shifted",
            "select id, transform(features, x -> x + 1) features from parquet.`%s`"
                .formatted(clouds.source()));
    assertLogSays(
        run(
            "transform",
            "--map",
            finished.toString(),
            "--input",
            clouds.source(),
            "--out",
            fresh("moved"),
            "--source",
            table),
        3,
        finished.toString(),
        "tables have changed",
        "on average",
        "--source");
  }

  @Test
  void theOutputExists() {
    assertLogSays(
        hiref(clouds.source(), finished.toString()),
        5,
        finished.toString(),
        "exists",
        "--mode overwrite");
  }

  @Test
  void theOutputIsOfOtherSettings() {
    assertLogSays(
        hiref(clouds.source(), finished.toString(), "--mode", "resume", "--seed", "2"),
        6,
        finished.toString(),
        "seed",
        "--mode overwrite");
  }

  @Test
  void aFileIsNoParquet() throws IOException {
    Path table = Files.createDirectory(folder.resolve("no-parquet"));
    Files.writeString(table.resolve("part-0.parquet"), "this is not Parquet, though long enough");
    assertLogSays(
        hiref(table.toString(), fresh("no-parquet")),
        3,
        "part-0.parquet",
        "cannot be read",
        "FORMAT:PATH");
  }

  @Test
  void aFileIsDamagedInside() throws IOException {
    String table =
        write("damaged", "select id, array(float(rand(1)), float(id)) features from range(60)");
    Path part = firstPart(Path.of(table));
    byte[] bytes = Files.readAllBytes(part);
    Arrays.fill(bytes, 4, bytes.length / 2, (byte) 0x5a); // Pages; the footer is at the end.
    Files.write(part, bytes);
    Files.deleteIfExists(part.resolveSibling("." + part.getFileName() + ".crc"));
    String out = fresh("damaged");
    CommandLineRun run = hiref(table, out);
    assertLogSays(run, 1, part.getFileName().toString(), "cannot be read", "write that file anew");
    String manifest = failedManifest(Path.of(out));
    assertTrue(manifest.contains(part.getFileName().toString()), manifest);
    assertTrue(manifest.contains("write that file anew"), manifest);
  }

  private static Path firstPart(Path table) throws IOException {
    try (Stream<Path> files = Files.list(table)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("part-"))
          .max((a, b) -> Long.compare(a.toFile().length(), b.toFile().length()))
          .orElseThrow();
    }
  }

  /** The manifest of a failed run lies beside the output that it did not make. */
  private static String failedManifest(Path out) throws IOException {
    try (Stream<Path> beside = Files.list(out.getParent())) {
      Path staging =
          beside
              .filter(
                  path -> path.getFileName().toString().contains(out.getFileName() + ".staging"))
              .findFirst()
              .orElseThrow();
      return Files.readString(staging.resolve("_manifest.json"));
    }
  }

  @Test
  void theGapIsAboveTheGate() throws IOException {
    String out = fresh("gate");
    CommandLineRun run =
        hiref(
            clouds.source(),
            out,
            "--leaf-size",
            "4",
            "--rematch-rounds",
            "0",
            "--certify",
            "full",
            "--fail-if-gap-above",
            "0.01%");
    assertLogSays(
        run,
        4,
        out,
        "--fail-if-gap-above",
        "gate_failed",
        "--rematch-rounds",
        "--group-size",
        "--certify full");
    String manifest = Files.readString(Path.of(out, "_manifest.json"));
    assertTrue(manifest.contains("\"gate_failed\""), manifest);
    assertTrue(manifest.contains("\"most_gap\""), manifest);
  }

  @Test
  void aLeafIsTooLargeForATask() {
    String table = write("600", "select id, array(float(id), float(1)) features from range(600)");
    String[] settings = {"--leaf-size", "1000", "--task-memory", "1m"};
    assertLogSays(
        run("hiref", "--source", table, "--target", table, "--out", fresh("leaf"), settings),
        2,
        "600 points",
        "raise --task-memory",
        "lower --leaf-size");
  }

  @Test
  void theOutputMayNotBeWritten() {
    String out = WatchedFileSystem.SCHEME + ":" + folder.resolve("locked").resolve("map");
    WatchedFileSystem.watch(
        (action, file) -> {
          if (file.toString().contains("locked")) {
            throw new AccessControlException("Permission denied: user=etl, access=WRITE");
          }
        });
    assertLogSays(
        hiref(clouds.source(), out), 1, "locked", "Permission denied", "user=etl", "--out");
  }

  @Test
  void theOutputsParentIsAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("a-file"), "not a folder");
    assertLogSays(
        hiref(clouds.source(), file.resolve("map").toString()), 1, file.toString(), "--out");
  }
}
