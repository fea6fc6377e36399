package io.remblai.job.hiref;

import io.remblai.job.CommandLineRun;
import io.remblai.spark.SharedSpark;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Runs of {@code hiref} on tables with groups, for tests of them. */
abstract class GroupedRuns {

  @TempDir static Path shared;

  static GroupedTables tables;
  static String source;
  static String target;

  @TempDir Path folder;

  @BeforeAll
  static void write() {
    tables = new GroupedTables(SharedSpark.session(), shared);
    source = tables.source();
    target = tables.target();
  }

  CommandLineRun hiref(String out, String from, String to, String... more) {
    List<String> all = new ArrayList<>(List.of(more));
    all.add("--no-report");
    return GroupedTables.hiref(folder.resolve(out), from, to, all.toArray(String[]::new));
  }

  Dataset<Row> table(String out, String name) {
    return tables.read(folder.resolve(out) + "/" + name);
  }

  void verify(String out) {
    GroupedTables.verify(folder.resolve(out));
  }
}
