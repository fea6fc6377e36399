package io.remblai.job.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.job.CommandLineRun;
import io.remblai.spark.SharedSpark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Outputs into tables of Apache Iceberg in a local warehouse, and what is refused. */
@Tag("spark")
final class PublishJobTest {

  private static final SparkSession SESSION = SharedSpark.session();
  private static final String CATALOG = "spark.sql.catalog.pond";

  private static int tables;

  /** Of each test one of its own: the catalog remembers those that were dropped. */
  private final String table = "pond.`odd db`.`pairs of-a.day %d`".formatted(tables++);

  @TempDir static Path folder;

  @BeforeAll
  static void makeMaps() {
    SESSION.conf().set(CATALOG, "org.apache.iceberg.spark.SparkCatalog");
    SESSION.conf().set(CATALOG + ".type", "hadoop");
    SESSION.conf().set(CATALOG + ".warehouse", folder.resolve("warehouse").toString());
    map("first", 40, 0);
    map("second", 30, 0);
    map("gated", 20, 4);
  }

  private static void map(String name, int rows, int exitCode) {
    String clouds = out(name + "-clouds");
    done("demo", "--cloud", "gauss-d2", "--points", "" + rows, "--out", clouds);
    List<String> command = new ArrayList<>(List.of("hiref", "--no-report", "--out", out(name)));
    command.addAll(List.of("--source", clouds + "/source", "--target", clouds + "/target"));
    boolean gated = exitCode == 4;
    // The fast bound is loose, and so every gap above nought.
    command.addAll(gated ? List.of("--fail-if-gap-above", "0") : List.of("--certify", "none"));
    CommandLineRun run = CommandLineRun.of(command.toArray(String[]::new));
    assertEquals(exitCode, run.code(), run::all);
  }

  @AfterAll
  static void forgetCatalog() {
    List.of(".warehouse", ".type", "").forEach(key -> SESSION.conf().unset(CATALOG + key));
  }

  @AfterEach
  void dropTable() {
    SESSION.sql("DROP TABLE IF EXISTS " + table);
  }

  private static String out(String name) {
    return folder.resolve(name).toString();
  }

  private static CommandLineRun done(String... args) {
    CommandLineRun run = CommandLineRun.of(args);
    assertEquals(0, run.code(), run::all);
    return run;
  }

  private String[] publish(String name, String... more) {
    Stream<String> args = Stream.of("publish", "--out", out(name), "--table", table);
    return Stream.concat(args, Stream.of(more)).toArray(String[]::new);
  }

  private CommandLineRun published(String name, String... more) {
    return done(publish(name, more));
  }

  private static void refused(int code, String why, String... args) {
    CommandLineRun run = CommandLineRun.of(args);
    assertEquals(code, run.code(), run::all);
    assertTrue(run.err().contains(why), run::all);
  }

  private static List<Row> pairs(String name) {
    return SESSION.read().parquet(out(name) + "/pairs").orderBy("source_id").collectAsList();
  }

  private List<Row> rows(String where) {
    return SESSION.table(table).where(where).drop("day").orderBy("source_id").collectAsList();
  }

  private long snapshots() {
    return SESSION.table(table + ".snapshots").count();
  }

  @Test
  void aTableIsMadeThenReplacedInOneCommit() {
    CommandLineRun first = published("first");
    assertTrue(first.out().contains("40 rows, pairs of run "), first::all);
    assertTrue(first.out().contains(", snapshot "), first::all);
    assertEquals(pairs("first"), rows("true"));
    assertEquals(1, snapshots());

    SESSION.sql("ALTER TABLE " + table + " SET TBLPROPERTIES ('owner-of' = 'somebody')");
    CommandLineRun second = published("second");
    assertTrue(second.out().contains("30 rows, pairs of run "), second::all);
    assertTrue(second.out().contains(", before it "), second::all);
    assertEquals(pairs("second"), rows("true"));
    assertEquals(2, snapshots());
    assertTrue(
        SESSION.sql("SHOW TBLPROPERTIES " + table).collectAsList().stream()
            .anyMatch(row -> row.getString(0).equals("owner-of")));
  }

  @Test
  void againItDoesNothing() {
    published("first");
    CommandLineRun again = published("first");
    assertTrue(again.out().contains("already, nothing was done"), again::all);
    assertEquals(1, snapshots());
    published("second");
    published("first");
    assertEquals(pairs("first"), rows("true"));
    assertEquals(3, snapshots());
  }

  @Test
  void aPartLeavesTheOtherRows() {
    published("first", "--part", "day=2026-11-21");
    published("second", "--part", "day=2026-11-22");
    assertEquals(pairs("first"), rows("day = '2026-11-21'"));
    assertEquals(pairs("second"), rows("day = '2026-11-22'"));
    published("second", "--part", "day=2026-11-21");
    assertEquals(pairs("second"), rows("day = '2026-11-21'"));
    assertEquals(60, SESSION.table(table).count());
    CommandLineRun again = published("second", "--part", "day=2026-11-21");
    assertTrue(again.out().contains("already, nothing was done"), again::all);
  }

  @Test
  void aPartIsOfTheColumnsType() throws Exception {
    SESSION
        .read()
        .parquet(out("first") + "/pairs")
        .selectExpr("*", "date'2026-11-20' day")
        .writeTo(table)
        .create();
    published("second", "--part", "day=2026-11-20");
    assertEquals(pairs("second"), rows("day = date'2026-11-20'"));
    String wrong = "--part day=soon: the column of ";
    refused(3, wrong, publish("second", "--part", "day=soon"));
    refused(3, "has no column night", publish("second", "--part", "night=1"));
    assertEquals(30, SESSION.table(table).count());
  }

  @Test
  void otherTablesOfTheOutputCanBeNamed() {
    published("first", "--result", "levels");
    long levels = SESSION.read().parquet(out("first") + "/levels").count();
    assertEquals(levels, SESSION.table(table).count());
    refused(2, "levels, pairs, ", publish("first", "--result", "paris"));
  }

  @Test
  void tablesOfAnotherShapeAreRefused() throws Exception {
    SESSION.range(3).writeTo(table).create();
    refused(3, "cannot be replaced in one commit", publish("first"));
    assertEquals(3, SESSION.table(table).count());
    assertEquals(1, snapshots());
  }

  @Test
  void whatIsNotFinishedIsRefused() {
    refused(3, "holds no finished output", publish("nowhere"));
    refused(4, "--fail-if-gap-above", publish("gated"));
  }

  /** An output whose files went away under its manifest. */
  @Test
  void filesThatAreGoneLeaveTheTableAsItWas() throws Exception {
    published("second");
    map("torn", 20, 0);
    try (Stream<Path> files = Files.list(folder.resolve("torn").resolve("pairs"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".parquet")).toList()) {
        Files.delete(file);
      }
    }
    CommandLineRun torn = CommandLineRun.of(publish("torn"));
    assertNotEquals(0, torn.code(), torn::all);
    assertEquals(pairs("second"), rows("true"));
  }

  @Test
  void sparksOwnCatalogIsRefused() {
    refused(
        3,
        "spark.sql.catalog.NAME",
        "publish",
        "--out",
        out("first"),
        "--table",
        "pairs_of_nobody");
  }
}
