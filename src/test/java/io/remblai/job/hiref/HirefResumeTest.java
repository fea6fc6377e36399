package io.remblai.job.hiref;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.remblai.job.CommandLineRun;
import io.remblai.spark.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that was interrupted and resumed makes what an undisturbed one does. */
@Tag("spark")
final class HirefResumeTest {

  /** Three levels of the split, the blocks, four rounds. */
  private static final int STAGES = 8;

  private static final String STAGE = "  (split|solve|rematch) .*";

  @TempDir static Path folder;

  private static SparkSession session;
  private static List<String> undisturbed;
  private static List<String> undisturbedStages;
  private static List<String> undisturbedFigures;

  private Path out;

  @BeforeAll
  static void mapOnce() throws IOException {
    session = SharedSpark.session();
    WatchedFileSystem.register(session.sparkContext().hadoopConfiguration());
    for (int partitions : new int[] {1, 7}) {
      for (int side = 0; side < 2; side++) {
        write(partitions, side, 0);
      }
    }
    Path whole = folder.resolve("whole");
    CommandLineRun run = CommandLineRun.of(args(7, whole, "--checkpoint", "none"));
    assertEquals(0, run.code(), run::all);
    assertEquals(STAGES, stages(run).size(), run::all);
    undisturbed = pairs(whole);
    undisturbedStages = levels(whole);
    undisturbedFigures = figures(whole);
    assertTrue(undisturbedFigures.size() > 3);
  }

  private static void write(int partitions, int side, int change) {
    String id = side == 0 ? "id" : "concat('t', id) as id";
    session
        .range(0, 1500, 1, 1)
        .selectExpr(
            id,
            "transform(sequence(1, 3), k -> cast(pmod(hash(id, k, %d), 10007) as float)) as features"
                .formatted(side + 2 * change))
        .repartition(partitions)
        .write()
        .mode("overwrite")
        .parquet(table(partitions, side));
  }

  private static String table(int partitions, int side) {
    return folder.resolve("table-" + partitions + "-" + side).toString();
  }

  @BeforeEach
  void freshOutput() throws IOException {
    out = Files.createTempDirectory(folder, "case").resolve("map");
  }

  @AfterEach
  void leaveAlone() {
    WatchedFileSystem.leaveAlone();
  }

  private static String[] args(int partitions, Path out, String... more) {
    List<String> args = new ArrayList<>(List.of("hiref", "--leaf-size", "64", "--group-size"));
    args.addAll(List.of("300", "--rematch-rounds", "4", "--checkpoint", "every-stage"));
    args.addAll(List.of("--certify", "none"));
    args.addAll(List.of("--source", table(partitions, 0), "--target", table(partitions, 1)));
    args.addAll(List.of("--out", out.toString()));
    for (int i = 0; i < more.length; i++) {
      int given = args.indexOf(more[i]);
      if (given >= 0) {
        args.set(given + 1, more[++i]);
      } else {
        args.add(more[i]);
      }
    }
    return args.toArray(String[]::new);
  }

  /** Ends a run when so many stages are done. */
  private void interrupt(int partitions, int stages, String... more) {
    int[] seen = {0};
    CommandLineRun run =
        CommandLineRun.watched(
            line -> {
              if (line.matches(STAGE) && ++seen[0] == stages) {
                throw new IllegalStateException("the test ends this run");
              }
            },
            args(partitions, out, more));
    assertEquals(1, run.code(), run::all);
    assertTrue(run.err().contains("the test ends this run"), run::all);
    assertTrue(run.err().contains("--mode resume goes on from there"), run::all);
    assertEquals(stages, stages(run).size(), run::all);
  }

  private CommandLineRun resume(int partitions, String... more) {
    List<String> all = new ArrayList<>(List.of(more));
    all.addAll(List.of("--mode", "resume"));
    return CommandLineRun.of(args(partitions, out, all.toArray(String[]::new)));
  }

  private static List<String> stages(CommandLineRun run) {
    return run.err().lines().filter(line -> line.matches(STAGE)).toList();
  }

  /** Every pair with all bits of its cost, by source id. */
  private static List<String> pairs(Path out) {
    return session
        .read()
        .parquet(out.resolve("pairs").toString())
        .selectExpr("source_id", "concat(to_json(struct(*)), hex(double(cost))) as row")
        .orderBy("source_id")
        .collectAsList()
        .stream()
        .map(row -> row.getString(1))
        .toList();
  }

