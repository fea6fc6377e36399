package io.remblai.job.info;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.info.Rows;
import io.remblai.info.Samples;
import io.remblai.info.gaussian.ConditionalGaussian;
import io.remblai.info.neighbor.ConditionalKsg;
import io.remblai.info.transform.Transform;
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

/** Information of two vectors beyond a third. */
@Tag("spark")
final class ConditionalRunTest {

  private static final int ROWS = 200;
  private static final Rows Z = Samples.normal(1, ROWS, 2);
  private static final Rows X = Samples.correlatedWith(Z, 0.8, 2);
  private static final Rows Y = Samples.correlatedWith(X, 0.5, 3);

  private static final StructType SCHEMA =
      new StructType()
          .add("id", DataTypes.LongType)
          .add("features", DataTypes.createArrayType(DataTypes.DoubleType))
          .add("other", DataTypes.createArrayType(DataTypes.DoubleType))
          .add("known", DataTypes.createArrayType(DataTypes.DoubleType))
          .add("number", DataTypes.DoubleType);

  @TempDir Path folder;

  private static List<Double> row(Rows rows, int i) {
    return List.of(rows.at(i, 0), rows.at(i, 1));
  }

  private static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      rows.add(RowFactory.create((long) i, row(X, i), row(Y, i), row(Z, i), Z.at(i, 0)));
    }
    return rows;
  }

  private static Dataset<Row> table(List<Row> rows) {
    return SharedSpark.session().createDataFrame(rows, SCHEMA);
  }

  private CommandLineRun run(Dataset<Row> table, int partitions, String given, String... more) {
    List<String> all =
        new ArrayList<>(
            List.of("--with-col", "other", "--given-col", given, "--id-col", "id", "--estimators"));
    all.add("ksg-conditional,gaussian-conditional");
    all.addAll(List.of(more));
    return new EstimateRun(folder).run(table, partitions, all.toArray(String[]::new));
  }

  private double nats(String estimator) {
    return new EstimateRun(folder).number("estimator = '" + estimator + "'", "nats");
  }

  @Test
  void agreesWithTheEstimatorsInMemoryWhateverThePartitions() {
    double chance = 0;
    for (int partitions : new int[] {1, 7}) {
      CommandLineRun done = run(table(rows()), partitions, "known", "--nulls", "2", "--k", "4");
      assertEquals(0, done.code(), done::all);
      assertEquals(new ConditionalKsg(4).estimate(X, Y, Z).nats(), nats("ksg-conditional"), 1e-10);
      assertEquals(
          ConditionalGaussian.defaults().estimate(X, Y, Z).nats(),
          nats("gaussian-conditional"),
          1e-10);
      EstimateRun run = new EstimateRun(folder);
      double now = run.number("estimator = 'ksg-conditional'", "null_mean");
      assertTrue(now < nats("ksg-conditional"));
      assertTrue(run.number("estimator = 'ksg-conditional'", "ceiling") > 1);
      assertTrue(run.number("estimator = 'gaussian-conditional'", "standard_error") > 0);
      assertEquals(partitions == 1 ? now : chance, now, 1e-10);
      chance = now;
    }
  }

  @Test
  void numbersMayBeGivenAndTransformsReachThem() {
    CommandLineRun done = run(table(rows()), 2, "number", "--transform", "rank", "--pca", "2");
    assertEquals(0, done.code(), done::all);
    Rows known = Transform.RANK.of(Rows.column(Z.coordinate(0)));
    assertEquals(
        new ConditionalKsg(5).estimate(Transform.RANK.of(X), Transform.RANK.of(Y), known).nats(),
        nats("ksg-conditional"),
        1e-10);
  }

  @Test
  void badRowsAreSetAsideByWhatIsGiven() {
    List<Row> bad = new ArrayList<>(rows());
    bad.add(RowFactory.create(900L, row(X, 0), row(Y, 0), null, 1.0));
    bad.add(RowFactory.create(901L, row(X, 0), row(Y, 0), List.of(1.0), 1.0));
    CommandLineRun refused = run(table(bad), 2, "known");
    assertEquals(3, refused.code(), refused::all);
    assertTrue(refused.err().contains("1 row set aside as null_vector"), refused::all);
    assertTrue(refused.err().contains("1 row set aside as wrong_length"), refused::all);
    assertEquals(0, run(table(bad), 2, "known", "--on-bad-row", "drop").code());
    assertEquals(new ConditionalKsg(5).estimate(X, Y, Z).nats(), nats("ksg-conditional"), 1e-10);
    assertEquals(
        2L,
        (long)
            new EstimateRun(folder)
                .line("estimator = 'gaussian-conditional'")
                .<Long>getAs("rows_dropped"));
  }

  @Test
  void oneRowAndConstantVectorsGiveNoNumberOrZero() {
    assertEquals(0, run(table(rows().subList(0, 1)), 1, "known").code());
    EstimateRun run = new EstimateRun(folder);
    assertEquals(2, run.lines("nats is null and warning is not null").size());
    List<Row> constant = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      constant.add(RowFactory.create((long) i, row(X, 0), row(Y, i), row(Z, i), 1.0));
    }
    assertEquals(0, run(table(constant), 1, "known").code());
    assertEquals(0, nats("gaussian-conditional"), 1e-12);
  }

  @Test
  void askingWithoutWhatIsGivenIsRefused() {
    CommandLineRun run =
        new EstimateRun(folder)
            .run(table(rows()), 1, "--with-col", "other", "--estimators", "ksg-conditional");
    assertEquals(2, run.code(), run::all);
    assertTrue(run.err().contains("--given-col"), run::all);
  }
}
