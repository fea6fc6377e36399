package io.remblai.job.info;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.job.CommandLineRun;
import io.remblai.spark.SharedSpark;
import io.remblai.spark.info.LabelledTable;
import io.remblai.spark.info.estimate.EstimatorName;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever an estimator finds, it finds in 1, 7 and 200 partitions. */
@Tag("spark")
final class EveryEstimatorPartitionsTest {

  private static final List<String> NUMBERS =
      List.of("nats", "null_mean", "standard_error", "normalised", "ceiling", "lower", "upper");

  private static final Set<String> OF_SCALARS = Set.of("binned", "binned-equal-width");

  private static final String PART_BYTES = "spark.sql.files.maxPartitionBytes";
  private static final String OPEN_COST = "spark.sql.files.openCostInBytes";

  @TempDir Path folder;

  private Map<String, String> before;

  /** Every file of the input is a partition of its own. */
  @BeforeEach
  void oneFileEach() {
    before = new TreeMap<>();
    for (String key : List.of(PART_BYTES, OPEN_COST)) {
      before.put(key, SharedSpark.session().conf().get(key));
      SharedSpark.session().conf().set(key, "8192");
    }
  }

  @AfterEach
  void asBefore() {
    before.forEach((key, value) -> SharedSpark.session().conf().set(key, value));
  }

  private static Dataset<Row> table() {
    List<Row> rows = LabelledTable.rows(240, 2, 5, 3);
    return LabelledTable.table(rows)
        .withColumn("first", functions.col("features").getItem(0))
        .withColumn("second", functions.col("other").getItem(0));
  }

  private static List<String> estimators(boolean scalars) {
    return Arrays.stream(EstimatorName.values())
        .map(EstimatorName::written)
        .filter(name -> OF_SCALARS.contains(name) == scalars)
        .toList();
  }

  private Map<String, Row> lines(int partitions, boolean scalars) {
    EstimateRun run = new EstimateRun(folder.resolve(partitions + "-" + scalars));
    CommandLineRun done =
        run.run(
            table(),
            partitions,
            ("--estimators "
                    + String.join(",", estimators(scalars))
                    + (scalars
                        ? " --features-col first --with-col second"
                        : " --with-col other --given-col other --label-cols word,digit"
                            + " --label-pairs word:digit --id-col id --series-col layer"
                            + " --time-col id --sample 150")
                    + " --nulls 2 --bins 10 --k 3 --precision double")
                .split(" "));
    assertEquals(0, done.code(), done::all);
    Map<String, Row> lines = new TreeMap<>();
    for (Row row : run.lines("true")) {
      String key = "";
      for (String part : List.of("estimator", "quantity", "label_set")) {
        key += row.getAs(part) + " ";
      }
      assertTrue(lines.put(key, row) == null, key);
    }
    return lines;
  }

  private void assertPartitionsDoNotMatter(boolean scalars) {
    Map<String, Row> one = lines(1, scalars);
    Set<String> met = new HashSet<>();
    for (int partitions : new int[] {7, 200}) {
      Map<String, Row> many = lines(partitions, scalars);
      assertEquals(one.keySet(), many.keySet());
      one.forEach(
          (key, wanted) -> {
            met.add(wanted.getAs("estimator"));
            for (String number : NUMBERS) {
              assertSame(wanted.getAs(number), many.get(key).getAs(number), key + number);
            }
            assertEquals(wanted.<Long>getAs("rows_used"), many.get(key).<Long>getAs("rows_used"));
          });
    }
    for (String estimator : estimators(scalars)) {
      assertTrue(met.contains(estimator), estimator + " has no line");
    }
  }

  private static void assertSame(Double wanted, Double found, String what) {
    assertEquals(wanted == null, found == null, what);
    if (wanted != null) {
      assertEquals(wanted, found, 1e-10 * Math.max(1, Math.abs(wanted)), what);
    }
  }

  @Test
  void ofVectors() {
    assertPartitionsDoNotMatter(false);
  }

  @Test
  void ofScalars() {
    assertPartitionsDoNotMatter(true);
  }
}