  /** Every stage but for its time. */
  private static List<String> levels(Path out) {
    return session
        .read()
        .parquet(out.resolve("levels").toString())
        .drop("seconds")
        .selectExpr("to_json(struct(*))")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }

  /** Every figure of the report but for those of time. */
  private static List<String> figures(Path out) throws IOException {
    String page = Files.readString(out.resolve("report.html"));
    int from = page.indexOf("id=\"figures\">") + "id=\"figures\">".length();
    List<String> figures = new ArrayList<>();
    for (JsonNode figure :
        new ObjectMapper().readTree(page.substring(from, page.indexOf("</script>", from)))) {
      if (!figure.get("id").asText().endsWith("seconds")) {
        figures.add(figure.toString());
      }
    }
    return figures;
  }

  private void assertUndisturbed() throws IOException {
    assertEquals(undisturbed, pairs(out));
    assertEquals(undisturbedStages, levels(out));
    assertEquals(undisturbedFigures, figures(out));
  }

  private Set<String> beside() throws IOException {
    try (Stream<Path> entries = Files.list(out.getParent())) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> !name.endsWith(".crc"))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /** The folder of the last checkpoint. */
  private Path lastCheckpoint() throws IOException {
    try (Stream<Path> files = Files.walk(out.getParent())) {
      return files
          .filter(file -> file.getFileName().toString().matches("stage-\\d+"))
          .max(Comparator.comparing(Path::getFileName))
          .orElseThrow();
    }
  }

