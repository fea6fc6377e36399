package io.remblai.job.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.job.CommandLineRun;
import io.remblai.spark.SharedSpark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of any columns: what can be used is, with nothing lost; what cannot is told. */
@Tag("spark")
final class TableFuzzTest {

  private static final int SCHEMAS = 120;
  private static final int MAPS = 6;
  private static final int ESTIMATES = 12;

  private static final String VIEW = "drawn";

  @TempDir Path folder;

  private final SparkSession session = SharedSpark.session();

  @AfterEach
  void forget() {
    session.catalog().dropTempView(VIEW);
  }

  private CommandLineRun run(String command, DrawnTable table, Path out, String... more) {
    table.rows().createOrReplaceTempView(VIEW);
    List<String> args = new ArrayList<>(List.of(command, "--features-col=" + table.features()));
    args.add("--id-col=" + table.id());
    if (command.equals("information")) {
      args.add("--input=table:" + VIEW);
    } else {
      args.addAll(List.of("--source=table:" + VIEW, "--target=table:" + VIEW));
    }
    args.add("--out=" + out);
    args.addAll(List.of(more));
    return CommandLineRun.of(args.toArray(String[]::new));
  }

  private long rows(Path table) {
    return session.read().parquet(table.toString()).count();
  }

  @Test
  void columnsOfWrongTypesAndMissingOnesAreNamed() {
    for (int seed = 0; seed < SCHEMAS; seed++) {
      Random random = new Random(seed);
      DrawnTable table = DrawnTable.draw(session, random, true);
      boolean missing = random.nextInt(4) == 0;
      String column = missing ? "no `such` column" : table.wrongColumn();
      String command = List.of("hiref", "plan", "frlc", "information").get(random.nextInt(4));
      Path out = folder.resolve("schema" + seed);
      CommandLineRun run =
          missing
              ? run(command, renamed(table, column), out)
              : run(command, table, out, "--on-bad-row=drop");
      String asked = seed + ": " + command + " " + table.rows().schema().toDDL();
      Answers.assertClear(run, asked);
      boolean usable = command.equals("information") && usableHere(table, column);
      if (!usable) {
        assertEquals(3, run.code(), () -> asked + "\n" + run.all());
        assertTrue(run.err().contains("`" + column + "`"), () -> asked + "\n" + run.all());
      }
      assertEquals(run.code() == 0 && !command.equals("plan"), Files.exists(out), asked);
    }
  }

  /** The same table, asked for a column of ids that it does not have. */
  private static DrawnTable renamed(DrawnTable table, String id) {
    return new DrawnTable(table.rows(), id, table.features(), table.plain(), id, table.good());
  }

  /** Ids of estimates may be booleans. */
  private static boolean usableHere(DrawnTable table, String column) {
    return column.equals(table.id())
        && List.of(table.rows().columns()).contains(column)
        && table.rows().schema().apply(column).dataType().typeName().equals("boolean");
  }

  @Test
  void everyUsableRowIsMappedOnce() {
    for (int seed = 0; seed < MAPS; seed++) {
      Random random = new Random(seed);
      DrawnTable table = DrawnTable.draw(session, random, false);
      long rows = table.rows().count();
      String policy = List.of("fail", "drop", "quarantine").get(random.nextInt(3));
      Path out = folder.resolve("map" + seed);
      CommandLineRun run =
          run(
              "hiref",
              table,
              out,
              "--on-bad-row=" + policy,
              "--rematch-rounds=1",
              "--certify=none");
      String asked = seed + ": " + policy + " " + table.rows().schema().toDDL();
      Answers.assertClear(run, asked);
      boolean right = table.good() > 0 && (table.good() == rows || !policy.equals("fail"));
      assertEquals(right ? 0 : 3, run.code(), () -> asked + "\n" + run.all());
      if (right) {
        assertEquals(table.good(), rows(out.resolve("pairs")), asked);
        long aside = policy.equals("quarantine") ? 2 * (rows - table.good()) : 0;
        assertEquals(aside, rows(out.resolve("rejects")), asked);
        CommandLineRun verified = CommandLineRun.of("verify", "--out=" + out);
        assertEquals(0, verified.code(), () -> asked + "\n" + verified.all());
      } else {
        assertFalse(Files.exists(out), asked);
      }
    }
  }

  @Test
  void everyUsableRowIsEstimatedFrom() {
    for (int seed = 0; seed < ESTIMATES; seed++) {
      Random random = new Random(1000 + seed);
      DrawnTable table = DrawnTable.draw(session, random, false);
      String command = seed % 2 == 0 ? "information" : "divergence";
      Path out = folder.resolve("estimate" + seed);
      List<String> more = new ArrayList<>(List.of("--on-bad-row=quarantine"));
      if (!table.plain().contains(",")) {
        more.add("--group-cols=" + table.plain());
      }
      if (command.equals("divergence")) {
        more.add("--measures=mean-shift");
      }
      CommandLineRun run = run(command, table, out, more.toArray(String[]::new));
      String asked = seed + ": " + command + more + table.rows().schema().toDDL();
      Answers.assertClear(run, asked);
      if (run.code() == 0) {
        assertTrue(rows(out.resolve("estimates")) > 0, asked);
      } else {
        assertEquals(3, run.code(), () -> asked + "\n" + run.all());
      }
    }
  }

  @Test
  void groupsOfTwoTypesAreRefused() {
    session.range(4).selectExpr("array(id, 1) v", "id g").createOrReplaceTempView("whole");
    session
        .range(4)
        .selectExpr("array(id, 1) v", "concat('g', id) g")
        .createOrReplaceTempView("text");
    for (String[] tables : new String[][] {{"whole", "text"}, {"text", "whole"}}) {
      CommandLineRun run =
          CommandLineRun.of(
              "divergence",
              "--source=table:" + tables[0],
              "--target=table:" + tables[1],
              "--features-col=v",
              "--group-cols=G",
              "--out=" + folder.resolve("types"));
      Answers.assertClear(run, "types");
      assertEquals(3, run.code(), run::all);
      assertTrue(run.err().contains("group column `g` is of type "), run::all);
    }
    session.catalog().dropTempView("whole");
    session.catalog().dropTempView("text");
  }

  @Test
  void namesInOtherCasesAreFoundByEveryCommand() {
    session
        .range(20)
        .selectExpr("id Key", "array(float(id), float(id * id)) Vectors")
        .createOrReplaceTempView(VIEW);
    List<String> named = new ArrayList<>(List.of("--id-col=KEY", "--features-col=vectors"));
    named.addAll(List.of("--source=table:" + VIEW, "--target=table:" + VIEW));
    named.add("--out=" + folder.resolve("cases"));
    for (String command : List.of("plan", "hiref")) {
      named.add(0, command);
      CommandLineRun run = CommandLineRun.of(named.toArray(String[]::new));
      assertEquals(0, run.code(), run::all);
      named.remove(0);
    }
    CommandLineRun verified = CommandLineRun.of("verify", "--out=" + folder.resolve("cases"));
    assertEquals(0, verified.code(), verified::all);
  }
}
