package io.remblai.ml;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.spark.SharedSpark;
import io.remblai.spark.table.InputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("spark")
class HiRefTest {

  private static final int DIM = 3;

  private final Dataset<Row> source = MlTables.normal("s", 300, DIM, 1, 0);
  private final Dataset<Row> target = MlTables.normal("t", 300, DIM, 2, 1);

  private static HiRef stage() {
    return new HiRef()
        .setIdCol("name")
        .setFeaturesCol("point")
        .setRoleCol("side")
        .setLeafSize(64)
        .setRematchRounds(2)
        .setSeed(5);
  }

  /** Every source moves to its own copy: no map costs less than this one, whose cost is known. */
  @Test
  void theMapOfLeastCostIsFound() {
    Dataset<Row> moved = MlTables.normal("t", 300, DIM, 1, 2);
    HiRefModel model = stage().setRematchRounds(9).setCertify("full").fit(source, moved);
    assertEquals(300, model.summary().pairs());
    assertEquals(4.0 * DIM, model.summary().meanCost(), 1e-4);
    assertEquals(4.0 * DIM, model.summary().lowerBound().orElseThrow(), 1e-4);
    assertTrue(model.summary().gap().orElseThrow() < 1e-4);
    assertEquals(300, model.pairs().where("substr(source_id, 2) = substr(target_id, 2)").count());
    assertEquals(0, model.unmatched().count());
  }

  @Test
  void oneTableWithRolesIsAsGoodAsTwo() {
    HiRefModel two = stage().fit(source, target);
    HiRefModel one = stage().fit(MlTables.union(source, target).repartition(7));
    assertEquals(MlTables.texts(two.pairs()), MlTables.texts(one.pairs()));
    assertEquals(two.summary(), one.summary());
    assertTrue(two.summary().estimatedGap().orElseThrow() < 0.1);
  }

  @Test
  void newRowsGoWhereTheirNeighboursGo() {
    Dataset<Row> moved = MlTables.normal("t", 300, DIM, 1, 2);
    HiRefModel model = stage().fit(source, moved);
    Dataset<Row> fresh =
        MlTables.normal("n", 40, DIM, 9, 0).withColumn("kept", functions.lit("as it was"));
    Dataset<Row> images = model.transform(fresh);
    assertEquals(model.transformSchema(fresh.schema()).simpleString(), simple(images));
    assertEquals(40, images.where("kept = 'as it was'").count());
    for (Row row : images.collectAsList()) {
      List<Float> from = row.getList(row.fieldIndex("point"));
      List<Float> to = row.getList(row.fieldIndex("mapped"));
      for (int k = 0; k < DIM; k++) {
        assertEquals(from.get(k) + 2, to.get(k), 1e-4);
      }
      String nearest = row.getString(row.fieldIndex("nearest_source_id"));
      assertEquals("t" + nearest.substring(1), row.getString(row.fieldIndex("target_id")));
    }
  }

  private static String simple(Dataset<Row> rows) {
    return rows.schema().simpleString();
  }

  @Test
  void noRowsGiveNoRows() {
    HiRefModel model = stage().fit(source, target);
    Dataset<Row> none = model.transform(source.limit(0));
    assertEquals(0, none.count());
    assertEquals(model.transformSchema(source.schema()).simpleString(), simple(none));
  }

  @Test
  void whatIsSavedIsLoaded(@TempDir Path folder) {
    HiRefModel model = stage().setMappedCol("image").setNeighbors(4).fit(source.limit(200), target);
    Dataset<Row> fresh = MlTables.normal("n", 30, DIM, 9, 0);
    String path = folder.resolve("a model").toString();
    assertSaves(model, path);
    HiRefModel loaded = HiRefModel.load(path);
    assertEquals(model.uid(), loaded.uid());
    assertEquals(model.summary(), loaded.summary());
    assertEquals(100, loaded.summary().unmatchedTargets());
    assertEquals("image", loaded.getMappedCol());
    assertEquals(model.explainParams(), loaded.explainParams());
    assertEquals(MlTables.texts(model.pairs()), MlTables.texts(loaded.pairs()));
    assertEquals(MlTables.texts(model.unmatched()), MlTables.texts(loaded.unmatched()));
    assertEquals(MlTables.texts(model.transform(fresh)), MlTables.texts(loaded.transform(fresh)));
    loaded.unpersist();
    assertEquals(MlTables.texts(model.transform(fresh)), MlTables.texts(loaded.transform(fresh)));
  }

