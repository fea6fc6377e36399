package io.remblai.job.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Publishing where a rename is many steps, ended at each of them: no manifest ever stands above
 * anything but the files it was written for, and the old output or the new one can be had again.
 */
final class InterruptedPublicationTest {

  private static final int PARTS = 3;

  @TempDir Path folder;

  private final Configuration configuration = new Configuration();
  private Path out;
  private int cases;

  @BeforeEach
  void register() {
    ObjectStoreFileSystem.register(configuration);
  }

  @AfterEach
  void heal() {
    ObjectStoreFileSystem.heal();
  }

  private void freshOutput() throws IOException {
    out = Files.createDirectory(folder.resolve("case-" + cases++)).resolve("map");
  }

  private Publication publication(OutputMode mode, String run) {
    return new Publication(
        OutputFolder.at(ObjectStoreFileSystem.SCHEME + ":" + out, configuration), mode, run);
  }

  private static Manifest manifest(String run) {
    return Manifest.of(
        Map.of("status", Manifest.SUCCEEDED, "fingerprint", "of " + run, "run_id", run));
  }

  /** A run that stages and publishes files that tell its name. */
  private void publish(OutputMode mode, String run) throws IOException {
    Publication publication = publication(mode, run);
    Path staging = Path.of(publication.staging().toUri().getPath());
    for (int part = 0; part < PARTS; part++) {
      Path file = staging.resolve("pairs").resolve("part-" + part + "-" + run);
      Files.createDirectories(file.getParent());
      Files.writeString(file, run + " " + part);
    }
    Files.createDirectories(staging.resolve("levels"));
    Files.writeString(staging.resolve("levels").resolve("part"), run);
    Files.writeString(staging.resolve("metrics.json"), run);
    publication.publish(manifest(run));
  }

  /**
   * What a reader trusts who trusts the manifest alone: the run it names, and that is all right.
   */
  private Optional<String> read() throws IOException {
    Path file = out.resolve(OutputFolder.MANIFEST);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Manifest manifest = Manifest.parse(Files.readString(file));
    assertTrue(manifest.succeeded());
    String run = manifest.runId();
    Map<String, String> expected = new TreeMap<>();
    for (int part = 0; part < PARTS; part++) {
      expected.put("pairs/part-" + part + "-" + run, run + " " + part);
    }
    expected.put("levels/part", run);
    expected.put("metrics.json", run);
    Map<String, String> found = new TreeMap<>();
    try (Stream<Path> files = Files.walk(out)) {
      for (Path each : files.filter(Files::isRegularFile).toList()) {
        if (!each.getFileName().toString().startsWith("_")) {
          found.put(out.relativize(each).toString(), Files.readString(each));
        }
      }
    }
    assertEquals(expected, found);
    assertEquals(expected.keySet(), manifest.files().keySet());
    return Optional.of(run);
  }

  /** Another run looks at the output, and mends it. */
  private void look() {
    publication(OutputMode.OVERWRITE, "looker").isDone(manifest("anything"));
  }

  private void assertCanBeReplaced() throws IOException {
    look();
    publish(OutputMode.OVERWRITE, "last");
    assertEquals(Optional.of("last"), read());
    try (Stream<Path> beside = Files.list(out.getParent())) {
      assertEquals(1, beside.count());
    }
  }

  @Test
  void diesAtAnyStep() throws IOException {
    boolean died = true;
    int steps = 0;
    for (; died; steps++) {
      freshOutput();
      publish(OutputMode.ERROR, "old");
      ObjectStoreFileSystem.dieAt(steps + 1);
      try {
        publish(OutputMode.OVERWRITE, "new");
      } catch (RuntimeException dead) {
        // As it should be.
      }
      died = ObjectStoreFileSystem.heal();
      read();
      look();
      String mended = read().orElseThrow();
      assertTrue(mended.equals("old") || mended.equals("new"), mended);
      assertEquals(died ? mended : "new", mended);
      assertCanBeReplaced();
    }
    assertTrue(steps > 4 * PARTS, "the old and the new files move, each in two steps");
  }

  @Test
  void diesAgainWhileItIsMended() throws IOException {
    int combinations = 0;
    for (int first = 1; first < 40; first += 2) {
      boolean diedAgain = true;
      for (int second = 1; diedAgain; second += 2) {
        freshOutput();
        publish(OutputMode.ERROR, "old");
        ObjectStoreFileSystem.dieAt(first);
        try {
          publish(OutputMode.OVERWRITE, "new");
        } catch (RuntimeException dead) {
          combinations++;
        }
        ObjectStoreFileSystem.heal();
        ObjectStoreFileSystem.dieAt(second);
        try {
          look();
        } catch (RuntimeException dead) {
          // As it should be.
        }
        diedAgain = ObjectStoreFileSystem.heal();
        read();
        look();
        assertTrue(read().isPresent(), first + ", then " + second);
      }
    }
    assertTrue(combinations > 50, combinations + " combinations");
  }

  @Test
  void failsAtAnyStepAndMendsItself() throws IOException {
    boolean failed = true;
    for (int step = 1; failed; step++) {
      freshOutput();
      publish(OutputMode.ERROR, "old");
      ObjectStoreFileSystem.failAt(step);
      boolean thrown = false;
      try {
        publish(OutputMode.OVERWRITE, "new");
      } catch (RuntimeException told) {
        thrown = true;
      }
      failed = ObjectStoreFileSystem.heal();
      assertEquals(Optional.of(thrown ? "old" : "new"), read(), "step " + step);
      assertCanBeReplaced();
    }
  }

  @Test
  void aFirstOutputThatDiesIsNone() throws IOException {
    boolean died = true;
    for (int step = 1; died; step++) {
      freshOutput();
      ObjectStoreFileSystem.dieAt(step);
      try {
        publish(OutputMode.ERROR, "new");
      } catch (RuntimeException dead) {
        // As it should be.
      }
      died = ObjectStoreFileSystem.heal();
      Optional<String> seen = read();
      assertTrue(died || seen.isPresent());
      look();
      assertEquals(seen, read());
      assertCanBeReplaced();
    }
  }

  @Test
  void listingsThatLagAreWaitedFor() throws IOException {
    freshOutput();
    publish(OutputMode.ERROR, "old");
    ObjectStoreFileSystem.lagBy(2);
    publish(OutputMode.OVERWRITE, "new");
    assertEquals(Optional.of("new"), read());
    OutputFolder output = OutputFolder.at(ObjectStoreFileSystem.SCHEME + ":" + out, configuration);
    Map<String, Long> listed = new FileTree(output.files()).lengths(output.path());
    assertEquals(output.manifest().orElseThrow().files(), listed);
  }

  @Test
  void anOutputThatCameMeanwhileIsNotTouched() throws IOException {
    freshOutput();
    publish(OutputMode.ERROR, "old");
    assertThrows(RuntimeException.class, () -> publish(OutputMode.ERROR, "late"));
    assertEquals(Optional.of("old"), read());
    assertFalse(Files.exists(out.resolve("pairs").resolve("part-0-late")));
  }
}
