package io.remblai.job.recipe;

import static org.apache.spark.sql.functions.expr;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.remblai.spark.SharedSpark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command of {@code docs/recipes.md} runs as printed and finds what the recipe says. */
@Tag("spark")
final class RecipesTest {

  @TempDir Path folder;

  private Kitchen kitchen;

  @BeforeAll
  static void session() {
    SharedSpark.session();
  }

  @Test
  void noCommandOfTheDocumentIsLeftOut() {
    long printed = Recipe.text().lines().filter(line -> line.contains(Kitchen.LAUNCHER)).count();
    long found =
        Recipe.all().stream()
            .flatMap(recipe -> recipe.shell().stream())
            .filter(command -> command.startsWith(Kitchen.LAUNCHER))
            .count();
    assertEquals(5, Recipe.all().size());
    assertEquals(printed, found);
  }

  @Test
  void wordsFindTheirTranslations() throws Exception {
    cook("Embeddings");
    Dataset<Row> pairs =
        table("words/pairs")
            .withColumn("right", expr("int(substr(source_id, 3) = substr(target_id, 3))"));
    double right = number(pairs, "avg(right)");
    assertTrue(right > 0.85 && right < 0.99, "right pairs: " + right);
    assertEquals(right, number(pairs, "avg(confidence)"), 0.03, "mean confidence is that share");
    double sure = number(pairs.where("confidence >= 0.9"), "avg(right)");
    assertTrue(sure > 0.97, "right pairs of confidence 0.9 and more: " + sure);
    double unsure = number(pairs.where("confidence < 0.5"), "avg(right)");
    assertTrue(unsure < 0.6, "right pairs of confidence below 0.5: " + unsure);
  }

  @Test
  void matchedControlsAreLikeTheTreated() throws Exception {
    cook("Treated");
    Dataset<Row> balance = table("matched/balance");
    assertEquals(3, balance.count());
    assertTrue(number(balance, "max(abs(smd_before))") > 0.5, "unlike before");
    assertTrue(number(balance, "max(abs(smd_after))") < 0.1, "alike after");
    Dataset<Row> treated = read("csv", "treated.csv");
    Dataset<Row> controls = read("csv", "controls.csv");
    double naive = number(treated, "avg(outcome)") - number(controls, "avg(outcome)");
    assertTrue(naive > 4, "difference of all: " + naive);
    assertEquals(2, difference("matched/pairs", treated, controls), 0.25, "the planted effect");
    assertEquals(2, difference("two/pairs", treated, controls), 0.5, "with two controls each");
    assertEquals(2 * treated.count(), table("two/pairs").count());
  }

  private double difference(String pairs, Dataset<Row> treated, Dataset<Row> controls) {
    Dataset<Row> joined =
        table(pairs)
            .join(treated.selectExpr("id as source_id", "outcome as treated"), "source_id")
            .join(controls.selectExpr("id as target_id", "outcome as control"), "target_id");
    return number(joined, "avg(treated - control)");
  }

  @Test
  void theSensorThatDriftedIsFoundAndCorrected() throws Exception {
    cook("Drift");
    Dataset<Row> drift = table("drift/estimates");
    assertEquals(
        List.of("c", "c"),
        strings(drift.where("lower > null_mean").select("sensor")),
        "both measures find the sensor that was moved, and no other");
    Dataset<Row> moves =
        table("tuesday/pairs")
            .join(read("json", "tuesday.json").withColumnRenamed("id", "source_id"), "source_id");
    assertEquals(-2, number(moves.where("sensor = 'c'"), "avg(displacement[4])"), 0.2);
    assertEquals(0, number(moves.where("sensor <> 'c'"), "avg(displacement[4])"), 0.2);
    String manifest = Files.readString(folder.resolve("wednesday/_manifest.json"));
    int kept = new ObjectMapper().readTree(manifest).at("/warm_from/pairs_kept").asInt();
    assertTrue(kept > 4000 && kept < 4500, "pairs of the day before: " + kept);
    Dataset<Row> corrected = table("thursday/mapped").join(read("json", "thursday.json"), "id");
    assertEquals(301, corrected.count());
    assertEquals(List.of("odd"), strings(corrected.where("sensor = 'd' and outside").select("id")));
    double moved = number(corrected.where("sensor = 'c'"), "avg(mapped[4] - features[4])");
    assertEquals(-2, moved, 0.2);
  }

