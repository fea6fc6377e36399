package io.remblai.spark.info.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.info.soft.Precision;
import io.remblai.info.soft.Temperature;
import io.remblai.info.soft.histogram.LabelInformation;
import io.remblai.spark.SharedSpark;
import io.remblai.spark.info.Groups;
import io.remblai.spark.info.InfoColumns;
import io.remblai.spark.info.InfoTable;
import io.remblai.spark.info.LabelledTable;
import io.remblai.spark.info.soft.BinsRecipe;
import io.remblai.spark.info.soft.Heat;
import io.remblai.spark.info.soft.SoftSettings;
import io.remblai.spark.table.InputException;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("spark")
final class PerLabelTest {

  private static final List<Row> ROWS = LabelledTable.rows(400, 5, 7, 4);

  private static final InfoTable TABLE =
      InfoTable.of("rows", LabelledTable.table(ROWS).repartition(3), LabelledTable.columns());

  private static final Groups GROUPS = Groups.of(TABLE);

  private static SoftRun run(long mostCells) {
    JavaSparkContext context =
        JavaSparkContext.fromSparkContext(SharedSpark.session().sparkContext());
    BinsRecipe bins =
        new BinsRecipe(10, 7, 1, Heat.of(Temperature.EXACT), context.broadcast(new double[0]));
    SoftSettings settings = new SoftSettings(bins, bins, Precision.DOUBLE, 1, 11);
    return SoftRun.of(context, TABLE, GROUPS, settings, mostCells);
  }

  private static List<Row> labels(SoftRun run) {
    return new PerLabel(SharedSpark.session(), TABLE, GROUPS, run)
        .table()
        .orderBy("layer", "label_set", "label")
        .collectAsList();
  }

  private static double sum(List<Row> rows, String layer, String set, String column) {
    return rows.stream()
        .filter(row -> row.<String>getAs("layer").equals(layer))
        .filter(row -> row.<String>getAs("label_set").equals(set))
        .mapToDouble(row -> row.<Number>getAs(column).doubleValue())
        .sum();
  }

  @Test
  void labelsAddUpToTheInformation() {
    SoftRun run = run(SoftRun.MOST_CELLS);
    List<Row> rows = labels(run);
    assertEquals(2 * (7 + 3), rows.size());
    for (int layer = 0; layer < 2; layer++) {
      for (int column = 0; column < 2; column++) {
        LabelInformation wanted =
            run.information(GROUPS.keys().get(layer), column, 0).orElseThrow();
        String set = List.of("word", "digit").get(column);
        assertEquals(200, sum(rows, "l" + layer, set, "rows"));
        assertEquals(
            wanted.information().nats(), sum(rows, "l" + layer, set, "contribution"), 1e-12);
        double conditional = 0;
        for (Row row : rows) {
          if (row.getAs("layer").equals("l" + layer) && row.getAs("label_set").equals(set)) {
            conditional += row.<Long>getAs("rows") * row.<Double>getAs("entropy") / 200;
            assertTrue(row.<Double>getAs("entropy_corrected") > row.<Double>getAs("entropy"));
          }
        }
        assertEquals(wanted.conditional(), conditional, 1e-12);
      }
    }
    assertEquals("0", rows.get(0).getAs("label"));
    assertEquals(0, rows.get(0).<Long>getAs("label_key"));
    assertEquals("w6", rows.get(rows.size() - 1).getAs("label"));
  }

  @Test
  void manyLabelsStayOnTheExecutorsAndSayTheSame() {
    SoftRun shuffled = run(0);
    assertEquals(2, shuffled.manyColumns().length);
    List<Row> wanted = labels(run(SoftRun.MOST_CELLS));
    List<Row> found = labels(shuffled);
    assertEquals(wanted.size(), found.size());
    for (int i = 0; i < wanted.size(); i++) {
      for (String same : List.of("layer", "label_set", "label", "label_key", "rows")) {
        assertEquals(wanted.get(i).<Object>getAs(same), found.get(i).<Object>getAs(same));
      }
      for (String near : List.of("entropy", "entropy_corrected", "contribution")) {
        assertEquals(wanted.get(i).<Double>getAs(near), found.get(i).<Double>getAs(near), 1e-10);
      }
    }
  }

  @Test
  void groupColumnsMayNotHaveItsNames() {
    InfoColumns columns =
        new InfoColumns(
            "features", Optional.empty(), List.of("word"), List.of("Label"), Optional.empty());
    InfoTable table =
        InfoTable.of(
            "rows", LabelledTable.table(ROWS).withColumnRenamed("layer", "Label"), columns);
    assertThrows(InputException.class, () -> PerLabel.check(table));
  }
}
