package io.remblai.job.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.job.process.ExitCode;
import io.remblai.job.process.JobException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckpointsTest {

  @TempDir Path folder;

  private Publication publication(OutputMode mode, String run) {
    String out = folder.resolve("map").toString();
    return new Publication(OutputFolder.at(out, new Configuration()), mode, run);
  }

  private static Manifest now(String run, String seed) {
    return Manifest.of(
        Map.of(
            "run_id",
            run,
            "fingerprint",
            "with seed " + seed,
            "configuration",
            Map.of("seed", seed, "mode", "overwrite"),
            "inputs",
            Map.of("source", Map.of("name", "a", "identity", "of a"))));
  }

  /** What a run leaves that has done so many stages. */
  private static Path keep(Checkpoints checkpoints, String run, String seed, int stages)
      throws IOException {
    checkpoints.announce(now(run, seed));
    Path path = Path.of(checkpoints.path().toUri().getPath());
    Path stage = Files.createDirectories(path.resolve("stage-%05d".formatted(stages)));
    Files.writeString(stage.resolve("_checkpoint.json"), "{}");
    return path;
  }

  @Test
  void aDeadRunsFolderIsTakenOverByOneRunAtATime() throws IOException {
    Publication first = publication(OutputMode.ERROR, "r1");
    first.begin();
    Path path = keep(first.checkpoints(), "r1", "1", 3);
    try (Publication second = publication(OutputMode.RESUME, "r2")) {
      second.begin();
      assertEquals(Optional.empty(), second.checkpoints().takeOver(now("r2", "1")));
      assertNotEquals(first.checkpoints().path(), second.checkpoints().path());
      assertTrue(second.checkpoints().holder(now("r2", "1")).orElseThrow().startsWith("run r1 "));
    }
    first.close();
    Publication third = publication(OutputMode.RESUME, "r3");
    third.begin();
    assertEquals(Optional.of("r1"), third.checkpoints().takeOver(now("r3", "1")));
    assertEquals(path.toString(), third.checkpoints().path().toUri().getPath());
    assertEquals(3, third.checkpoints().stages());
    try (Publication fourth = publication(OutputMode.RESUME, "r4")) {
      fourth.begin();
      assertEquals(Optional.empty(), fourth.checkpoints().takeOver(now("r4", "1")));
      fourth.checkpoints().finish(false);
      assertTrue(Files.exists(path), "it belongs to a run that is alive");
    }
    third.close();
    try (Publication fifth = publication(OutputMode.RESUME, "r5")) {
      fifth.begin();
      assertEquals(Optional.of("r1"), fifth.checkpoints().takeOver(now("r5", "1")));
      fifth.checkpoints().finish(false);
    }
    try (var left = Files.list(folder)) {
      assertEquals(List.of(), left.toList());
    }
  }

  @Test
  void theFarthestOfTheSameFingerprintIsTaken() throws IOException {
    keep(publication(OutputMode.ERROR, "r1").checkpoints(), "r1", "1", 3);
    keep(publication(OutputMode.ERROR, "r2").checkpoints(), "r2", "1", 5);
    keep(publication(OutputMode.ERROR, "r3").checkpoints(), "r3", "2", 9);
    Checkpoints next = publication(OutputMode.RESUME, "r4").checkpoints();
    assertEquals(Optional.of("r2"), next.takeOver(now("r4", "1")));
  }

  @Test
  void whatDiffersIsSaid() throws IOException {
    keep(publication(OutputMode.ERROR, "r1").checkpoints(), "r1", "1", 3);
    Checkpoints next = publication(OutputMode.RESUME, "r2").checkpoints();
    JobException refused = assertThrows(JobException.class, () -> next.takeOver(now("r2", "7")));
    assertEquals(ExitCode.CANNOT_RESUME, refused.exitCode());
    assertTrue(refused.getMessage().contains("--seed was 1, now 7"), refused.getMessage());
  }

  @Test
  void aRunThatIsTakingOverRightNowIsLeftAlone() throws IOException {
    Path path = keep(publication(OutputMode.ERROR, "r1").checkpoints(), "r1", "1", 3);
    Files.createFile(path.resolve("_owner-1"));
    Checkpoints next = publication(OutputMode.RESUME, "r2").checkpoints();
    assertEquals(Optional.empty(), next.takeOver(now("r2", "1")));
  }

  @Test
  void whatWasKeptOnPurposeStays() throws IOException {
    Checkpoints first = publication(OutputMode.ERROR, "r1").checkpoints();
    Path path = keep(first, "r1", "1", 3);
    first.finish(true);
    Checkpoints second = publication(OutputMode.OVERWRITE, "r2").checkpoints();
    Path other = keep(second, "r2", "2", 3);
    second.finish(false);
    assertTrue(Files.exists(path));
    assertTrue(Files.notExists(other));
    Checkpoints third = publication(OutputMode.RESUME, "r3").checkpoints();
    assertEquals(Optional.empty(), third.takeOver(now("r3", "2")));
  }
}
