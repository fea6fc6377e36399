package io.remblai.job.hiref;

import static org.apache.spark.sql.functions.col;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.remblai.job.CommandLineRun;
import io.remblai.spark.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of Apache Iceberg in a local warehouse: which snapshot was read is known, and kept to. */
@Tag("spark")
final class IcebergTablesTest {

  private static final SparkSession SESSION = SharedSpark.session();
  private static final String CATALOG = "spark.sql.catalog.lake";
  private static final String A = "lake.db.a";
  private static final String B = "lake.`odd db`.`b@5`";
  private static final int ROWS = 20;

  @TempDir static Path warehouse;
  @TempDir Path folder;

  @BeforeAll
  static void addCatalog() {
    SESSION.conf().set(CATALOG, "org.apache.iceberg.spark.SparkCatalog");
    SESSION.conf().set(CATALOG + ".type", "hadoop");
    SESSION.conf().set(CATALOG + ".warehouse", warehouse.toString());
  }

  @AfterAll
  static void forgetCatalog() {
    List.of(".warehouse", ".type", "").forEach(key -> SESSION.conf().unset(CATALOG + key));
  }

  @BeforeEach
  void createTables() throws Exception {
    for (String table : List.of(A, B)) {
      SESSION.range(ROWS).selectExpr("id", features("id % 7")).writeTo(table).create();
    }
  }

  @AfterEach
  void dropTables() {
    List.of(A, B).forEach(table -> SESSION.sql("DROP TABLE " + table));
  }

  private static String features(String second) {
    return "array(float(id), float(" + second + ")) features";
  }

  private static void append(String table) {
    try {
      SESSION.range(100, 103).selectExpr("id", features("1")).writeTo(table).append();
    } catch (Exception e) { // Spark's checked exceptions
      throw new IllegalStateException(e);
    }
  }

  private static long snapshot(String table) {
    return SESSION
        .table(table + ".history")
        .orderBy(col("made_current_at").desc())
        .select("snapshot_id")
        .first()
        .getLong(0);
  }

  private String[] hiref(String source, String target, String out, String... more) {
    List<String> args = new ArrayList<>(List.of("hiref", "--certify=none", "--no-report"));
    args.addAll(List.of("--source=table:" + source, "--target=table:" + target));
    args.add("--out=" + folder.resolve(out));
    args.addAll(List.of(more));
    return args.toArray(String[]::new);
  }

  private JsonNode manifest(String out) throws IOException {
    return new ObjectMapper().readTree(folder.resolve(out).resolve("_manifest.json").toFile());
  }

  private long recorded(String out, String side) throws IOException {
    return manifest(out).path("inputs").path(side).path("snapshot").asLong();
  }

  private List<Row> pairs(String out) {
    return SESSION
        .read()
        .parquet(folder.resolve(out).resolve("pairs").toString())
        .orderBy("source_id")
        .collectAsList();
  }

  private static CommandLineRun done(String... args) {
    CommandLineRun run = CommandLineRun.of(args);
    assertEquals(0, run.code(), run::all);
    return run;
  }

  @Test
  void snapshotsAreRecordedAndTellThatRowsChanged() throws Exception {
    long before = snapshot(A);
    CommandLineRun first = done(hiref(A, B, "map"));
    assertFalse(first.err().contains("no files to list"), first::all);
    assertEquals(before, recorded("map", "source"));
    assertEquals(snapshot(B), recorded("map", "target"));
    for (String mode : List.of("--mode=skip-if-complete", "--mode=resume")) {
      CommandLineRun again = done(hiref(A, B, "map", mode));
      assertTrue(again.out().contains("complete already"), again::all);
    }

    append(A);
    assertNotEquals(before, snapshot(A));
    for (String mode : List.of("--mode=skip-if-complete", "--mode=resume")) {
      CommandLineRun changed = CommandLineRun.of(hiref(A, B, "map", mode));
      assertEquals(6, changed.code(), changed::all);
      assertTrue(changed.err().contains("source table:" + A + " has changed"), changed::all);
      CommandLineRun pinned = done(hiref(A + "@" + before, B, "map", mode));
      assertTrue(pinned.out().contains("complete already"), pinned::all);
    }
  }

  @Test
  void aSnapshotThatIsNamedGivesTheOldResult() throws Exception {
    long before = snapshot(A);
    done(hiref(A, B, "map"));
    append(A);
    done(hiref(A, B, "now"));
    assertEquals(snapshot(A), recorded("now", "source"));
    assertNotEquals(manifest("map").path("fingerprint"), manifest("now").path("fingerprint"));
    done(hiref(A + "@" + before, B, "then"));
    assertEquals(before, recorded("then", "source"));
    assertEquals(manifest("map").path("fingerprint"), manifest("then").path("fingerprint"));
    assertEquals(pairs("map"), pairs("then"));
  }

  @Test
  void aRunKeepsToTheSnapshotItBeganWith() throws Exception {
    long before = snapshot(A);
    boolean[] committed = {false};
    CommandLineRun run =
        CommandLineRun.watched(
            line -> {
              if (line.startsWith("reading") && !committed[0]) {
                committed[0] = true;
                append(A);
              }
            },
            hiref(A, B, "map"));
    assertEquals(0, run.code(), run::all);
    assertTrue(committed[0], run::all);
    assertNotEquals(before, snapshot(A));
    assertEquals(before, recorded("map", "source"));
    assertEquals(ROWS, pairs("map").size());
  }

  @Test
  void verifyAndReportReadWhatTheRunRead() throws Exception {
    done(hiref(A, B, "map"));
    append(A);
    append(B);
    Path map = folder.resolve("map");
    done("verify", "--out=" + map);
    done("report", map.toString());
    String page = Files.readString(map.resolve("report.html"));
    assertFalse(page.contains("do not hold the rows any more"));
    CommandLineRun now = CommandLineRun.of("verify", "--out=" + map, "--source=table:" + A);
    assertEquals(1, now.code(), now::all);
  }

  @Test
  void aSnapshotThatIsNotThereIsTold() {
    for (String unknown : List.of(A + "@7", B + "@99999999999999999999")) {
      CommandLineRun run = CommandLineRun.of(hiref(unknown, B, "none"));
      assertEquals(3, run.code(), run::all);
      assertTrue(run.err().contains("table:" + unknown + " cannot be read: "), run::all);
      assertFalse(Files.exists(folder.resolve("none")));
    }
  }

  @Test
  void whatKeepsNoSnapshotsIsReadAsItIsWithAWarning() throws Exception {
    SESSION.table(A).createOrReplaceTempView("no_snapshots");
    try {
      CommandLineRun run = done(hiref("no_snapshots", B, "map"));
      assertTrue(manifest("map").toString().contains("no files to list"), run::all);
      assertTrue(manifest("map").path("inputs").path("source").path("snapshot").isMissingNode());
      CommandLineRun past = CommandLineRun.of(hiref("no_snapshots@5", B, "past"));
      assertEquals(3, past.code(), past::all);
      assertTrue(past.err().contains("table:no_snapshots@5 cannot be read: "), past::all);
    } finally {
      SESSION.catalog().dropTempView("no_snapshots");
    }
  }
}
