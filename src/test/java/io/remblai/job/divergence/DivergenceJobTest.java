package io.remblai.job.divergence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.info.Rows;
import io.remblai.info.Samples;
import io.remblai.job.CommandLineRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("spark")
final class DivergenceJobTest {

  @TempDir Path folder;

  private DrawnTables tables;

  @BeforeEach
  void tables() {
    tables = new DrawnTables(folder);
  }

  /** Two days alike and one that drifted. */
  private static List<Row> days() {
    List<Row> rows = new ArrayList<>(DrawnTables.rows(Samples.normal(1, 300, 3), "mon", 0));
    rows.addAll(DrawnTables.rows(Samples.normal(2, 200, 3), "tue", 1000));
    rows.addAll(DrawnTables.rows(DrawnTables.moved(Samples.normal(3, 250, 3), 1, 1), "wed", 2000));
    return rows;
  }

  @Test
  void groupsMeetTheirOwn() throws Exception {
    List<Row> target = new ArrayList<>(DrawnTables.rows(Samples.normal(4, 400, 3), "mon", 0));
    target.addAll(DrawnTables.rows(Samples.normal(5, 300, 3), "wed", 500));
    target.addAll(DrawnTables.rows(Samples.normal(6, 50, 3), "thu", 900));
    DrawnTables.Done run =
        tables.run(
            tables.write("source", days(), 3),
            tables.write("target", target, 2),
            "--group-cols",
            "day");
    run.succeeded();
    Row mon = run.line("mmd", "squared_discrepancy", "mon");
    Row wed = run.line("mmd", "squared_discrepancy", "wed");
    assertTrue(wed.<Double>getAs("value") > 0.05 + mon.<Double>getAs("value"));
    assertEquals(700L, mon.<Long>getAs("rows_used"));
    assertEquals("1", mon.getAs("unit"));
    assertTrue(wed.<Double>getAs("lower") > 0, wed::toString);
    Row tue = run.line("mauve", "mauve", "tue");
    assertTrue(tue.isNullAt(tue.fieldIndex("value")));
    assertTrue(tue.<String>getAs("warning").contains("the target has no usable row"));
    Row thu = run.line("knn-kl", "source_from_target", "thu");
    assertTrue(thu.<String>getAs("warning").contains("the source has no usable row"));
    assertEquals(4 * 9, run.read("estimates").size());
    assertTrue(Files.readString(run.out().resolve("_manifest.json")).contains("kernel_width"));
    assertTrue(Files.exists(run.out().resolve("metrics.json")));
    assertTrue(run.console().out().contains("sliced-wasserstein"), run.console()::all);
  }

  @Test
  void groupsMeetTheWholeTarget() {
    Rows reference = Samples.normal(7, 500, 3);
    String target = tables.write("target", DrawnTables.rows(reference, "any", 0), 3);
    DrawnTables.Done run =
        tables.run(
            tables.write("source", days(), 3),
            target,
            "--group-cols",
            "day",
            "--against",
            "all",
            "--kernel-width",
            "2");
    run.succeeded();
    assertEquals(3 * 9, run.read("estimates").size());
    String alone = tables.write("alone", days().subList(500, 750), 2);
    DrawnTables.Done one = tables.run(alone, target, "--kernel-width", "2").succeeded();
    for (String measure : List.of("mmd", "knn-kl", "sliced-wasserstein", "mean-shift")) {
      String quantity =
          switch (measure) {
            case "mmd" -> "squared_discrepancy";
            case "knn-kl" -> "source_from_target";
            default -> "distance";
          };
      Row wed = run.line(measure, quantity, "wed");
      assertEquals(one.value(measure, quantity), wed.<Double>getAs("value"), 1e-9, measure);
      assertEquals(750L, wed.<Long>getAs("rows_used"));
      double chance = wed.<Double>getAs("null_mean");
      assertTrue(chance < 0.5 * wed.<Double>getAs("value"), wed::toString);
      assertEquals(
          chance, one.line(measure, quantity).<Double>getAs("null_mean"), 0.15, wed.toString());
    }
    Row wed = run.line("mauve", "jensen_shannon", "wed");
    assertTrue(wed.<Double>getAs("null_mean") < 0.5 * wed.<Double>getAs("value"), wed::toString);
  }

