package io.remblai.job.info;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.remblai.info.Estimate;
import io.remblai.info.ReferenceCases;
import io.remblai.info.histogram.ContingencyTable;
import io.remblai.job.CommandLineRun;
import io.remblai.spark.SharedSpark;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What two label columns know about each other. */
@Tag("spark")
final class DiscreteRunTest {

  private static final StructType SCHEMA =
      new StructType()
          .add("id", DataTypes.LongType)
          .add("features", DataTypes.DoubleType)
          .add("layer", DataTypes.IntegerType)
          .add("word", DataTypes.StringType)
          .add("next", DataTypes.IntegerType);

  @TempDir Path folder;

  private static Row row(long id, int layer, String word, Integer next) {
    return RowFactory.create(id, 0.5, layer, word, next);
  }

  private static Dataset<Row> table(List<Row> rows) {
    return SharedSpark.session().createDataFrame(rows, SCHEMA);
  }

  private void run(Dataset<Row> table, int partitions, String estimators, String... more) {
    List<String> all = new ArrayList<>(List.of("--estimators", estimators));
    all.addAll(List.of("--label-cols", "word,next", "--id-col", "id"));
    all.addAll(List.of(more));
    CommandLineRun run = new EstimateRun(folder).run(table, partitions, all.toArray(String[]::new));
    assertEquals(0, run.code(), run::all);
  }

  private double number(String quantity, String column) {
    return new EstimateRun(folder).number("quantity = '" + quantity + "'", column);
  }

  @Test
  void agreesWithATableInMemoryWhateverThePartitions() {
    Random random = new Random(3);
    List<Row> rows = new ArrayList<>();
    ContingencyTable counted = new ContingencyTable(7, 5);
    for (int i = 0; i < 500; i++) {
      int word = random.nextInt(7);
      int next = random.nextInt(3) == 0 ? random.nextInt(5) : word % 5;
      rows.add(row(i, 0, "w" + word, next));
      counted.add(word, next);
    }
    Estimate plain = counted.information(false);
    double[] chance = new double[2];
    for (int partitions : new int[] {1, 7}) {
      run(table(rows), partitions, "discrete", "--nulls", "4");
      assertEquals(plain.nats(), number("information", "nats"), 1e-10);
      assertEquals(plain.error().value(), number("information", "standard_error"), 1e-10);
      assertEquals(plain.ceiling().value(), number("information", "ceiling"), 1e-10);
      assertEquals(
          counted.information(true).nats(), number("information_corrected", "nats"), 1e-10);
      chance[partitions / 7] = number("information", "null_mean");
      // Chance leaves the bias alone: about (7 - 1)(5 - 1) / (2 n), which the correction takes.
      assertEquals(24 / 1000.0, chance[partitions / 7], 0.012);
      assertEquals(0, number("information_corrected", "null_mean"), 0.012);
    }
    assertEquals(chance[0], chance[1], 1e-10);
  }

  @Test
  void groupsPairsAndMissingLabels() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      rows.add(row(i, 1, "w" + i % 4, i % 4)); // one determines the other
      rows.add(row(100 + i, 2, "same", i % 4)); // one single label
      rows.add(row(200 + i, 3, null, i % 4)); // no label at all
    }
    rows.add(row(300, 4, "w", 1)); // one row
    run(
        table(rows),
        3,
        "discrete,minimum-entropy-coupling",
        "--group-cols",
        "layer",
        "--label-pairs",
        "next:word",
        "--on-bad-row",
        "drop");
    EstimateRun run = new EstimateRun(folder);
    String plain = "estimator = 'discrete' and quantity = 'information' and layer = ";
    assertEquals(Math.log(4), run.number(plain + 1, "nats"), 1e-12);
    assertEquals(0, run.number(plain + 1, "standard_error"), 1e-7);
    assertEquals(0, run.number(plain + 2, "nats"), 1e-12);
    assertEquals(0, run.number(plain + 2, "ceiling"), 1e-12);
    assertEquals(0, run.number(plain + 4, "nats"), 1e-12);
    assertEquals("next:word", run.line(plain + 1).getAs("label_set"));
    for (String estimator : List.of("discrete", "minimum-entropy-coupling")) {
      Row none = run.line("layer = 3 and estimator = '" + estimator + "'");
      assertTrue(none.isNullAt(none.fieldIndex("nats")));
      assertTrue(none.<String>getAs("warning").contains("no row"), none::toString);
    }
    assertEquals(0, run.number("quantity = 'joint_entropy' and layer = 4", "nats"), 1e-12);
  }

  /** Columns whose frequencies are those of the reference, in multiples of 1/64. */
  private static List<Row> frequencies(double[] p, double[] q) {
    List<Integer> first = labels(p);
    List<Integer> second = labels(q);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < first.size(); i++) {
      rows.add(row(i, 0, "w" + first.get(i), second.get(second.size() - 1 - i)));
    }
    return rows;
  }

  private static List<Integer> labels(double[] masses) {
    List<Integer> labels = new ArrayList<>();
    for (int i = 0; i < masses.length; i++) {
      labels.addAll(java.util.Collections.nCopies((int) Math.round(masses[i] * 64), i));
    }
    assertEquals(64, labels.size());
    return labels;
  }

  @Test
  void couplingsOfTheReference() {
    for (JsonNode one : ReferenceCases.of("couplings_and_mauve.json", "mec")) {
      double[] p = ReferenceCases.numbers(one.get("p"));
      double[] q = ReferenceCases.numbers(one.get("q"));
      assertEquals(1, Arrays.stream(p).sum(), 1e-12);
      run(table(frequencies(p, q)), 3, "minimum-entropy-coupling");
      JsonNode expected = one.get("expected");
      double greedy = expected.get("joint_entropy_bits").asDouble();
      double bound = expected.get("lower_bound_bits").asDouble();
      assertEquals(greedy, number("joint_entropy", "bits"), 1e-9);
      assertEquals(bound, number("joint_entropy_bound", "bits"), 1e-9);
      assertEquals(greedy - bound, number("gap", "bits"), 1e-9);
      assertEquals(
          expected.get("coupling_information_bits").asDouble(),
          number("information", "bits"),
          1e-9);
    }
  }

  @Test
  void oneLabelColumnIsTooFew() {
    CommandLineRun run =
        new EstimateRun(folder)
            .run(
                table(List.of(row(1, 1, "a", 1))),
                1,
                "--label-cols",
                "word",
                "--estimators",
                "discrete");
    assertEquals(2, run.code(), run::all);
    assertTrue(run.err().contains("two label columns"), run::all);
  }
}
