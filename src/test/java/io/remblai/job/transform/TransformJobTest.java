package io.remblai.job.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.job.CommandLineRun;
import io.remblai.job.TwoClouds;
import io.remblai.spark.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("spark")
final class TransformJobTest {

  @TempDir static Path shared;

  private static SparkSession session;
  private static TwoClouds clouds;
  private static String map;

  @TempDir Path folder;

  @BeforeAll
  static void mapOnce() {
    session = SharedSpark.session();
    clouds = TwoClouds.write(session, shared, 120, 3);
    map = shared.resolve("map").toString();
    hiref(map);
  }

  private static void hiref(String out, String... more) {
    List<String> args = new ArrayList<>(List.of("hiref", "--no-report"));
    args.addAll(List.of("--source", clouds.source(), "--target", clouds.target(), "--out", out));
    args.addAll(List.of(more));
    CommandLineRun run = CommandLineRun.of(args.toArray(String[]::new));
    assertEquals(0, run.code(), run::all);
  }

  private CommandLineRun transform(String of, String input, String out, String... more) {
    List<String> args = new ArrayList<>(List.of("transform"));
    args.addAll(List.of("--map", of, "--input", input, "--out", out(out)));
    args.addAll(List.of(more));
    return CommandLineRun.of(args.toArray(String[]::new));
  }

  private String out(String name) {
    return folder.resolve(name).toString();
  }

  private Dataset<Row> mapped(String name) {
    return session.read().parquet(out(name) + "/mapped");
  }

  private String table(String name, String sql) {
    session.sql(sql).repartition(2).write().parquet(out(name));
    return out(name);
  }

  private static void assertSays(CommandLineRun run, int code, String... words) {
    assertEquals(code, run.code(), run::all);
    for (String word : words) {
      assertTrue(run.err().contains(word), () -> word + " is not in\n" + run.all());
    }
  }

  /** The source itself goes where it was mapped to, under each cost and scaling. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "--cost sqeuclidean",
        "--cost euclidean",
        "--cost cosine",
        "--cost sqeuclidean --standardize zscore",
        "--cost cosine --standardize zscore"
      })
  void theSourceGoesToItsPartners(String settings) {
    hiref(out("own"), settings.split(" "));
    CommandLineRun run =
        transform(out("own"), clouds.source(), "moved", "--smoothing", "displacement");
    assertEquals(0, run.code(), run::all);
    session.read().parquet(out("own") + "/pairs").createOrReplaceTempView("pairs_made");
    mapped("moved").createOrReplaceTempView("rows_moved");
    session.read().parquet(clouds.target()).createOrReplaceTempView("targets");
    Dataset<Row> same =
        session.sql(
            """
            select m.* from rows_moved m
            join pairs_made p on p.source_id = m.id and p.target_id = m.target_id
            join targets t on t.id = m.target_id
            where m.nearest_source_id = m.id and m.distance = 0 and not m.outside and %s < 1e-5
            """
                .formatted(
                    settings.contains("cosine")
                        ? "abs(aggregate(m.mapped, 0d, (s, x) -> s + x * x) - 1)"
                        : "aggregate(zip_with(m.mapped, t.features, (a, b) -> abs(a - b)), 0d,"
                            + " (s, x) -> s + x)"));
    assertEquals(120, same.count());
  }

  @Test
  void newRowsAreMapped() throws IOException {
    String fresh =
        table(
            "fresh",
            "select concat('n', id) name, array(double(10 + id % 5), double(9), 11d + id / 100) v"
                + " from range(300) union all select 'far', array(1e3d, 1e3d, 1e3d)");
    CommandLineRun run = transform(map, fresh, "moved", "--id-col", "name", "--features-col", "v");
    assertEquals(0, run.code(), run::all);
    assertEquals(
        "id string, mapped array<float>, nearest_source_id int, target_id string, distance double,"
            + " outside boolean",
        String.join(
            ", ",
            java.util.Arrays.stream(mapped("moved").schema().fields())
                .map(field -> field.name() + " " + field.dataType().simpleString())
                .toList()));
    assertEquals(301, mapped("moved").select("id").distinct().count());
    assertTrue(mapped("moved").filter("id = 'far'").first().<Boolean>getAs("outside"));
    String manifest = Files.readString(Path.of(out("moved"), "_manifest.json"));
    assertTrue(manifest.contains("\"nearest_found\" : 1.0"), manifest);
    assertTrue(Files.exists(Path.of(out("moved"), "metrics.json")));
    assertTrue(run.out().contains("301 mapped"), run.out());
  }

  @Test
  void rowsThatCannotBeUsedAreRefusedOrSetAside() {
    String bad =
        table(
            "bad",
            "select id, if(id = 7, array(1f, float('NaN'), 0f), array(9f, 9f, 9f)) features"
                + " from range(20)");
    assertSays(transform(map, bad, "a"), 3, "1 row", "NaN", "first id: 7", "--on-bad-row");
    assertFalse(Files.exists(Path.of(out("a"))));
    CommandLineRun run = transform(map, bad, "a", "--on-bad-row", "quarantine");
    assertEquals(0, run.code(), run::all);
    assertEquals(19, mapped("a").count());
    assertEquals(1, session.read().parquet(out("a") + "/rejects").count());
  }

  @Test
  void whatCannotBeAppliedIsRefused() throws IOException {
    assertSays(transform(out("none"), clouds.source(), "a"), 3, "--map", "holds no finished map");
    String plane = table("plane", "select id, array(1f, 2f) features from range(9)");
    assertSays(transform(map, plane, "a"), 3, "dimension 2", "the map is of dimension 3");
    assertSays(transform(map, out("gone"), "a"), 3, "gone");
    assertSays(transform(map, clouds.source(), "map/../a", "--neighbors", "0"), 2, "--neighbors");
    String other = table("other", "select * from parquet.`" + clouds.source() + "` where id > 0");
    assertSays(
        transform(map, clouds.source(), "a", "--source", other), 3, "tables have changed", "119");
    String moved =
        table(
            "moved",
            "select id, transform(features, x -> x + 1) features from parquet.`"
                + clouds.source()
                + "`");
    assertSays(
        transform(map, clouds.source(), "a", "--source", moved), 3, "tables have changed", "cost");
    assertFalse(Files.exists(Path.of(out("a"))));
  }

  @Test
  void anotherOutputOfOursIsNoMap() {
    assertEquals(0, transform(map, clouds.source(), "a").code());
    assertSays(
        transform(out("a"), clouds.source(), "b"), 3, "written by transform", "maps of hiref");
  }

  @Test
  void theOutputIsKeptOrReplacedAsAsked() {
    hiref(out("map"));
    assertEquals(0, transform(out("map"), clouds.source(), "a").code());
    assertSays(transform(out("map"), clouds.source(), "a"), 5, "exists");
    CommandLineRun done = transform(out("map"), clouds.source(), "a", "--mode", "resume");
    assertEquals(0, done.code(), done::all);
    assertTrue(done.out().contains("complete already"), done::all);
    hiref(out("map"), "--mode", "overwrite");
    assertSays(
        transform(out("map"), clouds.source(), "a", "--mode", "skip-if-complete"), 6, "map-run");
    assertEquals(0, transform(out("map"), clouds.source(), "a", "--mode", "overwrite").code());
  }
}