  private static void assertSaves(HiRefModel model, String path) {
    try {
      model.write().save(path);
      assertThrows(java.io.IOException.class, () -> model.write().save(path));
      model.write().overwrite().save(path);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void pipelinesFitSaveAndLoadIt(@TempDir Path folder) throws Exception {
    Pipeline pipeline = new Pipeline().setStages(new PipelineStage[] {stage()});
    String plan = folder.resolve("pipeline").toString();
    pipeline.write().save(plan);
    Dataset<Row> union = MlTables.union(source, target);
    PipelineModel fitted = Pipeline.load(plan).fit(union);
    String path = folder.resolve("fitted").toString();
    fitted.write().save(path);
    Dataset<Row> fresh = MlTables.normal("n", 30, DIM, 9, 0);
    assertEquals(
        MlTables.texts(stage().fit(source, target).transform(fresh)),
        MlTables.texts(PipelineModel.load(path).transform(fresh)));
  }

  @Test
  void onlyWholeStagesOfTheClassAreLoaded(@TempDir Path folder) throws Exception {
    String path = folder.resolve("estimator").toString();
    stage().setMaxCost(3).write().save(path);
    HiRef loaded = HiRef.load(path);
    assertEquals(3, loaded.getMaxCost());
    assertEquals("name", loaded.getIdCol());
    assertEquals(2, loaded.getRematchRounds());
    HiRef other = new HiRef();
    assertFalse(other.isDefined(other.rematchRounds()));
    IllegalArgumentException wrong =
        assertThrows(IllegalArgumentException.class, () -> HiRefModel.load(path));
    assertTrue(wrong.getMessage().contains("saved io.remblai.ml.HiRef and not"));
    Path metadata = folder.resolve("estimator/metadata/part-00000");
    Files.writeString(
        metadata, Files.readString(metadata).replace("\"remblaiFormat\":1", "\"remblaiFormat\":2"));
    Files.deleteIfExists(folder.resolve("estimator/metadata/.part-00000.crc"));
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> HiRef.load(path))
            .getMessage()
            .contains("of format 2"));
    Files.delete(metadata);
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> HiRef.load(path))
            .getMessage()
            .contains("holds no saved stage"));
  }

  @Test
  void badRowsAreRefusedOrSkippedInTheWordsOfParameters() {
    Dataset<Row> bad =
        source.withColumn(
            "point", functions.expr("case when name = 's7' then null else point end"));
    InputException refused = assertThrows(InputException.class, () -> stage().fit(bad, target));
    assertTrue(refused.getMessage().contains("source table has 1 row"), refused.getMessage());
    assertTrue(refused.getMessage().contains("Set handleInvalid to skip"), refused.getMessage());
    assertFalse(refused.getMessage().contains("--"), refused.getMessage());
    HiRefModel model = stage().setHandleInvalid("skip").fit(bad, target);
    assertEquals(1, model.summary().skippedSources());
    assertEquals(299, model.summary().pairs());
    assertEquals(1, model.summary().unmatchedTargets());
    assertEquals(299, model.transform(bad).count());
    assertThrows(InputException.class, () -> model.copy(error(model)).transform(bad));
  }

  private static ParamMap error(HiRefModel model) {
    return new ParamMap().put(model.handleInvalid(), "error");
  }

  @Test
  void sizesMayBeHeldToBeEqual() {
    InputException refused =
        assertThrows(
            InputException.class, () -> stage().setUnequal("error").fit(source.limit(9), target));
    assertTrue(refused.getMessage().contains("set unequal to partial"), refused.getMessage());
    assertFalse(refused.getMessage().contains("--"), refused.getMessage());
  }

  @Test
  void dearPairsAreLeftOut() {
    HiRefModel all = stage().fit(source, target);
    HiRefModel near = stage().setMaxCost(1).fit(source, target);
    assertTrue(near.summary().pairs() < all.summary().pairs());
    assertEquals(0, near.pairs().where("cost > 1").count());
    assertEquals(300 - near.summary().pairs(), near.summary().unmatchedSources());
    assertTrue(near.summary().gap().isEmpty());
  }

  @Test
  void wrongColumnsAreNamed() {
    Dataset<Row> union = MlTables.union(source, target);
    assertSays("`nowhere`, which roleCol names", () -> stage().setRoleCol("nowhere").fit(union));
    assertSays("`nowhere`, which idCol names", () -> stage().setIdCol("nowhere").fit(union));
    assertSays("`point`, which idCol names", () -> stage().setIdCol("point").fit(union));
    Dataset<Row> third = union.withColumn("side", functions.expr("replace(side, 'target', 'x')"));
    assertSays("also says x in 300 rows", () -> stage().fit(third));
    assertSays("`name` already", () -> stage().setMappedCol("name").fit(union));
    assertSays("cost", () -> stage().setCost("hamming"));
    assertSays("leafSize", () -> stage().setLeafSize(1));
    assertThrows(IllegalStateException.class, () -> new HiRefModel().summary());
  }

  private static void assertSays(String what, Runnable work) {
    IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, work::run);
    assertTrue(refused.getMessage().contains(what), refused.getMessage());
  }

  @Test
  void numbersAreIdsToo() {
    Dataset<Row> numbered =
        source.withColumn("name", functions.expr("cast(substr(name, 2) as int)"));
    HiRefModel model = stage().fit(numbered, target);
    assertEquals(DataTypes.IntegerType, model.pairs().schema().apply("source_id").dataType());
    Dataset<Row> images = model.transform(numbered);
    assertEquals(DataTypes.IntegerType, images.schema().apply("nearest_source_id").dataType());
    assertEquals(300, images.where("name = nearest_source_id and distance = 0").count());
    assertEquals(
        MlTables.texts(model.pairs().select("source_id", "target_id")),
        MlTables.texts(images.selectExpr("nearest_source_id as source_id", "target_id")));
  }

  @Test
  void sparkFindsTheStages() {
    assertTrue(names(Estimator.class).contains(HiRef.class.getName()));
    assertTrue(names(Transformer.class).contains(HiRefModel.class.getName()));
  }

  private static List<String> names(Class<?> kind) {
    return ServiceLoader.load(kind).stream().map(stage -> stage.type().getName()).toList();
  }

  /** What a stage can be told is what it tells, and copies know it. */
  @Test
  void parametersAreComplete() {
    HiRef stage = stage();
    String[] names = Arrays.stream(stage.params()).map(Param::name).toArray(String[]::new);
    assertArrayEquals(Arrays.stream(names).distinct().toArray(), names);
    assertEquals(20, names.length);
    assertEquals(10, new HiRefModel().params().length);
    HiRef copy = stage.copy(new ParamMap());
    assertEquals(stage.explainParams(), copy.explainParams());
    assertEquals(stage.uid(), copy.uid());
    assertEquals(SharedSpark.session(), source.sparkSession());
  }
}
