package io.remblai.job.hiref;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.job.CommandLineRun;
import io.remblai.job.output.Manifest;
import io.remblai.spark.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Quality of pairs and balance of columns, from files to files: treated rows are older than
 * controls, of which there are three times as many.
 */
@Tag("spark")
final class HirefQualityTest {

  private static final int TREATED = 300;
  private static final int CONTROLS = 900;

  @TempDir static Path shared;

  private static SparkSession session;
  private static String treated;
  private static String controls;

  @TempDir Path folder;

  @BeforeAll
  static void write() {
    session = SharedSpark.session();
    treated = write("treated", TREATED, 0.8);
    controls = write("controls", CONTROLS, 0);
  }

  private static String write(String name, int rows, double older) {
    Random random = new Random(rows);
    List<Row> table = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      double age = random.nextGaussian() + older;
      double income = random.nextGaussian();
      List<Double> features = List.of(age, income);
      Double years = i % 10 == 0 ? null : 50 + 10 * age;
      table.add(RowFactory.create(name + i, features, years, age > 1, "x" + i));
    }
    StructType schema =
        new StructType()
            .add("id", DataTypes.StringType)
            .add("features", DataTypes.createArrayType(DataTypes.DoubleType))
            .add("years", DataTypes.DoubleType)
            .add("old", DataTypes.BooleanType)
            .add("label", DataTypes.StringType);
    String path = shared.resolve(name).toString();
    session.createDataFrame(table, schema).repartition(3).write().parquet(path);
    return path;
  }

  private String out() {
    return folder.resolve("map").toString();
  }

  private CommandLineRun hiref(String source, String target, String... more) {
    List<String> args = new ArrayList<>(List.of("hiref", "--source", source, "--target", target));
    args.addAll(List.of("--out", out(), "--leaf-size", "128", "--rematch-rounds", "4"));
    args.addAll(List.of(more));
    return CommandLineRun.of(args.toArray(String[]::new));
  }

  private void verify(int code) {
    CommandLineRun run = CommandLineRun.of("verify", "--out", out());
    assertEquals(code, run.code(), run::all);
  }

  private Dataset<Row> table(String name) {
    return session.read().parquet(out() + "/" + name);
  }

  private Manifest manifest() throws IOException {
    return Manifest.parse(Files.readString(Path.of(out(), "_manifest.json")));
  }

  @Test
  void pairsHaveTheirQualityBesideTheSlack() throws IOException {
    CommandLineRun run = hiref(treated, controls, "--quality", "--certify", "full");
    assertEquals(0, run.code(), run::all);
    Dataset<Row> pairs = table("pairs");
    assertEquals(
        List.of(
            "source_id",
            "target_id",
            "cost",
            "slack",
            "margin",
            "mutual_nearest",
            "confidence",
            "block_path"),
        Arrays.asList(pairs.columns()));
    assertEquals(TREATED, pairs.filter("confidence > 0 and confidence <= 1").count());
    assertEquals(0, pairs.filter("margin is null").count());
    long mutual = pairs.filter("mutual_nearest").count();
    assertTrue(mutual > 0 && mutual < TREATED, mutual + " mutual");
    Manifest manifest = manifest();
    assertEquals("all", manifest.text("quality", "neighbourhood").orElseThrow());
    assertEquals(
        mutual / (double) TREATED,
        manifest.number("quality", "share_mutual_nearest").orElseThrow(),
        1e-12);
    assertTrue(manifest.number("quality", "temperature").orElseThrow() > 0);
    assertTrue(Files.readString(Path.of(out(), "metrics.json")).contains("confidence_mean"));
    assertTrue(run.out().contains("mean confidence"), run::all);
    verify(0);
  }

  /** Whichever table is the larger, a pair is the same pair. */
  @Test
  void sidesMayBeExchanged() {
    assertEquals(0, hiref(treated, controls, "--quality", "--max-cost", "0.05").code());
    List<Row> one =
        table("pairs")
            .selectExpr("source_id", "target_id", "margin", "mutual_nearest")
            .orderBy("source_id")
            .collectAsList();
    CommandLineRun run =
        hiref(controls, treated, "--quality", "--max-cost", "0.05", "--mode", "overwrite");
    assertEquals(0, run.code(), run::all);
    List<Row> other =
        table("pairs")
            .selectExpr("target_id", "source_id", "margin", "mutual_nearest")
            .orderBy("target_id")
            .collectAsList();
    assertEquals(one.size(), other.size());
    for (int i = 0; i < one.size(); i++) {
      assertEquals(one.get(i).get(0), other.get(i).get(0));
      assertEquals(one.get(i).get(1), other.get(i).get(1));
      assertEquals(one.get(i).getDouble(2), other.get(i).getDouble(2), 1e-5);
      assertEquals(one.get(i).get(3), other.get(i).get(3));
    }
    verify(0);
  }

  @Test
  void noPairsHaveNoQuality() {
    assertEquals(0, hiref(treated, controls, "--quality", "--max-cost", "1e-30").code());
    assertEquals(0, table("pairs").filter("confidence is not null").count());
    verify(0);
  }

  @Test
  void matchingBalancesColumns() throws IOException {
    CommandLineRun run = hiref(treated, controls, "--balance", "--balance-cols", "years,old");
    assertEquals(0, run.code(), run::all);
    List<Row> lines = table("balance").orderBy("position").collectAsList();
    assertEquals(
        List.of("features[0]", "features[1]", "years", "old"),
        lines.stream().map(row -> row.<String>getAs("column")).toList());
    for (Row line : lines) {
      double before = Math.abs(line.<Double>getAs("smd_before"));
      double after = Math.abs(line.<Double>getAs("smd_after"));
      assertTrue(after < Math.max(0.3, 0.5 * before), line::toString);
    }
    Row years = lines.get(2);
    assertEquals(TREATED * 9 / 10, years.<Long>getAs("n"));
    assertEquals(CONTROLS * 9 / 10, years.<Long>getAs("m"));
    Dataset<Row> chosen =
        session.read().parquet(controls).join(table("pairs").selectExpr("target_id as id"), "id");
    Row expected = chosen.selectExpr("avg(years)", "variance(years)", "count(years)").first();
    assertEquals(expected.getDouble(0), years.<Double>getAs("mean_target_after"), 1e-9);
    assertEquals(expected.getDouble(1), years.<Double>getAs("variance_target_after"), 1e-9);
    assertEquals(expected.getLong(2), years.<Long>getAs("m_matched"));
    double largest = manifest().number("balance", "max_smd_before").orElseThrow();
    assertTrue(largest > 0.5, () -> "largest " + largest);
    String page = Files.readString(Path.of(out(), "report.html"));
    assertTrue(page.contains("Standardised differences of the means"));
    assertTrue(page.contains("years"));
    CommandLineRun again = CommandLineRun.of("report", out());
    assertEquals(0, again.code(), again::all);
    assertTrue(
        Files.readString(Path.of(out(), "report.html"))
            .contains("Standardised differences of the means"));
    verify(0);
  }

  @Test
  void verifySeesWhatWasChanged() {
    assertEquals(0, hiref(treated, controls, "--quality", "--balance").code());
    Dataset<Row> changed =
        table("balance").withColumn("smd_after", org.apache.spark.sql.functions.lit(0.0));
    changed.write().parquet(folder.resolve("other").toString());
    session
        .read()
        .parquet(folder.resolve("other").toString())
        .write()
        .mode("overwrite")
        .parquet(out() + "/balance");
    CommandLineRun run = CommandLineRun.of("verify", "--out", out());
    assertEquals(1, run.code(), run::all);
    assertTrue(run.all().contains("FAIL   balance"), run::all);
  }

  @Test
  void columnsThatAreNotThereAreRefusedBeforeAnyWork() {
    CommandLineRun run = hiref(treated, controls, "--balance-cols", "year,label");
    assertEquals(3, run.code(), run::all);
    assertTrue(run.err().contains("no column `year`; nearest is `years`"), run::all);
    assertTrue(run.err().contains("`label` is of type string"), run::all);
    assertFalse(run.err().contains("solving"), run::all);
  }
}
