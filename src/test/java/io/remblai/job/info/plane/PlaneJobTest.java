package io.remblai.job.info.plane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.job.CommandLineRun;
import io.remblai.spark.SharedSpark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

@Tag("spark")
final class PlaneJobTest {

  private static final int POSITIONS = 240;
  private static final int DIM = 6;
  private static final int TOKENS = 8;
  private static final int[] STEPS = {1000, 20, 3}; // not in the order of their text

  private static final StructType SCHEMA =
      new StructType()
          .add("id", DataTypes.LongType, false)
          .add("layer", DataTypes.StringType, false)
          .add("step", DataTypes.IntegerType, false)
          .add("features", DataTypes.createArrayType(DataTypes.FloatType), true)
          .add("token", DataTypes.StringType, true)
          .add("next", DataTypes.IntegerType, true)
          .add("kind", DataTypes.IntegerType, true);

  @TempDir Path folder;

  /**
   * The same labels in every group; vectors of layer "code" are a function of the token, those of
   * "noisy" are not. The kind is a function of the token.
   */
  private static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (String layer : List.of("code", "noisy")) {
      for (int step : STEPS) {
        Random labels = new Random(1);
        Random noise = new Random(step);
        for (int i = 0; i < POSITIONS; i++) {
          int token = labels.nextInt(TOKENS);
          int next = labels.nextInt(4) == 0 ? labels.nextInt(5) : token % 5;
          List<Float> vector = new ArrayList<>();
          for (int k = 0; k < DIM; k++) {
            double shape = Math.sin(1.0 + token * (k + 1.3)) + 1.0 / step;
            boolean noisy = layer.equals("noisy");
            vector.add((float) (shape + (noisy ? 0.3 * noise.nextGaussian() : 0)));
          }
          rows.add(RowFactory.create((long) i, layer, step, vector, "t" + token, next, token % 3));
        }
      }
    }
    return rows;
  }

  private String write(List<Row> rows, int partitions) {
    String path = folder.resolve("in" + partitions).toString();
    SharedSpark.session()
        .createDataFrame(rows, SCHEMA)
        .repartition(partitions)
        .write()
        .mode("overwrite")
        .parquet(path);
    return path;
  }

  private CommandLineRun run(String input, String out, String... more) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "information-plane",
                "--input",
                input,
                "--out",
                folder.resolve(out).toString(),
                "--label-cols",
                "token,next,kind",
                "--label-pairs",
                "token:next,token:kind",
                "--group-cols",
                "layer,step",
                "--id-col",
                "id",
                "--bins",
                "16",
                "--nulls",
                "2",
                "--restarts",
                "2",
                "--betas",
                "1.1,1.5,2,3,5,9,20,80,400"));
    all.addAll(List.of(more));
    return CommandLineRun.of(all.toArray(String[]::new));
  }

  private Dataset<Row> read(String out, String table) {
    return SharedSpark.session().read().parquet(folder.resolve(out).resolve(table).toString());
  }

  private static double number(Row row, String column) {
    return row.getDouble(row.fieldIndex(column));
  }

  @Test
  void pointsTrajectoriesAndBounds() throws Exception {
    CommandLineRun run = run(write(rows(), 3), "out", "--order-col", "step");
    assertEquals(0, run.code(), run::all);
    List<Row> plane = read("out", "plane").collectAsList();
    assertEquals(2 * STEPS.length * 2, plane.size());
    for (Row row : plane) {
      int step = row.getAs("step");
      assertEquals(step == 3 ? 0 : step == 20 ? 1 : 2, row.<Integer>getAs("order_index"));
      assertEquals(row.<String>getAs("layer"), row.<String>getAs("trajectory"));
      assertLaws(row);
    }
    // Every group has the same labels: one curve for each pair.
    Dataset<Row> bound = read("out", "bound");
    assertEquals(2, bound.select("bottleneck").distinct().count());
    assertEquals(2 * (9 + 2), bound.count());
    assertEquals(0, bound.where("i_t_y > i_x + 1e-12").count());
    assertEquals(0, bound.where("not converged").count());
    assertTrue(read("out", "estimates").where("quantity = 'optimality'").count() == 12);
    assertTrue(Files.readString(folder.resolve("out/_manifest.json")).contains("\"curves\" : 2"));
    assertTrue(Files.exists(folder.resolve("out/metrics.json")));
    assertTrue(run.out().contains("complexity"), run::all);
  }

  private static void assertLaws(Row row) {
    double complexity = number(row, "complexity");
    double expressivity = number(row, "expressivity");
    assertEquals(expressivity / complexity, number(row, "optimality"), 1e-12);
    assertEquals(complexity, number(row, "diagonal"), 0);
    assertEquals(Math.log(16), number(row, "ln_bins"), 1e-15);
    assertTrue(complexity <= Math.min(number(row, "ln_bins"), number(row, "input_entropy")));
    assertTrue(number(row, "label_information") <= number(row, "output_entropy") + 1e-12);
    assertTrue(number(row, "bound") <= number(row, "label_information") + 1e-12);
    assertTrue(number(row, "bound") <= complexity + 1e-12);
    assertEquals(number(row, "bound") - expressivity, number(row, "below_bound"), 1e-12);
    assertTrue(number(row, "distance") <= Math.abs(number(row, "below_bound")) + 1e-12);
    boolean ofKind = row.<String>getAs("label_set").equals("token:kind");
    if (row.<String>getAs("layer").equals("code")) { // the input label decides the vector
      assertTrue(number(row, "below_bound") >= 0, row::toString);
      assertTrue(row.isNullAt(row.fieldIndex("warning")), row::toString);
    }
    if (ofKind) { // the input label decides the output label
      assertEquals(number(row, "output_entropy"), number(row, "label_information"), 1e-12);
      assertEquals(Math.min(complexity, number(row, "output_entropy")), number(row, "bound"), 1e-5);
    }
    assertEquals(POSITIONS, row.<Long>getAs("rows_used"));
  }

  @Test
  void partitionsDoNotMatter() {
    List<Row> rows = rows();
    for (int partitions : new int[] {1, 7}) {
      CommandLineRun run = run(write(rows, partitions), "out" + partitions);
      assertEquals(0, run.code(), run::all);
    }
    for (String table : List.of("plane", "bound")) {
      List<Row> one = read("out1", table).collectAsList();
      List<Row> seven = read("out7", table).collectAsList();
      assertEquals(one.size(), seven.size());
      for (int i = 0; i < one.size(); i++) {
        for (int c = 0; c < one.get(i).size(); c++) {
          if (one.get(i).get(c) instanceof Double) {
            assertEquals(one.get(i).getDouble(c), seven.get(i).getDouble(c), 1e-10);
          } else {
            assertEquals(one.get(i).get(c), seven.get(i).get(c));
          }
        }
      }
    }
    Row first = read("out1", "plane").first();
    assertTrue(first.isNullAt(first.fieldIndex("order_index")), first::toString);
  }

  @Test
  void tooManyLabelsLeaveTheCurveOut() {
    CommandLineRun run =
        run(write(rows(), 2), "out", "--max-bottleneck-labels", "7", "--order-col", "layer");
    assertEquals(0, run.code(), run::all);
    assertEquals(0, read("out", "bound").count());
    for (Row row : read("out", "plane").collectAsList()) {
      assertTrue(row.isNullAt(row.fieldIndex("bound")));
      assertTrue(row.<String>getAs("warning").contains("8 input and"), row::toString);
      assertTrue(number(row, "input_entropy") > 0);
      assertEquals(
          row.<String>getAs("layer").equals("code") ? 0 : 1, row.<Integer>getAs("order_index"));
    }
    assertTrue(run.out().contains("12 of 12 points carry a warning"), run::all);
  }

  @Test
  void groupsWithoutBothLabelsHaveAPlaceInTheTable() {
    List<Row> rows = new ArrayList<>(rows());
    for (int i = 0; i < 5; i++) {
      rows.add(RowFactory.create(900L + i, "bare", 1, rows.get(i).get(3), null, 1, null));
    }
    CommandLineRun run = run(write(rows, 2), "out", "--on-bad-row", "drop");
    assertEquals(0, run.code(), run::all);
    for (Row row : read("out", "plane").where("layer = 'bare'").collectAsList()) {
      assertTrue(row.isNullAt(row.fieldIndex("optimality")));
      assertTrue(row.<String>getAs("warning").contains("no usable row"), row::toString);
    }
  }

  @Test
  void aColumnOfTheOutputAsAGroupIsRefused() {
    String input = folder.resolve("renamed").toString();
    SharedSpark.session()
        .createDataFrame(rows(), SCHEMA)
        .withColumnRenamed("layer", "Bound")
        .write()
        .parquet(input);
    CommandLineRun run =
        CommandLineRun.of(
            "information-plane --label-cols token,next --label-pairs token:next --group-cols Bound"
                .concat(" --input " + input + " --out " + folder.resolve("out"))
                .split(" "));
    assertEquals(3, run.code(), run::all);
    assertTrue(run.err().contains("rename it"), run::all);
  }

  @Test
  void wrongArgumentsAreToldTogether() {
    CommandLineRun run =
        CommandLineRun.of(
            ("information-plane --input a --out b --label-cols token,next --label-pairs tokn:next"
                    + " --group-cols layer,step --order-col stepp --betas 0.5,x --restarts -1"
                    + " --max-bottleneck-labels 0 --bins 1")
                .split(" "));
    assertEquals(2, run.code(), run::all);
    for (String told :
        List.of(
            "--label-pairs names 'tokn', which is not among --label-cols",
            "--order-col names 'stepp', which is not among --group-cols; did you mean step?",
            "--betas has 0.5, but each must be above 1",
            "--betas is 'x', but must be a number above 0",
            "--restarts is '-1'",
            "--max-bottleneck-labels is '0'",
            "--bins is '1'")) {
      assertTrue(run.err().contains(told), () -> told + "\n" + run.all());
    }
    CommandLineRun none = CommandLineRun.of("information-plane", "--input", "a", "--out", "b");
    assertEquals(2, none.code(), none::all);
    assertTrue(none.err().contains("--label-pairs IN:OUT is required"), none::all);
  }
}
