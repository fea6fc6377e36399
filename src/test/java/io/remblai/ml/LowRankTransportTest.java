package io.remblai.ml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.Transformer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("spark")
class LowRankTransportTest {

  private static final int DIM = 3;

  private final Dataset<Row> near = MlTables.normal("a", 120, DIM, 1, 0);
  private final Dataset<Row> far = MlTables.normal("b", 120, DIM, 2, 40);
  private final Dataset<Row> source = near.union(far);
  private final Dataset<Row> target =
      MlTables.normal("c", 90, DIM, 3, 2).union(MlTables.normal("d", 90, DIM, 4, 42));

  private static LowRankTransport stage() {
    return new LowRankTransport()
        .setIdCol("name")
        .setFeaturesCol("point")
        .setRoleCol("side")
        .setRank(2)
        .setSeed(5);
  }

  /** Two far clusters a side: near ones are coupled with each other, at a cost that is known. */
  @Test
  void clustersAreCoupled() {
    LowRankTransportModel model = stage().fit(source, target);
    assertEquals(240, model.sourceFactor().count());
    assertEquals(180, model.targetFactor().count());
    assertEquals(1, mass(model.latent()), 1e-9);
    assertEquals(1, mass(model.sourceFactor()), 1e-9);
    assertTrue(model.summary().converged());
    // Any coupling of rank 2 couples the clusters independently: 2 DIM of both spreads, 4 DIM of
    // the step between their means; that of rank 1 also pays for half of all pairs being 40 apart.
    assertEquals(6.0 * DIM, model.summary().objective(), 3);
    assertTrue(model.summary().independentObjective() > 1000);
    Dataset<Row> fresh =
        MlTables.normal("n", 20, DIM, 9, 0).union(MlTables.normal("m", 20, DIM, 8, 40));
    Dataset<Row> images = model.transform(fresh);
    assertEquals(
        model.transformSchema(fresh.schema()).simpleString(), images.schema().simpleString());
    assertEquals(40, images.count());
    for (Row row : images.collectAsList()) {
      double offset = row.getString(0).startsWith("n") ? 2 : 42;
      List<Float> mapped = row.getList(row.fieldIndex("mapped"));
      for (int k = 0; k < DIM; k++) {
        assertEquals(offset, mapped.get(k), 0.6);
      }
      List<Float> weights = row.getList(row.fieldIndex("weights"));
      int component = row.getInt(row.fieldIndex("component"));
      assertEquals(1, weights.get(0) + weights.get(1), 1e-6);
      assertTrue(weights.get(component) > 0.99);
    }
  }

  private static double mass(Dataset<Row> rows) {
    return rows.agg(functions.sum("mass")).first().getDouble(0);
  }

  @Test
  void rowsOfTheFitHaveTheirOwnShares() {
    LowRankTransportModel model = stage().setRank(3).setCost("cosine").fit(source, target);
    assertEquals(
        MlTables.texts(model.sourceFactor().selectExpr("id", "weights", "component")),
        MlTables.texts(model.transform(source).selectExpr("name as id", "weights", "component")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqeuclidean", "euclidean", "cosine"})
  void whatIsSavedIsLoaded(String cost, @TempDir Path folder) throws Exception {
    LowRankTransportModel model =
        stage().setCost(cost).setMaxIter(20).setTargetRank(3).fit(source, target);
    String path = folder.resolve("model").toString();
    model.write().save(path);
    LowRankTransportModel loaded = LowRankTransportModel.load(path);
    assertEquals(model.summary(), loaded.summary());
    assertEquals(model.explainParams(), loaded.explainParams());
    assertEquals(MlTables.texts(model.targetFactor()), MlTables.texts(loaded.targetFactor()));
    assertEquals(MlTables.texts(model.latent()), MlTables.texts(loaded.latent()));
    Dataset<Row> fresh = MlTables.normal("n", 20, DIM, 9, 0);
    assertEquals(MlTables.texts(model.transform(fresh)), MlTables.texts(loaded.transform(fresh)));
  }

  @Test
  void cloudsOfTwoSpacesAreCoupledByTheirDistances() {
    Dataset<Row> plane = MlTables.normal("p", 90, 2, 3, 0).union(MlTables.normal("q", 90, 2, 4, 9));
    LowRankTransport stage = stage().setObjective("gw");
    LowRankTransportModel model = stage.fit(source, plane);
    Dataset<Row> images = model.transform(source);
    assertEquals(240, images.where("size(mapped) = 2").count());
    assertThrows(
        IllegalArgumentException.class, () -> stage.setStandardize("zscore").fit(source, plane));
  }

  @Test
  void pipelinesFitSaveAndLoadIt(@TempDir Path folder) throws Exception {
    Dataset<Row> union = MlTables.union(source, target);
    Pipeline pipeline = new Pipeline().setStages(new PipelineStage[] {stage().setMaxIter(20)});
    String path = folder.resolve("fitted").toString();
    pipeline.fit(union).write().save(path);
    LowRankTransportModel two = stage().setMaxIter(20).fit(source, target);
    assertEquals(
        MlTables.texts(two.transform(near)),
        MlTables.texts(PipelineModel.load(path).transform(near)));
  }

  @Test
  void misfitsAreNamed() {
    IllegalArgumentException rank =
        assertThrows(
            IllegalArgumentException.class,
            () -> stage().setTargetRank(50).fit(source, target.limit(20)));
    assertTrue(rank.getMessage().contains("targetRank is 50, more than the 20"));
    assertThrows(IllegalArgumentException.class, () -> stage().setRank(0));
    assertThrows(IllegalArgumentException.class, () -> stage().setObjective("fgw"));
    assertThrows(IllegalStateException.class, () -> new LowRankTransportModel().summary());
    assertEquals(0, stage().setMaxIter(2).fit(source, target).transform(source.limit(0)).count());
  }

  @Test
  void sparkFindsTheStages() {
    assertTrue(names(Estimator.class).contains(LowRankTransport.class.getName()));
    assertTrue(names(Transformer.class).contains(LowRankTransportModel.class.getName()));
  }

  private static List<String> names(Class<?> kind) {
    return ServiceLoader.load(kind).stream().map(stage -> stage.type().getName()).toList();
  }
}
