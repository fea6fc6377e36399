package io.remblai.job.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.job.process.ExitCode;
import io.remblai.job.process.JobException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PublicationTest {

  @TempDir Path folder;

  private Path out;

  @BeforeEach
  void name() {
    out = folder.resolve("map");
  }

  private Publication publication(OutputMode mode, String run) {
    return new Publication(OutputFolder.at(out.toString(), new Configuration()), mode, run);
  }

  private static Manifest manifest(String fingerprint) {
    return Manifest.of(Map.of("status", "succeeded", "fingerprint", fingerprint));
  }

  private void stage(Publication publication, String content) throws IOException {
    Path pairs = Path.of(publication.staging().toUri().getPath()).resolve("pairs");
    Files.createDirectories(pairs);
    Files.writeString(pairs.resolve("part"), content);
  }

  private void publish(OutputMode mode, String run, String fingerprint) throws IOException {
    Publication publication = publication(mode, run);
    stage(publication, run);
    publication.publish(manifest(fingerprint));
  }

  private String published() throws IOException {
    return Files.readString(out.resolve("pairs").resolve("part"));
  }

  private void assertNothingBeside() throws IOException {
    try (var entries = Files.list(folder)) {
      assertEquals(1, entries.count());
    }
  }

  private Set<String> names() throws IOException {
    try (var entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  private static ExitCode refusal(Runnable action) {
    return assertThrows(JobException.class, action::run).exitCode();
  }

  @Test
  void aFreshOutputIsPublished() throws IOException {
    publish(OutputMode.ERROR, "r1", "f");
    assertEquals("r1", published());
    assertTrue(Files.exists(out.resolve("_manifest.json")));
    assertNothingBeside();
  }

  @ParameterizedTest
  @EnumSource(OutputMode.class)
  void anEmptyFolderIsNoOutput(OutputMode mode) throws IOException {
    Files.createDirectories(out);
    assertFalse(publication(mode, "r1").isDone(manifest("f")));
    publish(mode, "r1", "f");
    assertEquals("r1", published());
    assertNothingBeside();
  }

  @Test
  void whatACrashLeftOfTheManifestIsOurs() throws IOException {
    publish(OutputMode.ERROR, "r1", "f");
    Files.move(out.resolve("_manifest.json"), out.resolve("__manifest.json.draft"));
    assertFalse(publication(OutputMode.OVERWRITE, "r2").isDone(manifest("f")));
    publish(OutputMode.OVERWRITE, "r2", "f");
    assertEquals("r2", published());
  }

  @Test
  void errorRefusesWhatExistsAndNamesTheFlag() throws IOException {
    publish(OutputMode.ERROR, "r1", "f");
    JobException refused =
        assertThrows(
            JobException.class, () -> publication(OutputMode.ERROR, "r2").isDone(manifest("f")));
    assertEquals(ExitCode.OUTPUT_EXISTS, refused.exitCode());
    assertTrue(refused.getMessage().contains("--mode overwrite"), refused.getMessage());
  }

  @Test
  void overwriteReplacesOnlyWhenPublished() throws IOException {
    publish(OutputMode.ERROR, "r1", "f");
    Publication second = publication(OutputMode.OVERWRITE, "r2");
    assertFalse(second.isDone(manifest("g")));
    stage(second, "r2");
    assertEquals("r1", published());
    second.publish(manifest("g"));
    assertEquals("r2", published());
    assertNothingBeside();
  }

  @Test
  void aFailedPublicationPutsTheOldOutputBack() throws IOException {
    publish(OutputMode.ERROR, "r1", "f");
    Publication nothingStaged = publication(OutputMode.OVERWRITE, "r2");
    assertThrows(RuntimeException.class, () -> nothingStaged.publish(manifest("g")));
    assertEquals("r1", published());
    assertEquals(
        "f",
        OutputFolder.at(out.toString(), new Configuration())
            .manifest()
            .orElseThrow()
            .fingerprint());
  }

  @Test
  void aFailedRunLeavesOnlyItsManifest() throws IOException {
    publish(OutputMode.ERROR, "r1", "f");
    Publication second = publication(OutputMode.OVERWRITE, "r2");
    stage(second, "half");
    second.abandon(Manifest.of(Map.of("status", "failed")));
    Path staging = Path.of(second.staging().toUri().getPath());
    assertFalse(Files.exists(staging.resolve("pairs")));
    assertTrue(Files.readString(staging.resolve("_manifest.json")).contains("failed"));
    assertEquals("r1", published());
    publish(OutputMode.OVERWRITE, "r3", "f");
    assertNothingBeside();
  }

  @Test
  void nobodyReplacesWhatIsNotOurs() throws IOException {
    Files.createDirectories(out);
    Files.writeString(out.resolve("thesis.tex"), "years of work");
    for (OutputMode mode : OutputMode.values()) {
      assertEquals(
          ExitCode.OUTPUT_EXISTS, refusal(() -> publication(mode, "r1").isDone(manifest("f"))));
    }
    JobException refused =
        assertThrows(
            JobException.class,
            () -> publication(OutputMode.OVERWRITE, "r1").isDone(manifest("f")));
    assertTrue(refused.getMessage().contains("holds thesis.tex, which"), refused.getMessage());
  }

  @Test
  void skipAndResumeKeepACompleteOutputOfTheSameFingerprint() throws IOException {
    publish(OutputMode.ERROR, "r1", "f");
    assertTrue(publication(OutputMode.SKIP_IF_COMPLETE, "r2").isDone(manifest("f")));
    assertTrue(publication(OutputMode.RESUME, "r2").isDone(manifest("f")));
    for (OutputMode mode : new OutputMode[] {OutputMode.SKIP_IF_COMPLETE, OutputMode.RESUME}) {
      assertEquals(
          ExitCode.CANNOT_RESUME, refusal(() -> publication(mode, "r2").isDone(manifest("g"))));
    }
  }

  @Test
  void anIncompleteOutputIsMadeAgain() throws IOException {
    publish(OutputMode.ERROR, "r1", "f");
    Files.delete(out.resolve("_manifest.json"));
    assertEquals(
        ExitCode.OUTPUT_EXISTS,
        refusal(() -> publication(OutputMode.ERROR, "r2").isDone(manifest("f"))));
    assertFalse(publication(OutputMode.RESUME, "r2").isDone(manifest("f")));
    publish(OutputMode.RESUME, "r2", "f");
    assertEquals("r2", published());
  }

  @ParameterizedTest
  @EnumSource(OutputMode.class)
  void theLeftoversOfADeadRunAreRemoved(OutputMode mode) throws IOException {
    stage(publication(OutputMode.ERROR, "r1"), "half");
    try (Publication second = publication(mode, "r2")) {
      assertFalse(second.isDone(manifest("f")));
      assertEquals(List.of(), second.begin());
      assertEquals(Set.of("_map.running-r2", "._map.running-r2.crc"), names());
    }
    assertEquals(Set.of(), names());
  }

  @ParameterizedTest
  @EnumSource(OutputMode.class)
  void whatALivingRunStagedIsLeftAlone(OutputMode mode) throws IOException {
    try (Publication first = publication(OutputMode.ERROR, "r1")) {
      assertEquals(List.of(), first.begin());
      stage(first, "r1");
      try (Publication second = publication(mode, "r2")) {
        List<String> living = second.begin();
        assertEquals(1, living.size());
        assertTrue(living.get(0).startsWith("run r1 (process "), living.get(0));
        stage(second, "r2");
        second.publish(manifest("f"));
      }
      assertTrue(Files.exists(Path.of(first.staging().toUri().getPath())));
      assertEquals(ExitCode.OUTPUT_EXISTS, refusal(() -> first.publish(manifest("g"))));
      assertEquals("r2", published());
      first.discard();
    }
    assertNothingBeside();
  }

  @Test
  void aRunIsDeadWhenItsLeaseIsOldOrItsProcessGone() throws IOException {
    for (String change : List.of("old", "gone", "another process of that number")) {
      Publication first = publication(OutputMode.ERROR, "r1");
      first.begin();
      stage(first, "half");
      Path lease = folder.resolve("_map.running-r1");
      Files.deleteIfExists(folder.resolve("._map.running-r1.crc"));
      String text = Files.readString(lease);
      switch (change) {
        case "old" ->
            Files.setLastModifiedTime(
                lease, FileTime.from(Instant.now().minus(Lease.DEAD_AFTER).minusSeconds(60)));
        case "gone" ->
            Files.writeString(lease, text.replaceFirst("\"pid\" : \\d+", "\"pid\" : 999999999"));
        default ->
            Files.writeString(
                lease,
                text.replaceFirst(
                    "\"process_started\" : \"[^\"]+\"",
                    "\"process_started\" : \"1781-01-01T00:00:00Z\""));
      }
      try (Publication second = publication(OutputMode.RESUME, "r2")) {
        assertEquals(List.of(), second.begin(), change);
        assertEquals(Set.of("_map.running-r2", "._map.running-r2.crc"), names(), change);
        assertThrows(IllegalStateException.class, () -> first.publish(manifest("f")), change);
      }
      first.close();
    }
  }

  @Test
  void aRunThatDiedWhilePublishingIsMendedAndALivingOneIsNot() throws IOException {
    publish(OutputMode.ERROR, "r1", "f");
    try (Publication second = publication(OutputMode.OVERWRITE, "r2")) {
      second.begin();
      Files.move(out, folder.resolve("_map.replaced-r2"));
      assertFalse(publication(OutputMode.OVERWRITE, "r3").isDone(manifest("f")));
      assertFalse(Files.exists(out));
    }
    assertFalse(publication(OutputMode.OVERWRITE, "r3").isDone(manifest("f")));
    assertEquals("r1", published());
  }

  @Test
  void nobodyElsesOutputIsDeletedWhenPublishingFails() throws IOException {
    Publication second = publication(OutputMode.OVERWRITE, "r2");
    publish(OutputMode.ERROR, "r1", "f");
    Files.writeString(out.resolve("thesis.tex"), "years of work");
    stage(second, "r2");
    assertEquals(ExitCode.OUTPUT_EXISTS, refusal(() -> second.publish(manifest("g"))));
    assertEquals("r1", published());
  }

  @Test
  void aCrashWhilePublishingIsMended() throws IOException {
    publish(OutputMode.ERROR, "r1", "f");
    Files.move(out, folder.resolve("_map.replaced-r2"));
    assertEquals(
        ExitCode.OUTPUT_EXISTS,
        refusal(() -> publication(OutputMode.ERROR, "r3").isDone(manifest("f"))));
    assertTrue(publication(OutputMode.SKIP_IF_COMPLETE, "r3").isDone(manifest("f")));
    assertEquals("r1", published());
    assertNothingBeside();
  }

  @Test
  void aRootAndANameWithAColonAreNoOutputs() {
    assertEquals(ExitCode.USAGE, refusal(() -> OutputFolder.at("file:///", new Configuration())));
    assertEquals(ExitCode.USAGE, refusal(() -> OutputFolder.at("/tmp/a: b", new Configuration())));
  }
}
