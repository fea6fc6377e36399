package io.remblai.job.info;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.info.Rows;
import io.remblai.info.gaussian.GaussianInformation;
import io.remblai.info.neighbor.Ksg;
import io.remblai.info.neighbor.Ross;
import io.remblai.job.CommandLineRun;
import io.remblai.spark.SharedSpark;
import io.remblai.spark.info.LabelledTable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("spark")
final class EstimatorsTest {

  private static final List<Row> ROWS = LabelledTable.rows(300, 2, 5, 6);

  @TempDir Path folder;

  private CommandLineRun run(int partitions, String... more) {
    String input = folder.resolve("in").toString();
    LabelledTable.table(ROWS).repartition(partitions).write().mode("overwrite").parquet(input);
    String[] all = Arrays.copyOf(new String[] {"information", "--input", input}, 7 + more.length);
    all[3] = "--out";
    all[4] = folder.resolve("out").toString();
    all[5] = "--mode";
    all[6] = "overwrite";
    System.arraycopy(more, 0, all, 7, more.length);
    return CommandLineRun.of(all);
  }

  private Row estimate(String estimator) {
    Dataset<Row> all =
        SharedSpark.session().read().parquet(folder.resolve("out/estimates").toString());
    return all.where("quantity = 'information' and estimator = '" + estimator + "'").first();
  }

  private double nats(String estimator) {
    Row row = estimate(estimator);
    return row.getDouble(row.fieldIndex("nats"));
  }

  private static Rows vectors(int column) {
    return Rows.of(
        ROWS.stream()
            .map(
                row ->
                    row.<List<Number>>getAs(column).stream()
                        .mapToDouble(Number::doubleValue)
                        .toArray())
            .toArray(double[][]::new));
  }

  @Test
  void agreeWithTheSameEstimatorsInMemory() {
    CommandLineRun run =
        run(
            3,
            "--with-col",
            "other",
            "--label-cols",
            "digit",
            "--id-col",
            "id",
            "--estimators",
            "gaussian,ksg1,ksg2,ross,o-information,coding-rate,kozachenko,cauchy-schwarz,info-nce",
            "--k",
            "3");
    assertEquals(0, run.code(), run::all);
    Rows x = vectors(2);
    Rows y = vectors(3);
    int[] digits = ROWS.stream().mapToInt(row -> row.getInt(5)).toArray();
    assertEquals(GaussianInformation.defaults().estimate(x, y).nats(), nats("gaussian"), 1e-10);
    Ksg one = new Ksg(Ksg.Form.ONE, 3, Integer.MAX_VALUE, 0);
    assertEquals(one.estimate(x, y).nats(), nats("ksg1"), 1e-10);
    Ksg two = new Ksg(Ksg.Form.TWO, 3, Integer.MAX_VALUE, 0);
    assertEquals(two.estimate(x, y).nats(), nats("ksg2"), 1e-10);
    assertEquals(new Ross(3).estimate(x, digits).nats(), nats("ross"), 1e-10);
  }

  @Test
  void samplesAndNullsDoNotDependOnPartitions() {
    String[] options = {
      "--with-col", "other", "--estimators", "ksg1,sliced", "--sample", "100", "--nulls", "2"
    };
    assertEquals(0, run(1, options).code());
    double value = nats("ksg1");
    double chance = estimate("ksg1").<Double>getAs("null_mean");
    double sliced = nats("sliced");
    assertTrue(estimate("ksg1").<String>getAs("warning").contains("sample"));
    assertEquals(100L, (long) estimate("ksg1").getAs("rows_used"));
    assertTrue(chance < value);
    assertEquals(0, run(7, options).code());
    assertEquals(value, nats("ksg1"), 1e-10);
    assertEquals(chance, estimate("ksg1").<Double>getAs("null_mean"), 1e-10);
    assertEquals(sliced, nats("sliced"), 1e-10);
  }

  @Test
  void whatCannotBeEstimatedSaysWhy() {
    CommandLineRun run = run(2, "--with-col", "other", "--estimators", "binned");
    assertEquals(0, run.code(), run::all);
    Row row = estimate("binned");
    assertTrue(row.isNullAt(row.fieldIndex("nats")), row::toString);
    assertTrue(row.<String>getAs("warning").contains("only scalars are binned"), row::toString);
  }
}
