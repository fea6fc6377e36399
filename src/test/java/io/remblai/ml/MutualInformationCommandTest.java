package io.remblai.ml;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.job.CommandLineRun;
import io.remblai.ml.info.MainLine;
import io.remblai.spark.SharedSpark;
import io.remblai.spark.info.InfoColumns;
import io.remblai.spark.info.LabelledTable;
import io.remblai.spark.info.estimate.EstimateOptions;
import io.remblai.spark.info.estimate.EstimatorName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stage and the command {@code information} find the same. */
@Tag("spark")
class MutualInformationCommandTest {

  private static final List<String> OF_SCALARS = List.of("binned", "binned-equal-width");

  /** Estimators that find something else than information. */
  private static final Set<String> OTHERS =
      Set.of(
          "o-information",
          "o-information-ksg",
          "o-information-discrete",
          "coding-rate",
          "kozachenko",
          "minimum-entropy-coupling",
          "wasserstein-dependency");

  @TempDir Path folder;

  private Dataset<Row> table;

  @BeforeEach
  void write() {
    String input = folder.resolve("in").toString();
    LabelledTable.table(LabelledTable.rows(240, 2, 5, 3))
        .withColumn("first", functions.col("features").getItem(0))
        .withColumn("second", functions.col("other").getItem(0))
        .withColumn("word", functions.expr("if(id % 40 = 0, null, word)"))
        .coalesce(1)
        .write()
        .parquet(input);
    table = SharedSpark.session().read().parquet(input);
  }

  private Dataset<Row> command(String... more) {
    String out = folder.resolve("out").toString();
    List<String> all =
        new ArrayList<>(
            List.of("information", "--input", folder.resolve("in").toString(), "--out", out));
    all.addAll(List.of(more));
    CommandLineRun run = CommandLineRun.of(all.toArray(String[]::new));
    assertEquals(0, run.code(), run::all);
    return SharedSpark.session().read().parquet(folder.resolve("out/estimates").toString());
  }

  private static String[] ofVectors() {
    return Arrays.stream(EstimatorName.values())
        .map(EstimatorName::written)
        .filter(name -> !OF_SCALARS.contains(name))
        .toArray(String[]::new);
  }

  private static MutualInformation everything() {
    return new MutualInformation()
        .setWithCol("other")
        .setGivenCol("other")
        .setLabelCol("word")
        .setLabelCols("digit")
        .setLabelPairs("word:digit")
        .setGroupCols("layer")
        .setIdCol("id")
        .setSeriesCol("layer")
        .setTimeCol("id")
        .setEstimators(ofVectors())
        .setSample(90)
        .setNulls(2)
        .setBins(10)
        .setK(3)
        .setPrecision("double")
        .setTemperature("0.2")
        .setTransform("standardise")
        .setPca(2)
        .setLagX(2)
        .setSeed(11)
        .setHandleInvalid("skip");
  }

  @Test
  void allThatCanBeSetMeansTheSame() {
    Dataset<Row> wanted =
        command(
            ("--with-col other --given-col other --label-cols word,digit --label-pairs word:digit"
                    + " --group-cols layer --id-col id --series-col layer --time-col id --sample 90"
                    + " --nulls 2 --bins 10 --k 3 --precision double --temperature 0.2"
                    + " --transform standardise --pca 2 --lag-x 2 --seed 11 --on-bad-row drop"
                    + " --estimators "
                    + String.join(",", ofVectors()))
                .split(" "));
    MutualInformationModel model = everything().fit(table);
    assertSame(wanted, model.estimates());
    assertEquals(6L, model.summary().rejected().get("no_label_word"));
    for (String estimator : ofVectors()) {
      assertHasItsLine(estimator, model.estimates());
    }
  }

  /** Of each group there is one line that rows are given, if there can be one. */
  private void assertHasItsLine(String estimator, Dataset<Row> estimates) {
    MutualInformation stage = everything().setEstimators(estimator);
    InfoColumns columns = stage.comparedParams().columns(stage, table.schema());
    EstimateOptions asked =
        stage
            .estimatorParams()
            .asked(
                stage,
                columns,
                stage.comparedParams().pairs(stage, columns.labels()),
                stage.sampleParams());
    assertEquals(OTHERS.contains(estimator), MainLine.of(asked).isEmpty(), estimator);
    if (OTHERS.contains(estimator)) {
      assertThrows(
          IllegalArgumentException.class, () -> stage.transformSchema(table.schema()), estimator);
      return;
    }
    MainLine main = MainLine.required(asked);
    long lines =
        estimates
            .where(functions.col("estimator").equalTo(main.estimator()))
            .where(functions.col("quantity").equalTo(main.quantity()))
            .where(
                functions
                    .coalesce(functions.col("label_set"), functions.lit(""))
                    .equalTo(main.labelSet()))
            .where("nats is not null")
            .count();
    assertEquals(2, lines, estimator);
  }

  @Test
  void whatIsNotSetMeansTheSame() {
    Dataset<Row> wanted =
        command(
            "--features-col",
            "first",
            "--with-col",
            "second",
            "--estimators",
            "ksg1,gaussian," + String.join(",", OF_SCALARS));
    MutualInformation stage =
        new MutualInformation()
            .setFeaturesCol("first")
            .setLabelCol("second")
            .setEstimators("ksg1", "gaussian", "binned", "binned-equal-width");
    MutualInformationModel model = stage.fit(table);
    assertSame(wanted, model.estimates());
    for (String estimator : OF_SCALARS) {
      assertFalse(model.estimates().where("estimator = '" + estimator + "'").isEmpty());
    }
  }

  @Test
  void softIsWhatIsEstimatedUnlessNamed() {
    Dataset<Row> wanted = command("--label-cols", "digit", "--group-cols", "layer");
    MutualInformation stage = new MutualInformation().setLabelCol("digit").setGroupCols("layer");
    MutualInformationModel model = stage.fit(table);
    assertSame(wanted, model.estimates());
    assertEquals(
        2,
        model
            .transform(table)
            .select("layer", "mutual_information")
            .where("mutual_information > 0")
            .distinct()
            .count());
    String points = folder.resolve("out/reference_points").toString();
    double information = information(model);
    assertNotEquals(information, information(stage.setSeed(5).fit(table)), 1e-6);
    double samePoints = information(stage.setReferencePoints(points).fit(table));
    assertEquals(information, samePoints, 1e-12);
  }

  private static double information(MutualInformationModel model) {
    return model.estimates().where("quantity = 'information'").select("nats").first().getDouble(0);
  }

  /** Line by line; numbers up to the last digits, in which sums may differ. */
  private static void assertSame(Dataset<Row> wanted, Dataset<Row> found) {
    assertArrayEquals(wanted.columns(), found.columns());
    List<Row> expected = wanted.collectAsList();
    List<Row> rows = found.collectAsList();
    assertEquals(expected.size(), rows.size());
    assertTrue(rows.size() > 1);
    for (int i = 0; i < rows.size(); i++) {
      for (int column = 0; column < wanted.columns().length; column++) {
        Object one = expected.get(i).get(column);
        Object other = rows.get(i).get(column);
        String what = expected.get(i) + " " + wanted.columns()[column];
        if (one instanceof Double number) {
          assertEquals(number, (Double) other, 1e-12 * Math.max(1, Math.abs(number)), what);
        } else {
          assertEquals(one, other, what);
        }
      }
    }
  }
}
