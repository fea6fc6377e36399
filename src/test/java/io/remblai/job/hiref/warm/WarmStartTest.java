package io.remblai.job.hiref.warm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.geometry.DemoCloud;
import io.remblai.geometry.DemoCloudName;
import io.remblai.job.CommandLineRun;
import io.remblai.spark.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A map that starts from that of the day before, 5 % of the rows being others on both sides. */
@Tag("spark")
final class WarmStartTest {

  private static final int POINTS = 1000;
  private static final int NEW = POINTS / 20;

  @TempDir Path folder;

  private final SparkSession session = SharedSpark.session();

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  /** Rows of the cloud from one on, numbered as they are there. */
  private String write(String name, String cloud, DemoCloud.Side side, int from, int partitions) {
    DemoCloud all = DemoCloud.of(DemoCloudName.find(cloud).orElseThrow(), 5, side, POINTS + NEW);
    List<Row> rows = new ArrayList<>();
    for (int row = from; row < from + POINTS; row++) {
      rows.add(
          RowFactory.create((side == DemoCloud.Side.SOURCE ? "s" : "t") + row, all.point(row)));
    }
    StructType schema =
        new StructType()
            .add("id", DataTypes.StringType)
            .add("features", DataTypes.createArrayType(DataTypes.FloatType));
    session.createDataFrame(rows, schema).repartition(partitions).write().parquet(at(name));
    return at(name);
  }

  private CommandLineRun hiref(String source, String target, String out, String... more) {
    List<String> args =
        new ArrayList<>(List.of("hiref", "--no-report", "--certify", "none", "--leaf-size", "64"));
    args.addAll(List.of("--group-size", "256", "--source", at(source), "--target", at(target)));
    args.addAll(List.of("--out", at(out)));
    args.addAll(List.of(more));
    return CommandLineRun.of(args.toArray(String[]::new));
  }

  private void map(String source, String target, String out, String... more) {
    CommandLineRun run = hiref(source, target, out, more);
    assertEquals(0, run.code(), run::all);
  }

  private double cost(String out) {
    return session.read().parquet(at(out) + "/pairs").selectExpr("avg(cost)").first().getDouble(0);
  }

