package io.remblai.job.info;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.remblai.info.ReferenceCases;
import io.remblai.job.CommandLineRun;
import io.remblai.spark.SharedSpark;
import io.remblai.spark.info.LabelledTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** O-information and Wasserstein dependency from table to estimate. */
@Tag("spark")
final class DependencyRunTest {

  private static final StructType THREE =
      new StructType()
          .add("features", DataTypes.DoubleType)
          .add("a", DataTypes.IntegerType)
          .add("b", DataTypes.IntegerType)
          .add("c", DataTypes.IntegerType);

  @TempDir Path folder;

  @Test
  void dependencyWhateverThePartitions() {
    List<Row> rows = LabelledTable.rows(150, 3, 4, 2);
    double[] values = new double[2];
    EstimateRun run = new EstimateRun(folder);
    String where = "estimator = 'wasserstein-dependency'";
    for (int partitions : new int[] {1, 7}) {
      CommandLineRun done =
          run.run(
              LabelledTable.table(rows),
              partitions,
              "--with-col",
              "other",
              "--id-col",
              "id",
              "--nulls",
              "2",
              "--estimators",
              "wasserstein-dependency,o-information-ksg");
      assertEquals(0, done.code(), done::all);
      values[partitions / 7] = run.number(where, "value");
      assertTrue(run.number(where, "null_mean") < run.number(where, "value"));
      assertTrue(run.number(where, "normalised") > 0);
      assertTrue(run.number(where, "value") <= run.number(where, "ceiling"));
      assertEquals(
          run.number(where, "value") / run.number(where, "ceiling"),
          run.number(where, "normalised"),
          1e-12);
      assertEquals(1, run.lines("estimator = 'o-information-ksg' and nats is not null").size());
    }
    assertEquals(values[0], values[1], 1e-10);
  }

  @Test
  void oneRowHasNoDependency() {
    EstimateRun run = new EstimateRun(folder);
    CommandLineRun done =
        run.run(
            LabelledTable.table(LabelledTable.rows(1, 3, 4, 2)),
            1,
            "--with-col",
            "other",
            "--estimators",
            "wasserstein-dependency,o-information-ksg");
    assertEquals(0, done.code(), done::all);
    assertEquals(2, run.lines("value is null and warning is not null").size());
  }

  @Test
  void discreteReference() {
    for (JsonNode one : ReferenceCases.of("gaussian_and_o_information.json", "oinfo-")) {
      if (!one.has("columns")) {
        continue;
      }
      int[][] columns = new int[3][];
      for (int k = 0; k < 3; k++) {
        columns[k] = ReferenceCases.integers(one.get("columns").get(k));
      }
      List<Row> rows = new ArrayList<>();
      for (int i = 0; i < columns[0].length; i++) {
        rows.add(RowFactory.create(1.0 * i, columns[0][i], columns[1][i], columns[2][i]));
      }
      EstimateRun run = new EstimateRun(folder);
      CommandLineRun done =
          run.run(
              SharedSpark.session().createDataFrame(rows, THREE),
              2,
              "--label-cols",
              "a,b,c",
              "--estimators",
              "o-information-discrete");
      assertEquals(0, done.code(), done::all);
      assertEquals(
          one.get("expected").get("o_information_bits").asDouble(),
          run.number("label_set = 'a:b:c'", "bits"),
          1e-9);
    }
  }
}
