package io.remblai.job.info;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.info.Rows;
import io.remblai.info.neighbor.Ksg;
import io.remblai.info.transform.Transform;
import io.remblai.job.CommandLineRun;
import io.remblai.spark.info.LabelledTable;
import io.remblai.spark.info.moment.PrincipalAxes;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compress, then estimate. */
@Tag("spark")
final class PrincipalRunTest {

  private static final List<Row> ROWS = LabelledTable.rows(240, 6, 5, 8);

  @TempDir Path folder;

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

  private double ksg(int partitions, String transform) {
    EstimateRun run = new EstimateRun(folder);
    CommandLineRun done =
        run.run(
            LabelledTable.table(ROWS),
            partitions,
            "--with-col",
            "other",
            "--id-col",
            "id",
            "--estimators",
            "ksg1",
            "--pca",
            "2",
            "--transform",
            transform);
    assertEquals(0, done.code(), done::all);
    return run.number("estimator = 'ksg1'", "nats");
  }

  private static double inMemory(Transform transform) {
    return Ksg.defaults()
        .estimate(
            PrincipalAxes.reduced(transform.of(vectors(2)), 2),
            PrincipalAxes.reduced(transform.of(vectors(3)), 2))
        .nats();
  }

  @Test
  void theTransformComesFirst() {
    assertEquals(inMemory(Transform.STANDARDISE), ksg(2, "standardise"), 1e-9);
    assertEquals(inMemory(Transform.RANK), ksg(2, "rank"), 1e-9);
    double one = ksg(1, "none");
    assertEquals(inMemory(Transform.NONE), one, 1e-9);
    assertEquals(one, ksg(7, "none"), 1e-10);
  }

  @Test
  void whatIsLeftOfTheVarianceIsTold() {
    ksg(2, "none");
    EstimateRun run = new EstimateRun(folder);
    double left = run.number("estimator = 'pca' and label_set = 'features'", "normalised");
    assertTrue(left > 2 / 6.0 && left < 1, () -> "explained " + left);
    assertEquals(2, run.lines("estimator = 'pca'").size());
  }

  @Test
  void vectorsThatAreShortEnoughStayAsTheyAre() {
    EstimateRun run = new EstimateRun(folder);
    for (String transform : List.of("none", "standardise")) {
      double[] values = new double[2];
      for (int with = 0; with < 2; with++) {
        String[] options = {
          "--with-col", "other", "--estimators", "ksg2", "--transform", transform, "--pca", "6"
        };
        String[] used = with == 1 ? options : java.util.Arrays.copyOf(options, 6);
        assertEquals(0, run.run(LabelledTable.table(ROWS), 2, used).code());
        values[with] = run.number("estimator = 'ksg2'", "nats");
      }
      assertEquals(values[0], values[1], 1e-9, transform);
    }
    assertEquals(0, run.lines("estimator = 'pca'").size());
  }
}