  private void twoDays(String cloud) {
    for (DemoCloud.Side side : DemoCloud.Side.values()) {
      String name = side == DemoCloud.Side.SOURCE ? "a" : "b";
      write(name + "0", cloud, side, 0, 3);
      write(name + "1", cloud, side, side == DemoCloud.Side.SOURCE ? NEW : NEW / 2, 3);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mixture-d8", "checkerboard"})
  void theCostIsThatOfAFreshRun(String cloud) throws IOException {
    twoDays(cloud);
    map("a0", "b0", "before", "--rematch-rounds", "10");
    map("a1", "b1", "fresh", "--rematch-rounds", "10");
    map("a1", "b1", "warm", "--rematch-rounds", "8", "--warm-from", at("before"));
    assertTrue(cost("warm") <= 1.005 * cost("fresh"), cost("warm") + " " + cost("fresh"));
    List<Row> stages =
        session
            .read()
            .parquet(at("warm") + "/levels")
            .select("stage", "kind", "cost_after")
            .collectAsList();
    assertEquals("solve", stages.get(0).getString(0));
    assertEquals("warm", stages.get(0).getString(1));
    assertTrue(cost("warm") <= stages.get(0).getDouble(2) * (1 + 1e-12));
    String manifest = Files.readString(Path.of(at("warm"), "_manifest.json"));
    assertTrue(manifest.contains("\"pairs_kept\" : "), manifest);
    CommandLineRun verified = CommandLineRun.of("verify", "--out", at("warm"));
    assertEquals(0, verified.code(), verified::all);
  }

  /** Nothing would mend the pairs that are kept: the map is that of a run of its own. */
  @Test
  void aMapWithoutRoundsIsMadeAnew() {
    twoDays("mixture-d8");
    map("a0", "b0", "before", "--rematch-rounds", "1");
    map("a1", "b1", "fresh", "--rematch-rounds", "0");
    CommandLineRun warm =
        hiref("a1", "b1", "anew", "--rematch-rounds", "0", "--warm-from", at("before"));
    assertEquals(0, warm.code(), warm::all);
    assertTrue(warm.err().contains("--warm-from is not used"), warm::all);
    assertEquals(rows("fresh"), rows("anew"));
  }

  /** The pairs of a map as text, with every bit of the costs. */
  private List<String> rows(String out) {
    return session
        .read()
        .parquet(at(out) + "/pairs")
        .orderBy("source_id")
        .selectExpr("concat(to_json(struct(*)), hex(cost))")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }

  @Test
  void theMapIsTheSameHoweverTheRowsAreSpread() {
    twoDays("mixture-d8");
    map("a0", "b0", "before", "--rematch-rounds", "1");
    List<String> first = List.of();
    for (int partitions : new int[] {1, 7, 64}) {
      String name = "of" + partitions;
      write("a" + name, "mixture-d8", DemoCloud.Side.SOURCE, NEW, partitions);
      write("b" + name, "mixture-d8", DemoCloud.Side.TARGET, NEW / 2, partitions);
      map("a" + name, "b" + name, name, "--rematch-rounds", "2", "--warm-from", at("before"));
      List<String> rows = rows(name);
      assertEquals(POINTS, rows.size());
      first = first.isEmpty() ? rows : first;
      assertEquals(first, rows);
    }
  }

  /** The same rows: nothing is filled in, and no pair is lost. An output may replace its start. */
  @Test
  void sameRowsAreOnlyImproved() throws IOException {
    twoDays("mixture-d8");
    map("a0", "b0", "map", "--rematch-rounds", "1");
    double before = cost("map");
    map(
        "a0",
        "b0",
        "map",
        "--rematch-rounds",
        "2",
        "--warm-from",
        at("map"),
        "--mode",
        "overwrite");
    assertTrue(cost("map") <= before, cost("map") + " " + before);
    assertTrue(
        Files.readString(Path.of(at("map"), "_manifest.json"))
            .contains("\"pairs_kept\" : " + POINTS));
  }

  @Test
  void otherRowsGiveAFreshRun() {
    twoDays("mixture-d8");
    map("a0", "b0", "before", "--rematch-rounds", "0");
    session
        .read()
        .parquet(at("a1"))
        .selectExpr("concat('x', id) id", "features")
        .write()
        .parquet(at("a2"));
    map("a2", "b1", "fresh", "--rematch-rounds", "0");
    map("a2", "b1", "warm", "--rematch-rounds", "0", "--warm-from", at("before"));
    assertEquals(cost("fresh"), cost("warm"), 1e-12 * cost("fresh"));
  }

  @Test
  void whatIsNoMapToStartFromIsRefused() {
    twoDays("mixture-d8");
    CommandLineRun none = hiref("a0", "b0", "x", "--warm-from", at("none"));
    assertEquals(3, none.code(), none::all);
    assertTrue(none.err().contains("holds no finished map to start from"), none::all);
    map("a0", "b0", "before", "--rematch-rounds", "0");
    session.read().parquet(at("a1")).filter("id > 's3'").write().parquet(at("few"));
    CommandLineRun unequal = hiref("few", "b1", "x", "--warm-from", at("before"));
    assertEquals(3, unequal.code(), unequal::all);
    assertTrue(unequal.err().contains("of one size"), unequal::all);
    CommandLineRun moved =
        CommandLineRun.of(
            "transform", "--map", at("before"), "--input", at("a1"), "--out", at("m"));
    assertEquals(0, moved.code(), moved::all);
    CommandLineRun other = hiref("a0", "b0", "x", "--warm-from", at("m"));
    assertEquals(3, other.code(), other::all);
    assertTrue(other.err().contains("was written by transform"), other::all);
    assertFalse(Files.exists(folder.resolve("x")));
  }
}
