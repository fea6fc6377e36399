package io.remblai.job.report;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.job.CommandLineRun;
import io.remblai.job.TwoClouds;
import io.remblai.job.process.Console;
import io.remblai.job.process.Steps;
import io.remblai.report.Figure;
import io.remblai.report.Report;
import io.remblai.report.run.Facts;
import io.remblai.spark.SharedSpark;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("spark")
final class ReportJobTest {

  private static final int MOST_BYTES = 3_000_000;

  private static SparkSession session;

  @TempDir static Path shared;

  @TempDir Path folder;

  private static TwoClouds clouds;

  @BeforeAll
  static void cloudsOnce() {
    session = SharedSpark.session();
    clouds = TwoClouds.write(session, shared, 300, 3);
  }

  private static CommandLineRun run(String... args) {
    CommandLineRun run = CommandLineRun.of(args);
    assertEquals(0, run.code(), run::all);
    return run;
  }

  private String map(TwoClouds given, String... more) {
    String out = folder.resolve("map").toString();
    List<String> args = new ArrayList<>(List.of("hiref", "--leaf-size", "64"));
    args.addAll(List.of("--source", given.source(), "--target", given.target(), "--out", out));
    args.addAll(List.of(more));
    run(args.toArray(String[]::new));
    return out;
  }

  private static String page(String out) throws IOException {
    return Files.readString(Path.of(out, "report.html"));
  }

  /** What the page shows, without style and scripts. */
  private static String shown(String page) {
    return Pattern.compile("<(style|script)[^>]*>.*?</\\1>", Pattern.DOTALL)
        .matcher(page)
        .replaceAll("");
  }

  @Test
  void aMapHasAReportAndItCanBeMadeAgainToTheByte() throws IOException {
    String out = map(clouds, "--certify", "full");
    String page = page(out);
    for (String id :
        List.of(
            "staircase", "stage-seconds", "seconds", "costs", "density", "displacement", "pairs")) {
      assertTrue(page.contains("<figure id=\"" + id + "\">"), id);
    }
    assertTrue(page.contains("300 points are mapped one to one"), shown(page));
    assertTrue(page.contains("certified"), shown(page));
    assertTrue(page.length() < MOST_BYTES);
    String again = folder.resolve("again.html").toString();
    run("report", out, "--to", again);
    assertEquals(shown(page), shown(Files.readString(Path.of(again))));
    assertEquals(page, Files.readString(Path.of(again)));
    run("report", out);
    assertEquals(page, page(out));
    assertEquals(0, CommandLineRun.of("verify", "--out", out).code());
  }

  @Test
  void standardisedDirectionsAreReadAgainAsTheyWere() throws IOException {
    String out = map(clouds, "--cost", "cosine", "--standardize", "zscore", "--certify", "none");
    String page = page(out);
    assertTrue(page.contains("standardised, as unit vectors"), shown(page));
    assertTrue(page.contains("--certify fast"), shown(page));
    run("report", out);
    assertEquals(shown(page), shown(page(out)));
  }

  @Test
  void idsAndColumnsOfAnyTextAreShownAsText() throws IOException {
    String evil = "</script><script>alert(1)</script>";
    TwoClouds hostile =
        new TwoClouds(hostile(clouds.source(), "a", evil), hostile(clouds.target(), "b", evil));
    String out =
        map(hostile, "--id-col", "<b>id", "--features-col", "\"'><i>", "--certify", "none");
    String page = page(out);
    assertTrue(page.contains("&lt;/script&gt;&lt;script&gt;alert(1)"), shown(page));
    assertFalse(page.contains("<script>alert(1)"));
    assertFalse(page.contains("<b>id") || page.contains("<i>"));
    assertEquals(3, page.split("<script", -1).length - 1 - library(page));
  }

  /** How often the scripts themselves speak of one. */
  private static int library(String page) {
    return page.substring(page.indexOf("<script>") + 8).split("<script", -1).length - 2;
  }

  private String hostile(String table, String name, String evil) {
    Dataset<Row> rows = session.read().parquet(table);
    String path = folder.resolve(name).toString();
    rows.select(
            concat(lit(evil), col("id").cast("string")).as("<b>id"), col("features").as("\"'><i>"))
        .write()
        .parquet(path);
    return path;
  }

  @Test
  void whereInputsAreGoneThePointsAreNotShown() throws IOException {
    TwoClouds gone = TwoClouds.write(session, folder.resolve("gone"), 40, 2);
    String out = map(gone, "--certify", "none");
    assertTrue(page(out).contains("first coordinate"));
    TwoClouds.write(session, folder.resolve("gone"), 20, 2);
    run("report", out);
    assertTrue(page(out).contains("The points cannot be shown"), shown(page(out)));
    assertTrue(page(out).contains("<figure id=\"costs\">"));
  }

  @Test
  void noReportIsWrittenWhereNoneIsWanted() throws IOException {
    String out = map(clouds, "--no-report", "--certify", "none");
    assertFalse(Files.exists(Path.of(out, "report.html")));
    String manifest = Files.readString(Path.of(out, "_manifest.json"));
    assertFalse(manifest.contains("report"), manifest);
    run("report", out);
    assertTrue(Files.exists(Path.of(out, "report.html")));
  }

