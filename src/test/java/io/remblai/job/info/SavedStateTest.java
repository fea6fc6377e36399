package io.remblai.job.info;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.job.CommandLineRun;
import io.remblai.spark.SharedSpark;
import io.remblai.spark.info.LabelledTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("spark")
final class SavedStateTest {

  private static final List<Row> ROWS = LabelledTable.rows(300, 5, 6, 8);

  @TempDir Path folder;

  private CommandLineRun run(String name, List<Row> rows, String... more) {
    String input = folder.resolve(name + "-in").toString();
    LabelledTable.table(rows).write().parquet(input);
    List<String> all =
        new ArrayList<>(
            List.of(
                "information",
                "--input",
                input,
                "--out",
                folder.resolve(name).toString(),
                "--label-cols",
                "word",
                "--group-cols",
                "layer",
                "--with-col",
                "other",
                "--bins",
                "12"));
    all.addAll(List.of(more));
    return CommandLineRun.of(all.toArray(String[]::new));
  }

  private List<Row> estimates(String name) {
    return SharedSpark.session()
        .read()
        .parquet(folder.resolve(name).resolve("estimates").toString())
        .orderBy("layer", "estimator", "quantity")
        .collectAsList();
  }

  @Test
  void yesterdaysSumsAndTodaysAreThoseOfBothDays() {
    String[] none = {"--nulls", "0"};
    assertEquals(0, run("both", ROWS, none).code());
    CommandLineRun first = run("first", ROWS.subList(0, 100), "--nulls", "0", "--state-out");
    assertEquals(0, first.code(), first::all);
    CommandLineRun second =
        run(
            "second",
            ROWS.subList(100, 300),
            "--nulls",
            "0",
            "--state-in",
            folder.resolve("first").toString());
    assertEquals(0, second.code(), second::all);
    List<Row> wanted = estimates("both");
    List<Row> found = estimates("second");
    assertEquals(wanted.size(), found.size());
    for (int i = 0; i < wanted.size(); i++) {
      assertEquals(wanted.get(i).<Long>getAs("rows_used"), found.get(i).<Long>getAs("rows_used"));
      int nats = wanted.get(i).fieldIndex("nats");
      if (!wanted.get(i).isNullAt(nats)) {
        assertEquals(wanted.get(i).getDouble(nats), found.get(i).getDouble(nats), 1e-12);
      }
    }
  }

  @Test
  void sumsOverOtherBinsAreRefused() {
    assertEquals(0, run("first", ROWS.subList(0, 100), "--nulls", "0", "--state-out").code());
    CommandLineRun other =
        run(
            "other",
            ROWS.subList(100, 300),
            "--nulls",
            "0",
            "--seed",
            "5",
            "--state-in",
            folder.resolve("first").toString());
    assertEquals(3, other.code(), other::all);
    assertTrue(other.err().contains("same reference points"), other::all);
  }

  @Test
  void otherDrawsAreRefused() {
    assertEquals(0, run("first", ROWS.subList(0, 100), "--nulls", "0", "--state-out").code());
    CommandLineRun other =
        run(
            "other",
            ROWS.subList(100, 300),
            "--nulls",
            "2",
            "--state-in",
            folder.resolve("first").toString());
    assertEquals(3, other.code(), other::all);
    assertTrue(other.err().contains("--nulls"), other::all);
  }
}
