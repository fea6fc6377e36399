package io.remblai.job.info;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.remblai.job.CommandLineRun;
import io.remblai.spark.SharedSpark;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Runs {@code information} on a table and reads its estimates. */
record EstimateRun(Path folder) {

  /** Writes the table in so many parts and runs. */
  CommandLineRun run(Dataset<Row> table, int partitions, String... more) {
    String input = folder.resolve("in").toString();
    table.repartition(partitions).write().mode("overwrite").parquet(input);
    List<String> all =
        new ArrayList<>(
            List.of("information", "--input", input, "--out", folder.resolve("out").toString()));
    all.addAll(List.of("--mode", "overwrite"));
    all.addAll(List.of(more));
    return CommandLineRun.of(all.toArray(String[]::new));
  }

  /** The lines of {@code estimates} for which a condition holds. */
  List<Row> lines(String where) {
    return SharedSpark.session()
        .read()
        .parquet(folder.resolve("out/estimates").toString())
        .where(where)
        .collectAsList();
  }

  /** The only such line. */
  Row line(String where) {
    List<Row> rows = lines(where);
    assertEquals(1, rows.size(), where);
    return rows.get(0);
  }

  /** A number of the only such line. */
  double number(String where, String column) {
    Row row = line(where);
    return row.getDouble(row.fieldIndex(column));
  }
}
