package io.remblai.ml;

import static io.remblai.ml.PlantedInformation.ROWS;
import static io.remblai.ml.PlantedInformation.SCHEMA;
import static io.remblai.ml.PlantedInformation.stage;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.spark.table.InputException;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What {@link MutualInformation} refuses, in the words of parameters. */
@Tag("spark")
class MutualInformationRefusalTest {

  private final Dataset<Row> table = PlantedInformation.table();

  @Test
  void badRowsAreRefusedOrSkippedInTheWordsOfParameters() {
    Dataset<Row> bad =
        table.withColumn("x", functions.expr("case when row in (3, 4) then null else x end"));
    InputException refused = assertThrows(InputException.class, () -> stage().fit(bad));
    assertTrue(
        refused
            .getMessage()
            .contains(
                "input table has 2 rows set aside as null_vector. Set handleInvalid to skip to"
                    + " leave them out"),
        refused.getMessage());
    assertFalse(refused.getMessage().contains("--"), refused.getMessage());
    assertFalse(refused.getMessage().contains("written"), refused.getMessage());
    MutualInformationModel model = stage().setHandleInvalid("skip").fit(bad);
    assertEquals(Map.of("null_vector", 2L), model.summary().rejected());
    assertEquals(3 * ROWS, model.transform(bad).count());
    InputException text =
        assertThrows(
            InputException.class, () -> stage().setLabelCol("sign").setWithCol("part").fit(table));
    assertTrue(text.getMessage().contains("`part` is of type string"), text.getMessage());
  }

  @Test
  void whatDoesNotGoTogetherIsNamed() {
    assertSays(
        "`nowhere`, which featuresCol names", () -> stage().setFeaturesCol("nowhere").fit(table));
    assertSays(
        "`nowhere`, which groupCols names", () -> stage().setGroupCols("nowhere").fit(table));
    assertSays(
        "groupCols has one name twice", () -> stage().setGroupCols("part", "part").fit(table));
    assertSays(
        "labelCols has one name twice",
        () -> stage().setLabelCol("sign").setLabelCols("sign").fit(table));
    assertSays("withCol names second vectors too", () -> stage().setWithCol("x").fit(table));
    assertSays(
        "labelPairs has 'sign', but must be input:output",
        () -> stage().setLabelPairs("sign").fit(table));
    assertSays(
        "labelPairs names 'sgn'",
        () -> stage().setLabelCols("sign").setLabelPairs("sgn:sign").fit(table));
    assertSays(
        "seriesCol says nothing without timeCol", () -> stage().setSeriesCol("part").fit(table));
    assertSays("estimators names 'ksg9'", () -> stage().setEstimators("ksg9"));
    assertSays("ksg-conditional needs", () -> stage().setEstimators("ksg-conditional").fit(table));
    assertSays(
        "ksg1 needs two vectors: add withCol",
        () -> stage().setEstimators("ksg1").setLabelCol("sign").fit(table));
    assertSays("temperature is 'warm'", () -> stage().setTemperature("warm").fit(table));
    assertSays("nulls", () -> stage().setNulls(-1));
    assertSays("transform", () -> stage().setTransform("square"));
    assertSays("`row` already", () -> stage().setOutputCol("row").transformSchema(SCHEMA));
    assertSays(
        "begins with kozachenko",
        () -> stage().setEstimators("kozachenko", "ksg1").transformSchema(SCHEMA));
    MutualInformationModel model = stage().fit(table);
    assertSays(
        "`layer`, which groupCols names, is of type bigint",
        () -> model.transform(table.withColumn("layer", functions.expr("bigint(layer)"))));
    MutualInformationModel entropy = stage().setEstimators("coding-rate").fit(table);
    assertEquals(3, entropy.estimates().count());
    assertThrows(IllegalStateException.class, () -> entropy.transform(table));
    assertThrows(IllegalStateException.class, () -> new MutualInformationModel().summary());
  }

  private static void assertSays(String what, Executable work) {
    IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, work);
    assertTrue(refused.getMessage().contains(what), refused.getMessage());
    assertFalse(refused.getMessage().contains("--"), refused.getMessage());
  }
}
