package io.remblai.job.hiref;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.geometry.GroundCost;
import io.remblai.job.CommandLineRun;
import io.remblai.job.TwoClouds;
import io.remblai.job.bound.BoundOptions;
import io.remblai.job.hiref.group.PairingOptions;
import io.remblai.job.hiref.mass.MassOptions;
import io.remblai.job.hiref.quality.Appraisal;
import io.remblai.job.hiref.quality.QualityOptions;
import io.remblai.job.hiref.unequal.MatchOptions;
import io.remblai.job.hiref.warm.WarmOptions;
import io.remblai.job.output.ObjectStoreFileSystem;
import io.remblai.job.output.OutputMode;
import io.remblai.job.run.RunIdentity;
import io.remblai.refine.RefineOptions;
import io.remblai.spark.DistributedMap;
import io.remblai.spark.PairBlock;
import io.remblai.spark.PointBlock;
import io.remblai.spark.SharedSpark;
import io.remblai.spark.checkpoint.CheckpointPace;
import io.remblai.spark.input.BadRowPolicy;
import io.remblai.spark.input.CheckedClouds;
import io.remblai.spark.input.Standardize;
import io.remblai.spark.map.FoundMap;
import io.remblai.spark.table.TableSpec.VectorColumn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that fails, wherever it does, leaves the old output as it was and says what happened. */
@Tag("spark")
final class HirefFailureTest {

  private static final int POINTS = 12;
  private static final String FULL = "no space left on the test's disk";

  @TempDir static Path folder;

  private static SparkSession session;
  private static TwoClouds clouds;
  private static Path out;

  private Map<String, String> before;

  @BeforeAll
  static void mapOnce() {
    session = SharedSpark.session();
    WatchedFileSystem.register(session.sparkContext().hadoopConfiguration());
    clouds = TwoClouds.write(session, folder, POINTS, 2);
    out = folder.resolve("map");
    CommandLineRun first = hiref();
    assertEquals(0, first.code(), first::all);
    session
        .read()
        .parquet(out.resolve("pairs").toString())
        .filter("source_id <> 4")
        .write()
        .parquet(folder.resolve("eleven").toString());
  }

  @BeforeEach
  void look() throws IOException {
    before = contents();
    assertTrue(before.containsKey("_manifest.json"), before::toString);
  }

  @AfterEach
  void leaveAlone() {
    WatchedFileSystem.leaveAlone();
  }

  private static CommandLineRun hiref(String... more) {
    List<String> args = new ArrayList<>(List.of("hiref"));
    args.addAll(List.of("--source", clouds.source(), "--target", clouds.target()));
    if (!List.of(more).contains("--out")) {
      args.addAll(List.of("--out", WatchedFileSystem.SCHEME + ":" + out));
    }
    args.addAll(List.of(more));
    return CommandLineRun.of(args.toArray(String[]::new));
  }

