package io.remblai.job.hiref;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.job.CommandLineRun;
import io.remblai.job.TwoClouds;
import io.remblai.job.output.Manifest;
import io.remblai.spark.SharedSpark;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run says of how good its map is, and what a gate makes of it. */
@Tag("spark")
final class HirefBoundTest {

  /** One round over two groups: near the optimum, with potentials that fit nearly. */
  private static final List<String> NEAR =
      List.of("--leaf-size", "8", "--group-size", "45", "--rematch-rounds", "1");

  /** Leaves as the split left them, with the potentials of a sample. */
  private static final List<String> POOR = List.of("--leaf-size", "8", "--rematch-rounds", "0");

  @TempDir static Path shared;

  private static SparkSession session;
  private static TwoClouds clouds;

  @TempDir Path folder;

  private Path out;

  @BeforeAll
  static void writeClouds() {
    session = SharedSpark.session();
    clouds = TwoClouds.write(session, shared, 90, 3);
  }

  @BeforeEach
  void name() {
    out = folder.resolve("map");
  }

  private static List<String> arguments(Path out, List<String> settings, String... more) {
    List<String> args = new ArrayList<>(List.of("hiref"));
    args.addAll(List.of("--source", clouds.source(), "--target", clouds.target()));
    args.addAll(List.of("--out", out.toString()));
    args.addAll(settings);
    args.addAll(List.of(more));
    return args;
  }

  private CommandLineRun hiref(List<String> settings, String... more) {
    return CommandLineRun.of(arguments(out, settings, more).toArray(String[]::new));
  }

  private CommandLineRun done(List<String> settings, String... more) {
    CommandLineRun run = hiref(settings, more);
    assertEquals(0, run.code(), run::all);
    return run;
  }

  private Manifest manifest() throws IOException {
    return Manifest.parse(Files.readString(out.resolve("_manifest.json")));
  }

  private double number(String... path) throws IOException {
    return manifest().number(path).orElseThrow();
  }

  /** The names in metrics.json that tell of bounds and gates. */
  private Set<String> metrics() throws IOException {
    Set<String> names = new TreeSet<>();
    for (String line : Files.readAllLines(out.resolve("metrics.json"))) {
      String name = line.replaceAll("[^\"]*\"([^\"]*)\".*", "$1");
      if (name.contains("bound") || name.contains("gap") || name.contains("gate")) {
        names.add(name);
      }
    }
    return names;
  }

  private Dataset<Row> pairs() {
    return session.read().parquet(out.resolve("pairs").toString());
  }

