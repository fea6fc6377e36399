package io.remblai.job.info;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.job.CommandLineRun;
import io.remblai.spark.SharedSpark;
import io.remblai.spark.info.LabelledTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("spark")
final class InformationJobTest {

  private static final int ROWS = 400;

  @TempDir Path folder;

  private String write(List<Row> rows) {
    String path = folder.resolve("in").toString();
    LabelledTable.table(rows).repartition(3).write().mode("overwrite").parquet(path);
    return path;
  }

  private CommandLineRun run(String input, String... more) {
    List<String> all =
        new ArrayList<>(
            List.of("information", "--input", input, "--out", folder.resolve("out").toString()));
    all.addAll(List.of(more));
    return CommandLineRun.of(all.toArray(String[]::new));
  }

  private Dataset<Row> read(String table) {
    return SharedSpark.session().read().parquet(folder.resolve("out").resolve(table).toString());
  }

  private Row estimate(String where) {
    List<Row> rows = read("estimates").where(where).collectAsList();
    assertEquals(1, rows.size(), where);
    return rows.get(0);
  }

  private static double number(Row row, String column) {
    return row.getDouble(row.fieldIndex(column));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--label-cols word,digit",
        "--group-cols layer --label-cols word",
        "--estimators ross --label-cols word",
        "--estimators soft,coding-rate"
      })
  void tablesWithoutRowsAreRefused(String arguments) {
    String[] more = arguments.isEmpty() ? new String[0] : arguments.split(" ");
    CommandLineRun run = run(write(List.of()), more);
    assertEquals(3, run.code(), run::all);
    assertTrue(run.err().contains("has no rows; nothing was written"), run::all);
    assertFalse(Files.exists(folder.resolve("out")));
  }

  @Test
  void groupsAndTwoLabelColumns() throws Exception {
    CommandLineRun run =
        run(
            write(LabelledTable.rows(ROWS, 8, 8, 3)),
            "--label-cols",
            "word,digit",
            "--label-pairs",
            "word:digit",
            "--group-cols",
            "layer",
            "--id-col",
            "id",
            "--bins",
            "30",
            "--mode",
            "error",
            "--per-label");
    assertEquals(0, run.code(), run::all);
    assertEquals(2 * (8 + 3), read("labels").count());
    Row word = estimate("layer = 'l0' and quantity = 'information' and label_set = 'word'");
    Row digit = estimate("layer = 'l0' and quantity = 'information' and label_set = 'digit'");
    assertTrue(number(word, "nats") > number(word, "null_mean"));
    assertTrue(number(word, "nats") <= number(word, "ceiling"));
    assertTrue(number(word, "standard_error") > 0);
    assertTrue(number(word, "lower") < number(word, "nats"));
    assertEquals(number(word, "nats") / Math.log(2), number(word, "bits"), 1e-12);
    assertEquals(number(word, "nats") / Math.log(30), number(word, "normalised"), 1e-12);
    assertEquals(ROWS / 2L, (long) word.getAs("rows_used"));
    Row optimality = estimate("layer = 'l0' and quantity = 'optimality'");
    assertEquals(
        number(digit, "nats") / number(word, "nats"), number(optimality, "normalised"), 1e-12);
    assertEquals(30, read("reference_points").count());
    assertTrue(Files.readString(folder.resolve("out/_manifest.json")).contains("succeeded"));
    assertTrue(Files.exists(folder.resolve("out/metrics.json")));
    assertTrue(run.out().contains("information"), run::all);
  }

  @Test
  void writtenPointsGiveTheSameNumbers() {
    String input = write(LabelledTable.rows(ROWS, 8, 8, 3));
    assertEquals(0, run(input, "--label-cols", "word", "--seed", "9").code());
    double first = number(estimate("quantity = 'information'"), "nats");
    String kept = folder.resolve("kept").toString();
    read("reference_points").write().parquet(kept);
    CommandLineRun again =
        run(
            input,
            "--label-cols",
            "word",
            "--reference-points",
            kept,
            "--mode",
            "overwrite",
            "--nulls",
            "0");
    assertEquals(0, again.code(), again::all);
    assertEquals(first, number(estimate("quantity = 'information'"), "nats"), 1e-9);
  }

  private static List<Row> withBadRows() {
    List<Row> rows = new ArrayList<>(LabelledTable.rows(ROWS, 4, 5, 4));
    List<Double> y = List.of(1.0, 2.0, 3.0, 4.0);
    rows.add(RowFactory.create(1000L, "l0", null, y, "w1", 1));
    rows.add(RowFactory.create(1001L, "l0", List.of(1f, Float.NaN, 0f, 0f), y, "w1", 1));
    rows.add(RowFactory.create(1002L, "l1", List.of(1f, 2f, 3f), y, "w1", 1));
    rows.add(RowFactory.create(1003L, "l1", List.of(0f, 0f, 0f, 0f), y, "w1", 1));
    rows.add(RowFactory.create(1004L, "l1", List.of(1f, 2f, 3f, 4f), y, null, 1));
    return rows;
  }

  @Test
  void badRowsAreRefusedByReason() {
    CommandLineRun run = run(write(withBadRows()), "--label-cols", "word");
    assertEquals(3, run.code(), run::all);
    for (String reason :
        List.of("null_vector", "nan", "wrong_length", "zero_norm", "no_label_word")) {
      assertTrue(run.err().contains("1 row set aside as " + reason), run::all);
    }
    assertFalse(Files.exists(folder.resolve("out")));
  }

  @Test
  void badRowsAreQuarantined() {
    CommandLineRun run =
        run(
            write(withBadRows()),
            "--label-cols",
            "word",
            "--id-col",
            "id",
            "--on-bad-row",
            "quarantine");
    assertEquals(0, run.code(), run::all);
    List<String> rejects =
        read("rejects").orderBy("id").collectAsList().stream()
            .map(row -> row.getLong(0) + " " + row.getString(row.fieldIndex("reason")))
            .toList();
    assertEquals(
        List.of(
            "1000 null_vector",
            "1001 nan",
            "1002 wrong_length",
            "1003 zero_norm",
            "1004 no_label_word"),
        rejects);
    Row entropy = estimate("quantity = 'entropy'");
    assertEquals(ROWS + 1L, (long) entropy.getAs("rows_used"));
    assertEquals(4L, (long) entropy.getAs("rows_dropped"));
    Row information = estimate("quantity = 'information'");
    assertEquals((long) ROWS, (long) information.getAs("rows_used"));
    assertEquals(5L, (long) information.getAs("rows_dropped"));
    assertTrue(information.<String>getAs("warning").contains("no label"));
  }

  @Test
  void degenerateTablesHaveDefinedResults() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 10; i++) { // constant vectors, a label for each row, one digit
      rows.add(RowFactory.create((long) i, "a", List.of(1f, 2f), List.of(1.0, 1.0), "w" + i, 1));
    }
    rows.add(RowFactory.create(10L, "b", List.of(1f, 2f), List.of(1.0, 1.0), "w", 1));
    CommandLineRun run =
        run(
            write(rows),
            "--label-cols",
            "word,digit",
            "--group-cols",
            "layer",
            "--with-col",
            "other",
            "--bins",
            "5");
    assertEquals(0, run.code(), run::all);
    for (Row row : read("estimates").collectAsList()) {
      for (int c = 0; c < row.size(); c++) {
        boolean number = row.get(c) instanceof Double;
        assertTrue(!number || Double.isFinite(row.getDouble(c)), row::toString);
      }
    }
    Row many = estimate("layer = 'a' and quantity = 'information' and label_set = 'word'");
    assertTrue(many.<String>getAs("warning").contains("mostly bias"), many::toString);
    Row one = estimate("layer = 'a' and quantity = 'information' and label_set = 'digit'");
    assertEquals(0, number(one, "nats"), 0);
    assertTrue(one.<String>getAs("warning").contains("one label only"), one::toString);
    Row constant = estimate("layer = 'a' and estimator = 'soft' and quantity = 'entropy'");
    assertTrue(constant.<String>getAs("warning").contains("constant"), constant::toString);
  }
}
