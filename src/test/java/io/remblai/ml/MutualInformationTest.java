package io.remblai.ml;

import static io.remblai.ml.PlantedInformation.RHO;
import static io.remblai.ml.PlantedInformation.ROWS;
import static io.remblai.ml.PlantedInformation.SCHEMA;
import static io.remblai.ml.PlantedInformation.normalInformation;
import static io.remblai.ml.PlantedInformation.stage;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

@Tag("spark")
class MutualInformationTest {

  private final Dataset<Row> table = PlantedInformation.table();

  @Test
  void whatWasPlantedIsFound() {
    MutualInformationModel model =
        stage().setEstimators("gaussian", "ksg1").setSample(600).fit(table);
    for (int group = 0; group < RHO.length; group++) {
      String where = group < 2 ? "layer = " + group : "layer is null and part is null";
      Dataset<Row> lines = model.estimates().where(where).where("quantity = 'information'");
      assertEquals(normalInformation(RHO[group]), nats(lines, "gaussian"), 0.06, where);
      assertEquals(normalInformation(RHO[group]), nats(lines, "ksg1"), 0.12, where);
    }
    MutualInformationSummary summary = model.summary();
    assertEquals(3 * ROWS, summary.rows());
    assertEquals(3, summary.groups());
    assertEquals(Map.of(), summary.rejected());
    assertEquals(model.estimates().count(), summary.estimates());
    assertEquals(3, summary.warned()); // ksg1 held no more than a sample
    assertTrue(summary.toString().contains("3600 rows in 3 groups"), summary::toString);
  }

  private static double nats(Dataset<Row> lines, String estimator) {
    return lines.where("estimator = '" + estimator + "'").select("nats").first().getDouble(0);
  }

  @Test
  void rowsHaveTheInformationOfTheirGroup() {
    MutualInformationModel model = stage().fit(table);
    Dataset<Row> others =
        table.withColumn("layer", functions.expr("if(row % 5 = 0, 9, layer)")).repartition(5);
    Dataset<Row> told = model.transform(others);
    assertEquals(model.transformSchema(others.schema()), told.schema());
    assertEquals(stage().transformSchema(others.schema()), told.schema());
    assertEquals(MlTables.texts(others), MlTables.texts(told.drop("mutual_information")));
    assertEquals(0, told.where("layer = 9 and mutual_information is not null").count());
    List<Row> known =
        told.where("layer is null or layer <> 9")
            .groupBy("layer")
            .agg(
                functions.min("mutual_information").as("least"),
                functions.max("mutual_information").as("most"))
            .collectAsList();
    assertEquals(3, known.size());
    for (Row row : known) {
      String where = row.isNullAt(0) ? "layer is null" : "layer = " + row.getInt(0);
      double wanted = nats(model.estimates().where(where), "gaussian");
      assertEquals(wanted, row.getDouble(1), where);
      assertEquals(wanted, row.getDouble(2), where);
    }
    Dataset<Row> twice = model.copy(new ParamMap().put(model.outputCol(), "again")).transform(told);
    assertEquals(0, twice.where("not (again <=> mutual_information)").count());
  }

  @Test
  void withoutGroupsAllRowsHaveTheSame() {
    MutualInformationModel model =
        stage().setGroupCols().setOutputCol("told").fit(table.where("layer = 0"));
    Dataset<Row> unread = table.withColumn("trap", functions.expr("raise_error('was read')"));
    assertEquals(model.transformSchema(unread.schema()), model.transform(unread).schema());
    List<Row> values = model.transform(table).select("told").distinct().collectAsList();
    assertEquals(1, values.size());
    assertEquals(nats(model.estimates(), "gaussian"), values.get(0).getDouble(0));
    assertEquals(0, model.transform(table.limit(0)).count());
  }