  private static Path part(Path checkpoint) throws IOException {
    try (Stream<Path> files = Files.list(checkpoint.resolve("table"))) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".parquet"))
          .max(Comparator.comparing(file -> file.toFile().length()))
          .orElseThrow();
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "7, 3", "1, 4", "7, 6", "1, 8"})
  void noStageIsDoneTwice(int partitions, int done) throws IOException {
    interrupt(partitions, done);
    assertFalse(Files.exists(out));
    CommandLineRun run = resume(partitions);
    assertEquals(0, run.code(), run::all);
    assertTrue(run.err().contains("going on after"), run::all);
    assertEquals(STAGES - done, stages(run).size(), run::all);
    assertUndisturbed();
    assertEquals(Set.of("map"), beside());
  }

  @Test
  void interruptedAgainAndAgain() throws Exception {
    interrupt(7, 2);
    interrupt(7, 1, "--mode", "resume");
    interrupt(7, 2, "--mode", "resume");
    Set<String> jobs = new TreeSet<>();
    SparkListener listener =
        new SparkListener() {
          @Override
          public void onJobStart(SparkListenerJobStart start) {
            String description = start.properties().getProperty("spark.job.description", "");
            synchronized (jobs) {
              jobs.add(description.replaceAll("[ :].*", ""));
            }
          }
        };
    session.sparkContext().addSparkListener(listener);
    CommandLineRun run = resume(7);
    session.sparkContext().listenerBus().waitUntilEmpty();
    session.sparkContext().removeSparkListener(listener);
    assertEquals(0, run.code(), run::all);
    assertEquals(3, stages(run).size(), run::all);
    assertTrue(jobs.contains("rematch"), jobs::toString);
    assertTrue(jobs.contains("checkpoint"), jobs::toString);
    assertFalse(jobs.contains("split") || jobs.contains("solve"), jobs::toString);
    assertUndisturbed();
    assertEquals(Set.of("map"), beside());
  }

  /** Every other damage is tried where checkpoints are read. */
  @Test
  void aDamagedCheckpointIsNoticedAndTheOneBeforeItUsed() throws IOException {
    interrupt(7, 6);
    Files.delete(part(lastCheckpoint()));
    CommandLineRun run = resume(7);
    assertEquals(0, run.code(), run::all);
    assertTrue(run.err().contains(".parquet is missing); looking for the one before"), run::all);
    assertTrue(run.err().contains("going on after rematching round 1"), run::all);
    assertEquals(3, stages(run).size(), run::all);
    assertUndisturbed();
  }

  @Test
  void whereNoCheckpointIsLeftTheRunBeginsAnew() throws IOException {
    interrupt(1, 1);
    Files.delete(part(lastCheckpoint()));
    CommandLineRun run = resume(1);
    assertEquals(0, run.code(), run::all);
    assertTrue(run.err().contains("starting from the beginning"), run::all);
    assertEquals(STAGES, stages(run).size(), run::all);
    assertUndisturbed();
  }

  /** An error, not an exception, ends the run like a kill. */
  @ParameterizedTest
  @ValueSource(strings = {"create _checkpoint.json.draft", "rename _checkpoint.json"})
  void aCheckpointThatIsHalfWrittenIsNotTakenForWhole(String fatal) throws IOException {
    int[] seen = {0};
    WatchedFileSystem.watch(
        (action, path) -> {
          if (fatal.equals(action + " " + path.getName()) && ++seen[0] == 4) {
            WatchedFileSystem.leaveAlone();
            throw new AssertionError("the test ends this run");
          }
        });
    String watched = WatchedFileSystem.SCHEME + ":" + out;
    CommandLineRun dead = CommandLineRun.of(args(7, out, "--out", watched));
    assertEquals(1, dead.code(), dead::all);
    CommandLineRun run = resume(7, "--out", watched);
    assertEquals(0, run.code(), run::all);
    assertEquals(STAGES - 3, stages(run).size(), run::all);
    assertUndisturbed();
  }

  @Test
  void aCheckpointThatCannotBeWrittenIsWarnedOf() throws IOException {
    WatchedFileSystem.watch(
        (action, path) -> {
          if (path.toString().contains(".checkpoint-")) {
            throw new IOException("no space left on the test's disk");
          }
        });
    CommandLineRun run =
        CommandLineRun.of(args(1, out, "--out", WatchedFileSystem.SCHEME + ":" + out));
    assertEquals(0, run.code(), run::all);
    assertTrue(
        run.err().contains("no checkpoint after rematching round 4 (no space left"), run::all);
    assertUndisturbed();
  }

  @Test
  void otherSettingsOrInputsAreRefused() throws IOException {
    interrupt(7, 4);
    Set<String> before = beside();
    CommandLineRun run = resume(7, "--seed", "2");
    assertEquals(6, run.code(), run::all);
    assertTrue(run.err().contains("(--seed was 1, now 2; fingerprint"), run::all);
    write(7, 1, 0);
    run = resume(7);
    assertEquals(6, run.code(), run::all);
    assertTrue(run.err().contains("target " + table(7, 1) + " has changed"), run::all);
    assertEquals(before, beside());
  }

  @Test
  void anInterruptedOverwriteIsResumedOverTheOldOutput() throws IOException {
    CommandLineRun old = CommandLineRun.of(args(1, out, "--seed", "5"));
    assertEquals(0, old.code(), old::all);
    interrupt(1, 6, "--mode", "overwrite");
    assertFalse(undisturbed.equals(pairs(out)), "the old output stays until the new one is whole");
    CommandLineRun run = resume(1);
    assertEquals(0, run.code(), run::all);
    assertEquals(2, stages(run).size(), run::all);
    assertUndisturbed();
    assertEquals(Set.of("map"), beside());
    CommandLineRun again = CommandLineRun.of(args(1, out, "--mode", "skip-if-complete"));
    assertEquals(0, again.code(), again::all);
    assertEquals("", again.err());
    assertTrue(again.out().contains("is complete already, nothing was done"), again::all);
  }

  @Test
  void checkpointsCanBeKeptAndGoneOnFrom() throws IOException {
    CommandLineRun run = CommandLineRun.of(args(1, out, "--keep-checkpoints"));
    assertEquals(0, run.code(), run::all);
    assertEquals(2, beside().size(), () -> "an output and its checkpoints");
    try (Stream<Path> stages = Files.list(lastCheckpoint().getParent())) {
      assertEquals(STAGES, stages.filter(each -> each.toString().matches(".*/stage-\\d+")).count());
    }
    CommandLineRun again = CommandLineRun.of(args(1, out, "--mode", "overwrite"));
    assertEquals(0, again.code(), again::all);
    assertEquals(2, beside().size(), () -> "what was kept stays");
    assertUndisturbed();
  }
}