  @Test
  void onePairOfOneNumberHasAReport() throws IOException {
    TwoClouds one = TwoClouds.write(session, folder.resolve("one"), 1, 1);
    String out = map(one);
    assertTrue(page(out).contains("One block holds all 1 pairs"), shown(page(out)));
  }

  @Test
  void couplingsAndEstimatesHaveReportsToo() throws IOException {
    String coupling = folder.resolve("coupling").toString();
    run(
        "frlc",
        "--source",
        clouds.source(),
        "--target",
        clouds.target(),
        "--rank",
        "3",
        "--out",
        coupling);
    String page = page(coupling);
    for (String id : List.of("latent", "source-marginal", "target-marginal", "objective")) {
      assertTrue(page.contains("<figure id=\"" + id + "\">"), id);
    }
    run("report", coupling);
    assertEquals(shown(page), shown(page(coupling)));
    String table = folder.resolve("labelled").toString();
    session
        .read()
        .parquet(clouds.source())
        .selectExpr("id", "features", "id % 3 as a", "id % 5 as b", "id % 2 as layer")
        .write()
        .parquet(table);
    String info = folder.resolve("info").toString();
    run(
        "information",
        "--input",
        table,
        "--label-cols",
        "a,b",
        "--label-pairs",
        "a:b",
        "--group-cols",
        "layer",
        "--id-col",
        "id",
        "--out",
        info);
    String estimates = page(info);
    assertTrue(estimates.contains("<figure id=\"plane-1\">"), shown(estimates));
    assertTrue(estimates.contains("<figure id=\"estimate-1\">"), shown(estimates));
    run("report", info);
    assertEquals(shown(estimates), shown(page(info)));
  }

  @Test
  void aReportThatFailsIsAWarning() throws IOException {
    StringWriter said = new StringWriter();
    RunPage page =
        new RunPage(
            session,
            new org.apache.hadoop.fs.Path(folder.toUri()),
            true,
            new Console(new PrintWriter(said), new PrintWriter(said)),
            new Steps(JavaSparkContext.fromSparkContext(session.sparkContext()), "test"));
    page.ofEstimates(session.range(1).toDF("id")); // these are none
    Map<String, Object> manifest = page.write(Map.of("warnings", List.of("first")));
    assertEquals(2, ((List<?>) manifest.get("warnings")).size(), manifest::toString);
    assertTrue(said.toString().contains("warning: there is no report.html"), said.toString());
    assertFalse(Files.exists(folder.resolve("report.html")));
  }

  /** The tables of an information plane, as they are described to users. */
  @Test
  void anInformationPlaneIsShownWithItsBound() {
    write(
        "estimates",
        "select 'a' as layer, 'soft' as estimator, 'entropy' as quantity,"
            + " cast(null as string) as label_set, 1.5D as nats, 2.1D as bits, 0.4D as normalised,"
            + " cast(null as double) as standard_error, cast(null as double) as null_mean,"
            + " cast(null as double) as lower, cast(null as double) as upper, 4.6D as ceiling,"
            + " 10L as rows_used, 0L as rows_dropped, cast(null as string) as warning");
    write(
        "plane",
        "select layer, 'in:out' as label_set, 't' as trajectory, place as order_index,"
            + " x as complexity, x - 0.1 as complexity_above_null, x / 2 as expressivity,"
            + " x / 2 - 0.1 as expressivity_above_null, 2.5D as input_entropy,"
            + " 1.5D as output_entropy, 0 as bottleneck"
            + " from values ('b', 1, 1.25D), ('a', 0, 0.75D), ('c', 2, null) as t(layer, place, x)");
    write(
        "bound",
        "select 0 as bottleneck, x as i_x, y as i_t_y"
            + " from values (0.0D, 0.0D), (2.0D, 1.25D) as t(x, y)");
    Facts manifest = new Facts(Map.of("command", "information-plane"));
    Report report =
        InformationSource.of(
                ReportedPlane.read(
                    session, new org.apache.hadoop.fs.Path(folder.toUri()), Optional.of("layer")))
            .with(manifest);
    Figure plane = report.figures().get(0);
    assertEquals("Information about in and about out", plane.title());
    assertEquals(
        List.of(
            List.of("t, a", "0.75", "0.1", "0.375", "0.1"),
            List.of("t, b", "1.25", "0.1", "0.625", "0.1")),
        plane.numbers().rows());
    List<?> bounds = (List<?>) plane.chart().data().get("bounds");
    assertEquals(1, bounds.size());
    List<?> bound = (List<?>) bounds.get(0);
    assertEquals(2, bound.size());
    assertArrayEquals(new double[] {2, 1.25}, (double[]) bound.get(1));
  }

  private void write(String name, String sql) {
    session.sql(sql).coalesce(1).write().parquet(folder.resolve(name).toString());
  }

  @Test
  void whatIsNoOutputIsRefused() {
    CommandLineRun nothing = CommandLineRun.of("report", folder.resolve("nothing").toString());
    assertEquals(3, nothing.code(), nothing::all);
    CommandLineRun unnamed = CommandLineRun.of("report");
    assertEquals(2, unnamed.code(), unnamed::all);
  }
}