  @Test
  void fastCertifiesLittleAndEstimatesTheRest() throws IOException {
    CommandLineRun run = done(NEAR);
    assertTrue(run.err().contains("bounding: a few passes over each cloud, and all"), run::all);
    assertTrue(run.out().contains("bound:     estimated at "), run::all);
    assertTrue(run.out().contains("not certified"), run::all);
    assertTrue(run.out().contains("certified without looking at all pairs: "), run::all);
    assertFalse(run.out().contains("gate:"), run::all);
    assertEquals(
        Set.of(
            "lower_bound",
            "gap",
            "bound_estimate",
            "bound_limit_99",
            "gap_estimate",
            "gap_limit_99",
            "seconds_bound"),
        metrics());
    assertEquals("fast", manifest().text("bound", "certify").orElseThrow());
    double cost = number("cost", "mean");
    double certified = number("bound", "certified_lower_bound");
    assertEquals((cost - certified) / certified, number("bound", "gap"), 1e-12);
    String by = manifest().text("bound", "certified_by").orElseThrow();
    assertEquals(certified, number("bound", "certified", by));
    assertTrue(number("bound", "certified", "gelbrich") <= cost);
    assertTrue(manifest().number("bound", "certified", "dual").isEmpty());
    assertEquals(90, number("bound", "sampled", "sources"));
    assertTrue(number("bound", "sampled", "limit") <= number("bound", "sampled", "estimate"));
    assertTrue(number("bound", "sampled", "estimate") < cost);
    assertTrue(number("bound", "sampled", "gap") > 0);
    assertTrue(manifest().text("gate", "passed").isEmpty());
    assertFalse(List.of(pairs().columns()).contains("slack"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqeuclidean", "euclidean", "cosine"})
  void fullCertifiesTheGapAndGivesEveryPairItsSlack(String cost) throws IOException {
    List<String> settings = new ArrayList<>(NEAR);
    settings.addAll(List.of("--cost", cost, "--emit-vectors"));
    CommandLineRun run = done(settings, "--certify", "full");
    assertTrue(run.err().contains("bounding: every source against every target: "), run::all);
    assertTrue(run.out().contains(" certified (from all pairs of points); the map is"), run::all);
    assertEquals(Set.of("lower_bound", "gap", "seconds_bound"), metrics());
    assertEquals("dual", manifest().text("bound", "certified_by").orElseThrow());
    assertTrue(manifest().text("bound", "sampled", "estimate").isEmpty());
    double mean = number("cost", "mean");
    double bound = number("bound", "certified_lower_bound");
    assertTrue(bound > 0 && bound < mean, run::all);
    assertEquals((mean - bound) / bound, number("bound", "gap"), 1e-12, run::all);
    assertEquals(
        "struct<source_id:int,target_id:string,cost:double,slack:double,block_path:array<int>,"
            + "displacement:array<float>>",
        pairs().schema().simpleString());
    Row slack = pairs().selectExpr("avg(slack)", "min(slack)", "count(slack)").first();
    assertEquals(mean - bound, slack.getDouble(0), 1e-9 * mean);
    assertTrue(slack.getDouble(1) >= 0, () -> "least slack " + slack.getDouble(1));
    assertEquals(90, slack.getLong(2));
  }

  /** The slow pass runs once: writing reads what it left. */
  @Test
  void theFullPassRunsOnceAndStepsAreNumbered() throws Exception {
    List<String> stages = Collections.synchronizedList(new ArrayList<>());
    List<String> steps = Collections.synchronizedList(new ArrayList<>());
    SparkListener listener =
        new SparkListener() {
          @Override
          public void onStageCompleted(SparkListenerStageCompleted stage) {
            stages.add(stage.stageInfo().name());
          }

          @Override
          public void onJobStart(SparkListenerJobStart job) {
            steps.add(job.properties().getProperty("spark.job.description", ""));
          }
        };
    session.sparkContext().addSparkListener(listener);
    try {
      done(List.of("--certify", "full"));
      session.sparkContext().listenerBus().waitUntilEmpty();
    } finally {
      session.sparkContext().removeSparkListener(listener);
    }
    assertEquals(
        1,
        stages.stream().filter(name -> name.startsWith("mapToPair at FullCertificate")).count(),
        stages::toString);
    assertTrue(steps.contains("certificate: least reduced cost of every source"), steps::toString);
    assertTrue(steps.contains("hiref 4/6: write pairs"), steps::toString);
  }

  @Test
  void noneBoundsNothing() throws IOException {
    CommandLineRun run = done(List.of("--certify", "none"));
    assertFalse(run.all().contains("bound"), run::all);
    assertEquals(Set.of(), metrics());
    assertTrue(manifest().text("bound", "certify").isEmpty());
    assertTrue(manifest().number("seconds", "bound").isEmpty());
    assertEquals("none", manifest().configured("certify").orElseThrow());
  }

  @Test
  void aMapWithinTheGatePasses() throws IOException {
    CommandLineRun full = done(List.of("--certify", "full", "--fail-if-gap-above", "0.1%"));
    assertTrue(full.out().contains("gate:      passed: gap "), full::all);
    assertTrue(full.out().contains("(certified) is not above 0.1 %"), full::all);
    assertTrue(manifest().succeeded());
    assertEquals("true", manifest().text("gate", "passed").orElseThrow());
    assertEquals(0.001, number("gate", "most_gap"));
    assertEquals("certified", manifest().text("gate", "basis").orElseThrow());
    assertTrue(metrics().contains("gate_passed"));
    CommandLineRun fast = done(List.of("--fail-if-gap-above", "0.01"), "--mode", "overwrite");
    assertTrue(fast.out().contains("(99 % limit of the sample, not certified)"), fast::all);
    assertEquals("sample_limit_99", manifest().text("gate", "basis").orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(strings = {"fast", "full"})
  void aMapAboveTheGateIsPublishedAndSaidToFail(String certify) throws IOException {
    List<String> settings = new ArrayList<>(POOR);
    settings.addAll(List.of("--certify", certify));
    CommandLineRun run = hiref(settings, "--fail-if-gap-above", "0.0001");
    assertEquals(4, run.code(), run::all);
    assertTrue(run.out().contains("gate:      FAILED: gap up to "), run::all);
    assertTrue(run.out().contains("--fail-if-gap-above allows 0.01 %"), run::all);
    assertTrue(run.err().contains("its manifest says gate_failed"), run::all);
    assertEquals(90, pairs().count());
    assertEquals("gate_failed", manifest().status());
    assertEquals("false", manifest().text("gate", "passed").orElseThrow());
    assertTrue(Files.readString(out.resolve("metrics.json")).contains("\"gate_passed\" : 0"));
    try (Stream<Path> beside = Files.list(folder)) {
      assertEquals(List.of(out), beside.toList());
    }
    assertTheSameRunAgainAnswersTheSame(settings);
  }

  private void assertTheSameRunAgainAnswersTheSame(List<String> settings) throws IOException {
    String first = manifest().runId();
    for (String mode : List.of("skip-if-complete", "resume")) {
      CommandLineRun again = hiref(settings, "--fail-if-gap-above", "0.01%", "--mode", mode);
      assertEquals(4, again.code(), again::all);
      assertTrue(again.out().contains("is complete already, nothing was done"), again::all);
    }
    CommandLineRun refused = hiref(settings, "--fail-if-gap-above", "0.01%");
    assertEquals(5, refused.code(), refused::all);
    assertFalse(refused.err().contains("incomplete"), refused::all);
    CommandLineRun other =
        hiref(settings, "--fail-if-gap-above", "0.9", "--mode", "skip-if-complete");
    assertEquals(6, other.code(), other::all);
    assertTrue(
        other.err().contains("(--fail-if-gap-above was 0.0001, now 0.9; fingerprint"), other::all);
    assertEquals(first, manifest().runId());
    assertEquals(0, hiref(settings, "--mode", "overwrite").code());
    assertTrue(manifest().succeeded());
  }

  @Test
  void aFastRunIsNoFullOne() throws IOException {
    done(List.of());
    CommandLineRun run = hiref(List.of("--certify", "full"), "--mode", "skip-if-complete");
    assertEquals(6, run.code(), run::all);
    assertTrue(run.err().contains("--certify was fast, now full"), run::all);
    assertFalse(run.err().contains("--mode was"), run::all);
    done(List.of("--certify", "full"), "--mode", "overwrite");
    assertTrue(List.of(pairs().columns()).contains("slack"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "fast", "full"})
  void planTellsTheWork(String certify) {
    CommandLineRun plan = hiref(List.of("--certify", certify), "--dry-run");
    assertEquals(0, plan.code(), plan::all);
    String line =
        switch (certify) {
          case "none" -> "  bound            none";
          case "fast" -> "  bound            a few passes over each cloud, and all sources";
          default ->
              "  bound            every source against every target: 8.1e+03 distances, about";
        };
    assertTrue(plan.out().contains(line), plan::all);
    assertTrue(plan.out().contains("  certify          " + certify), plan::all);
    assertFalse(Files.exists(out));
  }

  /** Spark's own launchers add the module; a JVM without it maps the same, and says so. */
  @Test
  void plainKernelsAreToldOnce() throws Exception {
    done(POOR);
    assertEquals("vector", manifest().text("kernels").orElseThrow());
    double bound = number("bound", "certified_lower_bound");
    Path plain = folder.resolve("plain");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> flag.startsWith("--add-opens"))
        .forEach(command::add);
    command.addAll(List.of("-Xmx1g", "-Dspark.master=local[1]", "-Dspark.ui.enabled=false"));
    command.addAll(List.of("-Dspark.sql.shuffle.partitions=2", "-Dspark.driver.host=127.0.0.1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.remblai.job.Main"));
    command.addAll(arguments(plain, POOR));
    Path log = folder.resolve("log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    int code = process.waitFor();
    String text = Files.readString(log, StandardCharsets.UTF_8);
    assertEquals(0, code, text);
    assertEquals(2, text.split("--add-modules=jdk.incubator.vector", -1).length, text);
    assertTrue(text.contains("warning: this JVM is without the Vector API"), text);
    out = plain;
    assertEquals("plain", manifest().text("kernels").orElseThrow());
    assertEquals(bound, number("bound", "certified_lower_bound"));
  }
}
