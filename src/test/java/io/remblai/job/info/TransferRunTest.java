package io.remblai.job.info;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.remblai.info.ReferenceCases;
import io.remblai.info.gaussian.GaussianInformation;
import io.remblai.job.CommandLineRun;
import io.remblai.spark.SharedSpark;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Transfer entropy from table to estimate. */
@Tag("spark")
final class TransferRunTest {

  private static final StructType SCHEMA =
      new StructType()
          .add("name", DataTypes.StringType)
          .add("time", DataTypes.IntegerType)
          .add("source", DataTypes.DoubleType)
          .add("target", DataTypes.DoubleType);

  private static final String[] OPTIONS = {
    "--features-col", "source", "--with-col", "target", "--time-col", "time", "--series-col", "name"
  };

  @TempDir Path folder;

  private static Dataset<Row> table(List<Row> rows) {
    return SharedSpark.session().createDataFrame(rows, SCHEMA);
  }

  private CommandLineRun run(List<Row> rows, int partitions, String estimators, String... more) {
    List<String> all = new ArrayList<>(List.of(OPTIONS));
    all.addAll(List.of("--estimators", estimators));
    all.addAll(List.of(more));
    return new EstimateRun(folder).run(table(rows), partitions, all.toArray(String[]::new));
  }

  private double number(String kind, String column) {
    return new EstimateRun(folder).number("estimator = 'transfer-entropy-" + kind + "'", column);
  }

  private static List<Row> series(String name, JsonNode one, int from, int to) {
    double[] source = ReferenceCases.numbers(one.get("source"));
    double[] target = ReferenceCases.numbers(one.get("target"));
    List<Row> rows = new ArrayList<>();
    for (int t = from; t < Math.min(to, source.length); t++) {
      rows.add(RowFactory.create(name, 7 * t, source[t], target[t]));
    }
    return rows;
  }

  private static JsonNode reference(String prefix) {
    return ReferenceCases.of("transfer_entropy.json", prefix).get(0);
  }

  @Test
  void referencesWhateverThePartitions() {
    JsonNode real = reference("te-cont");
    JsonNode expected = real.get("expected");
    String k = real.get("k").asText();
    double[] chance = new double[2];
    for (int partitions : new int[] {1, 7}) {
      CommandLineRun done =
          run(
              series("a", real, 0, 1000),
              partitions,
              "transfer-entropy-ksg,transfer-entropy-gaussian",
              "--k",
              k,
              "--nulls",
              "3");
      assertEquals(0, done.code(), done::all);
      assertEquals(expected.get("ksg_te_1_1_nats").asDouble(), number("ksg", "nats"), 1e-9);
      chance[partitions / 7] = number("ksg", "null_mean");
      assertTrue(chance[partitions / 7] < number("ksg", "nats"));
      long windows = real.get("source").size() - 1L;
      assertEquals(
          expected.get("gaussian_te_1_1_nats").asDouble()
              - GaussianInformation.bias(windows - 1, 1, 1),
          number("gaussian", "nats"),
          1e-9);
    }
    assertEquals(chance[0], chance[1], 1e-10);
  }

  @Test
  void discreteReferenceAndLags() {
    JsonNode one = reference("te-disc");
    JsonNode expected = one.get("expected");
    List<Row> rows = series("a", one, 0, 1000);
    run(rows, 3, "transfer-entropy-discrete");
    assertEquals(expected.get("te_1_1_bits").asDouble(), number("discrete", "bits"), 1e-9);
    run(rows, 3, "transfer-entropy-discrete", "--lag-x", "2");
    assertEquals(expected.get("te_1_2_bits").asDouble(), number("discrete", "bits"), 1e-9);
    run(rows, 3, "transfer-entropy-discrete", "--lag-y", "2");
    assertEquals(expected.get("te_2_1_bits").asDouble(), number("discrete", "bits"), 1e-9);
  }

  @Test
  void windowsStayWithinTheirSeriesAndGaps() {
    JsonNode one = reference("te-disc");
    List<Row> rows = new ArrayList<>(series("a", one, 0, 50));
    rows.addAll(series("b", one, 50, 80));
    rows.addAll(series("b", one, 90, 120)); // a gap of ten
    assertEquals(0, run(rows, 4, "transfer-entropy-discrete", "--lag-y", "3").code());
    Row line = new EstimateRun(folder).line("quantity = 'transfer_entropy'");
    assertEquals(50 + 30 + 30 - 3 * 3, (long) line.<Long>getAs("rows_used"));
    assertTrue(line.<String>getAs("warning").contains("1 gaps in time"), line::toString);
  }

  @Test
  void rowsWithoutATimeOfTheirOwnAreRefusedOrCounted() {
    JsonNode one = reference("te-disc");
    List<Row> rows = new ArrayList<>(series("a", one, 0, 60));
    rows.add(RowFactory.create("a", 7 * 30, 1.0, 1.0));
    rows.add(RowFactory.create("a", null, 1.0, 1.0));
    rows.add(RowFactory.create(null, 3, 1.0, 1.0));
    CommandLineRun refused = run(rows, 3, "transfer-entropy-discrete");
    assertEquals(3, refused.code(), refused::all);
    assertTrue(refused.err().contains("2 rows without a value in --time-col"), refused::all);
    assertTrue(refused.err().contains("time 210"), refused::all);
    CommandLineRun dropped = run(rows, 3, "transfer-entropy-discrete", "--on-bad-row", "drop");
    assertEquals(0, dropped.code(), dropped::all);
    Row line = new EstimateRun(folder).line("quantity = 'transfer_entropy'");
    assertEquals(60 - 1 - 2, (long) line.<Long>getAs("rows_used"));
    assertTrue(line.<String>getAs("warning").contains("4 rows without a time"), line::toString);
  }

  @Test
  void constantAndShortSeries() {
    List<Row> constant = new ArrayList<>();
    for (int t = 0; t < 30; t++) {
      constant.add(RowFactory.create("a", t, 0.1, 0.1));
    }
    String all = "transfer-entropy-ksg,transfer-entropy-gaussian,transfer-entropy-discrete";
    assertEquals(0, run(constant, 2, all).code());
    assertEquals(0, number("gaussian", "nats"), 1e-12);
    assertEquals(0, number("discrete", "nats"), 1e-12);
    CommandLineRun one = run(constant.subList(0, 1), 1, all);
    assertEquals(0, one.code(), one::all);
    List<Row> lines = new EstimateRun(folder).lines("nats is null");
    assertEquals(3, lines.size());
    for (Row line : lines) {
      assertTrue(line.<String>getAs("warning").contains("no series has more than 1 rows"));
    }
  }

  @Test
  void withoutATimeItIsRefused() {
    CommandLineRun run =
        new EstimateRun(folder)
            .run(
                table(List.of(RowFactory.create("a", 1, 1.0, 1.0))),
                1,
                "--features-col",
                "source",
                "--with-col",
                "target",
                "--series-col",
                "name",
                "--estimators",
                "transfer-entropy-ksg");
    assertEquals(2, run.code(), run::all);
    assertTrue(run.err().contains("add --with-col and --time-col"), run::all);
    assertTrue(run.err().contains("--series-col name says nothing"), run::all);
  }
}