  /** Every file of the published output with its bytes. */
  private static Map<String, String> contents() throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(out)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(out.relativize(file).toString(), Arrays.toString(Files.readAllBytes(file)));
      }
    }
    return contents;
  }

  private void assertLeavesTheOldOutput(String message) throws IOException {
    CommandLineRun run = hiref("--mode", "overwrite", "--seed", "2");
    WatchedFileSystem.leaveAlone();
    assertEquals(1, run.code(), run::all);
    assertTrue(run.err().contains(message), run::all);
    assertTrue(run.err().contains("nothing was published"), run::all);
    assertEquals(before, contents());
    try (Stream<Path> beside = Files.list(folder)) {
      assertFalse(
          beside.anyMatch(path -> path.getFileName().toString().contains(".running-")),
          "the lease of an ended run");
    }
  }

  @Test
  void aTableThatCannotBeWritten() throws IOException {
    WatchedFileSystem.watch(
        (action, file) -> {
          if (action.equals("create") && file.toString().contains("/pairs/")) {
            throw new IOException(FULL);
          }
        });
    assertLeavesTheOldOutput(FULL);
  }

  @Test
  void anOutputThatCannotBePutInItsPlace() throws IOException {
    WatchedFileSystem.watch(
        (action, file) -> {
          if (action.equals("rename") && file.getName().equals("map") && !Files.exists(out)) {
            WatchedFileSystem.leaveAlone(); // The old output must find its way back.
            throw new IOException(FULL);
          }
        });
    assertLeavesTheOldOutput("cannot rename");
  }

  @Test
  void anOldManifestThatCannotBeWithdrawn() throws IOException {
    WatchedFileSystem.watch(
        (action, file) -> {
          if (file.getParent().getName().equals("map") && file.getName().contains("manifest")) {
            throw new IOException(FULL);
          }
        });
    assertLeavesTheOldOutput("_manifest.withdrawn.json: " + FULL);
  }

  @Test
  void aNewManifestThatCannotBeWritten() throws IOException {
    WatchedFileSystem.watch(
        (action, file) -> {
          if (action.equals("create")
              && file.getParent().getName().equals("map")
              && file.getName().contains("manifest")) {
            throw new IOException(FULL);
          }
        });
    assertLeavesTheOldOutput(FULL);
  }

  @Test
  void rowsThatAreLostAfterTheyWereWritten() throws IOException {
    WatchedFileSystem.watch(
        (action, file) -> {
          if (file.toString().contains("/levels/")) {
            replacePairs(Path.of(file.toUri().getPath().replaceFirst("/levels/.*", "/pairs")));
          }
        });
    assertLeavesTheOldOutput(
        "what was written is not the map that was asked for: source: 12 rows given, but 11 paired");
  }

  private static void replacePairs(Path pairs) throws IOException {
    try (Stream<Path> parts = Files.list(pairs)) {
      for (Path part : parts.toList()) {
        Files.delete(part);
      }
    }
    try (Stream<Path> parts = Files.list(folder.resolve("eleven"))) {
      for (Path part : parts.toList()) {
        Files.copy(part, pairs.resolve(part.getFileName()));
      }
    }
  }

  @Test
  void theManifestIsWrittenLast() throws IOException {
    List<String> actions = Collections.synchronizedList(new ArrayList<>());
    WatchedFileSystem.watch((action, file) -> actions.add(action + " " + file.toUri().getPath()));
    CommandLineRun run = hiref("--mode", "overwrite", "--seed", "3");
    assertEquals(0, run.code(), run::all);
    String last = actions.get(actions.size() - 1);
    assertEquals("rename " + out.resolve("_manifest.json"), last);
    List<String> inPlace =
        actions.stream()
            .filter(action -> action.endsWith(" " + out) || action.contains(" " + out + "/"))
            .toList();
    assertEquals(
        List.of(
            "rename " + out.resolve("_manifest.withdrawn.json"),
            "rename " + out,
            "create " + out.resolve("__manifest.json.draft"),
            "rename " + out.resolve("_manifest.json")),
        inPlace,
        "the old manifest goes first; then only the whole new folder and its manifest appear");
  }

  /** A rename there copies and deletes file by file. */
  @Test
  void anObjectStoreWillDo() {
    ObjectStoreFileSystem.register(session.sparkContext().hadoopConfiguration());
    String there = ObjectStoreFileSystem.SCHEME + ":" + folder.resolve("objects").resolve("map");
    for (String seed : List.of("1", "2")) {
      CommandLineRun run =
          hiref(
              "--out", there, "--mode", "overwrite", "--seed", seed, "--checkpoint", "every-stage");
      assertEquals(0, run.code(), run::all);
      CommandLineRun check = CommandLineRun.of("verify", "--out", there);
      assertEquals(0, check.code(), check::all);
    }
  }

  @Test
  void aMapThatIsNoBijectionIsFound() {
    HirefOptions options =
        new HirefOptions(
            clouds.source(),
            clouds.target(),
            Optional.of(out.toString()),
            "id",
            new VectorColumn("features"),
            Standardize.NONE,
            RefineOptions.defaults(),
            BoundOptions.defaults(),
            MatchOptions.defaults(),
            WarmOptions.NONE,
            QualityOptions.defaults(),
            PairingOptions.NONE,
            MassOptions.defaults(),
            BadRowPolicy.FAIL,
            OutputMode.ERROR,
            CheckpointPace.AUTO,
            false,
            false,
            false);
    JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
    RunIdentity identity =
        RunIdentity.of(
            session, "hiref", options.source(), options.target(), options.configuration());
    CheckedClouds read = Inputs.read(session, identity, options);
    PointBlock source = PointBlock.concat(read.source().collect());
    PointBlock target = PointBlock.concat(read.target().collect());
    int[] rows = new int[POINTS];
    Arrays.setAll(rows, i -> i == 7 ? 8 : i);
    PointBlock twice = target.select(rows);
    long[] paths = new long[POINTS];
    Arrays.fill(paths, 1);
    double cost = 0;
    for (int i = 0; i < POINTS; i++) {
      cost +=
          GroundCost.SQEUCLIDEAN.between(
              source.coordinates(), i * 2, twice.coordinates(), i * 2, 2);
    }
    JavaRDD<PairBlock> pairs =
        context.parallelize(
            List.of(new PairBlock(source, twice, paths, new double[paths.length])), 1);
    FoundMap broken =
        FoundMap.of(new DistributedMap(pairs, List.of(), cost / POINTS, true), POINTS);
    StagedResult staged =
        new StagedResult(session, new org.apache.hadoop.fs.Path(folder + "/broken"), read, options);
    staged.write(broken, Optional.empty(), Appraisal.NONE);
    Exception found =
        assertThrows(
            IllegalStateException.class,
            () -> staged.check(broken, Optional.empty(), Appraisal.NONE));
    String missing = (String) target.ids().value(7);
    assertEquals(
        ("what was written is not the map that was asked for: target ids paired more than once:"
                + " %s; target ids not among the rows given, or too often: %s; target: 12 rows"
                + " given, but 12 paired + 0 set aside + 0 dropped; missing ids: %s")
            .formatted(target.ids().value(8), target.ids().value(8), missing),
        found.getMessage());
    read.unpersist();
  }
}