  @Test
  void labelsAreToldByTheirType() {
    Dataset<Row> group = table.where("layer = 0");
    MutualInformation labels = stage().setLabelCol("sign").setGroupCols();
    MutualInformationModel model = labels.setEstimators("ross", "soft").setNulls(1).fit(group);
    double half = nats(model.estimates().where("label_set = 'sign'"), "ross");
    assertTrue(half > 0.2 && half < normalInformation(0.8), () -> "ross: " + half);
    assertEquals(half, model.transform(group).select("mutual_information").first().getDouble(0));
    MutualInformationModel numbers =
        stage()
            .setGroupCols()
            .fit(group.withColumn("y", functions.expr("cast(y as decimal(9, 4))")));
    assertEquals(normalInformation(0.8), nats(numbers.estimates(), "gaussian"), 0.06);
    MutualInformation pair = stage().setLabelCol("sign").setWithCol("row");
    assertEquals("row", pair.comparedParams().columns(pair, SCHEMA).y().orElseThrow());
  }

  @Test
  void whatIsSavedIsLoaded(@TempDir Path folder) throws Exception {
    MutualInformationModel model = stage().setOutputCol("told").fit(table);
    String path = folder.resolve("a model").toString();
    model.write().save(path);
    assertThrows(IOException.class, () -> model.write().save(path));
    model.write().overwrite().save(path);
    MutualInformationModel loaded = MutualInformationModel.load(path);
    assertEquals(model.uid(), loaded.uid());
    assertEquals(model.summary(), loaded.summary());
    assertEquals(model.explainParams(), loaded.explainParams());
    assertEquals(model.estimates().schema(), loaded.estimates().schema());
    assertEquals(model.estimates().collectAsList(), loaded.estimates().collectAsList());
    assertEquals(told(model), told(loaded));
    Path file;
    try (var files = Files.list(folder.resolve("a model/estimates"))) {
      file = files.filter(each -> each.toString().endsWith(".parquet")).findFirst().orElseThrow();
    }
    model
        .estimates()
        .limit(2)
        .coalesce(1)
        .write()
        .mode("append")
        .parquet(file.getParent().toString());
    assertSays("should have 6 estimates and has 8", () -> MutualInformationModel.load(path));
    String estimator = folder.resolve("estimator").toString();
    stage().setBins(30).write().save(estimator);
    MutualInformation again = MutualInformation.load(estimator);
    assertEquals(30, again.getBins());
    assertArrayEquals(new String[] {"gaussian"}, again.getEstimators());
    assertFalse(again.isDefined(again.nulls()));
    assertSays(
        "saved io.remblai.ml.MutualInformation and", () -> MutualInformationModel.load(estimator));
  }

  private List<String> told(Transformer model) {
    return MlTables.texts(model.transform(table.where("row % 50 = 0")));
  }

  @Test
  void pipelinesFitSaveAndLoadIt(@TempDir Path folder) throws Exception {
    Pipeline pipeline =
        new Pipeline().setStages(new PipelineStage[] {stage(), stage().setOutputCol("second")});
    String plan = folder.resolve("plan").toString();
    pipeline.write().save(plan);
    PipelineModel fitted = Pipeline.load(plan).fit(table);
    String path = folder.resolve("fitted").toString();
    fitted.write().save(path);
    List<String> told = told(PipelineModel.load(path));
    assertEquals(told(fitted), told);
    assertTrue(told.get(0).contains("\"second\":"), told.get(0));
  }

  private static void assertSays(String what, Executable work) {
    IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, work);
    assertTrue(refused.getMessage().contains(what), refused.getMessage());
  }

  @Test
  void sparkFindsTheStages() {
    assertTrue(names(Estimator.class).contains(MutualInformation.class.getName()));
    assertTrue(names(Transformer.class).contains(MutualInformationModel.class.getName()));
  }

  private static List<String> names(Class<?> kind) {
    return ServiceLoader.load(kind).stream().map(stage -> stage.type().getName()).toList();
  }

  @Test
  void parametersAreComplete() {
    MutualInformation stage = stage();
    String[] names = Arrays.stream(stage.params()).map(Param::name).toArray(String[]::new);
    assertArrayEquals(Arrays.stream(names).distinct().toArray(), names);
    assertEquals(25, names.length);
    assertEquals(1, new MutualInformationModel().params().length);
    MutualInformation copy = stage.copy(new ParamMap());
    assertEquals(stage.explainParams(), copy.explainParams());
    assertEquals(stage.uid(), copy.uid());
  }
}
