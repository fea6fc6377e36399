package io.remblai.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of {@code scripts/versions}, over a launcher that only pretends. */
final class VersionsTest {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Every map costs what is in the file cost; frlc fails on 4.0. */
  private static final String LAUNCHER =
      """
      #!/usr/bin/env bash
      command=$3
      while (($# > 0)); do
        if [[ $1 == --out ]]; then out=$2; fi
        shift
      done
      if [[ $command == hiref ]]; then
        mkdir -p "$out"
        printf '  "cost_mean" : %s,\\n' "$(<"$(dirname "$0")/cost")" >"$out/metrics.json"
      fi
      if [[ $command == frlc && $REMBLAI_SPARK == *4.0 ]]; then
        echo 'remblai frlc: not with this one' >&2
        exit 1
      fi
      """;

  @TempDir Path root;

  @BeforeEach
  void pretend() throws IOException {
    for (String name : List.of("scripts", "docs", "target/spark/jars", "target/spark-4.0/jars")) {
      Files.createDirectories(root.resolve(name));
    }
    Files.createFile(root.resolve("target/remblai-0.jar"));
    Files.createFile(root.resolve("target/spark/jars/spark-core_2.13-4.1.0.jar"));
    Files.createFile(root.resolve("target/spark-4.0/jars/spark-core_2.13-4.0.1.jar"));
    Files.createFile(root.resolve("target/spark-4.0/complete"));
    Files.copy(Path.of("scripts/versions"), root.resolve("scripts/versions"));
    Files.writeString(root.resolve("scripts/remblai"), LAUNCHER);
    for (String name : List.of("versions", "remblai")) {
      Files.setPosixFilePermissions(
          root.resolve("scripts").resolve(name), PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    Files.writeString(
        root.resolve("docs/reliability.md"),
        """
        above
        <!-- versions: written by scripts/versions -->

        old

        <!-- end of versions -->
        below
        """);
    cost("1.25");
  }

  private void cost(String text) throws IOException {
    Files.writeString(root.resolve("scripts/cost"), text);
  }

  private FinishedProcess run(String... words) throws InterruptedException {
    String script = root.resolve("scripts/versions").toString();
    Map<String, String> environment = Map.of("JAVA_HOME", System.getProperty("java.home"));
    return RunningProcess.start(environment, script, List.of(words)).finish(PATIENCE);
  }

  @Test
  void everyCommandHasAColumnAndEveryFailureItsReason() throws Exception {
    FinishedProcess run = run("--spark", "4.0,4.1", "--points", "3", "--write-docs");
    assertEquals(1, run.exitCode(), run::text);
    List<String> lines = Files.readAllLines(root.resolve("docs/reliability.md"));
    assertEquals(
        List.of("above", "<!-- versions: written by scripts/versions -->", ""),
        lines.subList(0, 3));
    assertTrue(
        lines.get(3).contains("| `version` | `demo` | `plan` | `hiref` | `transform` |"),
        lines::toString);
    assertTrue(
        lines.get(3).contains("| `verify` | `report` | `frlc` | `information` |"), lines::toString);
    String java = lines.get(5).replaceFirst("^\\| 4\\.0\\.1 \\| ([^ ]+) .*", "$1");
    assertEquals(
        "| 4.0.1 | " + java + " | s | s | s | s | s | s | s | **exit 1** | s | s | s | 1.25 |",
        seconds(lines.get(5)));
    assertEquals(
        "| 4.1.0 | " + java + " | s | s | s | s | s | s | s | s | s | s | s | 1.25 |",
        seconds(lines.get(6)));
    assertEquals(
        List.of(
            "",
            "- `frlc` on Spark 4.0.1 and Java " + java + ": remblai frlc: not with this one",
            "",
            "<!-- end of versions -->",
            "below"),
        lines.subList(7, lines.size()));
  }

  /** A row without its measured seconds. */
  private static String seconds(String row) {
    return row.replaceAll("(?<=\\| )\\d+\\.\\d(?= \\|)", "s");
  }

  @Test
  void mapsOfDifferentCostAreAFailure() throws Exception {
    FinishedProcess first = run("--spark", "4.1", "--points", "3");
    assertEquals(0, first.exitCode(), first::text);
    cost("1.5");
    FinishedProcess second = run("--spark", "4.0", "--points", "3");
    assertEquals(1, second.exitCode(), second::text);
    assertTrue(second.text().contains("the cost of the map differs"), second::text);
    assertTrue(second.text().contains("| 4.1.0 | "), second::text); // which ran before
  }
}