  @Test
  void layersOfASliceFindTheirOwn() throws Exception {
    cook("Two slices");
    Dataset<Row> first = read("json", "slice1.json").selectExpr("id as source_id", "layer as a");
    Dataset<Row> second = read("json", "slice2.json").selectExpr("id as target_id", "layer as b");
    Dataset<Row> cells = table("cells/pairs").join(first, "source_id").join(second, "target_id");
    double byGenes = number(cells, "avg(int(a = b))");
    assertTrue(byGenes > 0.75 && byGenes < 0.9, "cells of a layer's own by genes: " + byGenes);
    double outermost = number(cells.where("a = 1"), "avg(int(b = 1))");
    assertTrue(outermost < 0.5, "of the outermost, which genes do not tell: " + outermost);
    Dataset<Row> both = masses("slices").cache();
    assertEquals(1, number(both, "sum(mass)"), 1e-6);
    assertTrue(number(both.where("a = b"), "sum(mass)") > 0.8, "mass that stays, by both");
    double outer = number(both.where("a = 1"), "sum(mass)");
    double home = number(both.where("a = 1 and b = 1"), "sum(mass)") / outer;
    assertTrue(home > 0.7, "of the outermost, by both: " + home);
    assertTrue(number(both.where("a = 1 and b = 5"), "sum(mass)") < 0.05 * outer, "none opposite");
    both.unpersist();
    Dataset<Row> shapes = masses("shapes");
    assertTrue(number(shapes.where("a = b"), "sum(mass)") > 0.65, "mass that stays, by place");
    double turned =
        number(
            table("slices/q").join(read("json", "slice1.json"), "id"),
            "corr(place[0], projection_coordinates[1])");
    assertTrue(turned > 0.9, "the quarter turn: " + turned);
  }

  /** Mass of a coupling of the slices between layer a of the first and layer b of the second. */
  private Dataset<Row> masses(String coupling) {
    return table(coupling + "/t")
        .join(parts(coupling + "/q", "slice1.json", "a"), "component_a")
        .join(parts(coupling + "/r", "slice2.json", "b"), "component_b")
        .groupBy("a", "b")
        .agg(expr("sum(mass * part_a * part_b)").as("mass"));
  }

  /** What part of each component is of each layer. */
  private Dataset<Row> parts(String shares, String slice, String side) {
    String component = "component_" + side;
    return table(shares)
        .selectExpr("id", "mass as held", "posexplode(weights) as (" + component + ", weight)")
        .join(read("json", slice).selectExpr("id", "layer as " + side), "id")
        .groupBy(component, side)
        .agg(expr("sum(held * weight)").as("part"))
        .selectExpr(
            component,
            side,
            "part / sum(part) over (partition by " + component + ") as part_" + side);
  }

  @Test
  void layersForgetTheTokenAndKeepItsClass() throws Exception {
    cook("The information plane");
    Dataset<Row> plane = table("plane/plane").orderBy("layer");
    assertEquals(6, plane.count());
    Row first = plane.first();
    Row last = plane.orderBy(plane.col("layer").desc()).first();
    double lost = at(first, "complexity") - at(last, "complexity");
    assertTrue(lost > 0.2 * at(first, "complexity"), "the token is forgotten: " + lost);
    assertTrue(at(last, "expressivity") > at(first, "expressivity"), "the next is not");
    assertTrue(at(last, "optimality") > at(first, "optimality"), "hence optimality rises");
    assertTrue(number(plane, "max(complexity - input_entropy)") < 0, "under the entropy");
    assertTrue(number(plane, "min(below_bound)") > -0.01, "under the curve");
    assertTrue(at(last, "distance") < at(first, "distance"), "and nearer to it");
  }

  private void cook(String title) throws Exception {
    kitchen = new Kitchen(folder);
    kitchen.cook(Recipe.of(title));
  }

  private Dataset<Row> table(String name) {
    return SharedSpark.session().read().parquet(kitchen.path(name));
  }

  private Dataset<Row> read(String format, String name) {
    SparkSession session = SharedSpark.session();
    return session
        .read()
        .format(format)
        .option("header", "true")
        .option("inferSchema", "true")
        .load(kitchen.path(name));
  }

  private static double number(Dataset<Row> rows, String aggregate) {
    return at(rows.selectExpr("double(" + aggregate + ") as value").first(), "value");
  }

  private static double at(Row row, String column) {
    return row.<Double>getAs(column);
  }

  private static List<String> strings(Dataset<Row> rows) {
    return rows.collectAsList().stream().map(row -> row.getString(0)).sorted().toList();
  }
}