  private List<Row> withBadRows() {
    List<Row> rows = new ArrayList<>(DrawnTables.rows(Samples.normal(8, 200, 2), "d", 0));
    rows.add(RowFactory.create(900L, "d", null));
    rows.add(RowFactory.create(901L, "d", List.of(1.0, Double.NaN)));
    rows.add(RowFactory.create(902L, "d", List.of(1.0, 2.0, 3.0)));
    return rows;
  }

  @Test
  void badRowsAreRefusedWithTheirTable() {
    String good = tables.write("good", Samples.normal(9, 100, 2));
    DrawnTables.Done run = tables.run(good, tables.write("bad", withBadRows(), 2));
    assertEquals(3, run.console().code(), run.console()::all);
    assertTrue(run.console().err().contains("target has 1 row whose `features` contain NaN"));
    assertTrue(run.console().err().contains("has another length"), run.console()::all);
    assertFalse(Files.exists(run.out()));
  }

  @Test
  void badRowsAreQuarantinedWithTheirTable() {
    String good = tables.write("good", Samples.normal(9, 100, 2));
    DrawnTables.Done run =
        tables.run(good, tables.write("bad", withBadRows(), 2), "--on-bad-row", "quarantine");
    run.succeeded();
    List<String> rejects =
        run.read("rejects").stream()
            .map(row -> row.getAs("side") + " " + row.getAs("id") + " " + row.getAs("reason"))
            .sorted()
            .toList();
    assertEquals(
        List.of("target 900 null_vector", "target 901 nan", "target 902 wrong_length"), rejects);
    Row line = run.line("mmd", "squared_discrepancy");
    assertEquals(300L, line.<Long>getAs("rows_used"));
    assertEquals(3L, line.<Long>getAs("rows_dropped"));
  }

  @Test
  void otherDimensionsAreRefused() {
    DrawnTables.Done run =
        tables.run(
            tables.write("three", Samples.normal(1, 50, 3)),
            tables.write("two", Samples.normal(1, 50, 2)));
    assertEquals(3, run.console().code(), run.console()::all);
    assertTrue(
        run.console().err().contains("different lengths: {3=source, 2=target}"),
        run.console()::all);
  }

  @Test
  void degenerateTablesHaveDefinedResults() {
    Rows zeros = new Rows(new double[40], 20, 2);
    String constant = tables.write("constant", zeros);
    String one = tables.write("one", new Rows(new double[] {1, 2}, 1, 2));
    String many = tables.write("many", Samples.normal(2, 60, 2));
    for (String[] pair :
        new String[][] {
          {constant, constant}, {constant, one}, {one, one}, {one, many}, {many, constant}
        }) {
      DrawnTables.Done run = tables.run(pair[0], pair[1]).succeeded();
      for (Row row : run.read("estimates")) {
        for (int c = 0; c < row.size(); c++) {
          boolean number = row.get(c) instanceof Double;
          assertTrue(!number || Double.isFinite(row.getDouble(c)), row::toString);
        }
        assertTrue(row.getAs("value") != null || row.getAs("warning") != null, row::toString);
      }
    }
    DrawnTables.Done same = tables.run(constant, constant).succeeded();
    assertEquals(0, same.value("mmd", "squared_discrepancy"), 1e-12);
    assertEquals(1, same.value("mauve", "mauve"), 1e-12);
    assertEquals(0, same.value("sliced-wasserstein", "distance"), 0);
    assertEquals(0, same.value("mean-shift", "distance"), 1e-12);
  }

  @Test
  void measuresMayBeChosenAndMisspelt() {
    String a = tables.write("a", Samples.normal(1, 100, 2));
    DrawnTables.Done run = tables.run(a, a, "--measures", "mauve,mean-shift", "--clusters", "4");
    assertEquals(5, run.succeeded().read("estimates").size());
    assertEquals(1, run.value("mauve", "mauve"), 1e-9);
    CommandLineRun wrong =
        tables.run(a, a, "--measures", "mov", "--clusters", "0", "--k", "0").console();
    assertEquals(2, wrong.code());
    assertTrue(wrong.err().contains("--measures names 'mov'"), wrong::all);
    assertTrue(wrong.err().contains("--clusters is '0'"), wrong::all);
    assertTrue(wrong.err().contains("--k is '0'"), wrong::all);
  }
}
