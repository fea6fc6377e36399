package io.remblai.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Options from files and from the configuration of Spark. */
final class ConfigTest {

  /** Commands with many options have a file in conf/. */
  static List<String> commandsWithFile() {
    return List.of("hiref", "frlc", "information", "information-plane", "divergence", "transform");
  }

  @TempDir Path folder;

  private final List<String> set = new ArrayList<>();

  private void spark(String key, String value) {
    System.setProperty(key, value);
    set.add(key);
  }

  @AfterEach
  void clear() {
    set.forEach(System::clearProperty);
  }

  private String file(String text) {
    try {
      return Files.writeString(folder.resolve("job.conf"), text).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void assertHas(CommandLineRun run, String line) {
    assertEquals(0, run.code(), run::all);
    assertTrue(run.out().lines().anyMatch(line::equals), () -> line + " is not in\n" + run.all());
  }

  @ParameterizedTest
  @MethodSource("commandsWithFile")
  void theFilesInConfAreWhatTheCommandsSay(String command) throws IOException {
    Path written = Path.of("conf", command + ".conf");
    CommandLineRun run = CommandLineRun.of(command, "--print-config");
    assertEquals(0, run.code(), run::all);
    assertEquals(
        run.out(),
        Files.readString(written),
        () -> "write it anew: scripts/remblai " + command + " --print-config > " + written);
  }

  @Test
  void theCommandLineRanksFirstThenTheFileThenSparkThenTheDefault() {
    spark("spark.remblai.leaf-size", "100");
    spark("spark.remblai.hiref.leaf-size", "200");
    spark("spark.remblai.hiref.seed", "7");
    spark("spark.remblai.cost", "euclidean");
    String file = file("# ours\nleaf-size = 300\n\nseed=8\n");
    CommandLineRun all =
        CommandLineRun.of("hiref", "--config", file, "--seed", "9", "--print-config");
    assertHas(all, "seed = 9");
    assertHas(all, "leaf-size = 300");
    assertHas(all, "# From " + file + ", line 2:");
    assertHas(all, "cost = euclidean");
    assertHas(all, "# rematch-rounds = auto");
    CommandLineRun without = CommandLineRun.of("hiref", "--print-config");
    assertHas(without, "leaf-size = 200");
    assertHas(without, "seed = 7");
  }

  @Test
  void aPrintedFileSaysTheSameAgain() {
    CommandLineRun first =
        CommandLineRun.of(
            "frlc", "--rank=12", "--source=a b", "--emit-projection", "--print-config");
    CommandLineRun second =
        CommandLineRun.of("frlc", "--config=" + file(first.out()), "--print-config");
    assertHas(second, "rank = 12");
    assertHas(second, "source = a b");
    assertHas(second, "emit-projection = true");
  }

  @Test
  void valuesOfTheFileAreCheckedAndRequiredOnesCount() {
    String file = file("source = a\ntarget = b\nout = c\nleaf-size = many\n");
    CommandLineRun run = CommandLineRun.of("hiref", "--config", file);
    assertEquals(2, run.code(), run::all);
    assertTrue(run.err().contains("--leaf-size is 'many'"), run::all);
    assertTrue(run.err().contains("one problem"), run::all);
  }

  @Test
  void allMistakesAreToldTogether() {
    spark("spark.remblai.hiref.sed", "1");
    spark("spark.remblai.frlc.rank", "8"); // another command's, and fine
    String file = file("leaf-sise = 3\nseed = 1\nseed = 2\nwhat is this\n");
    CommandLineRun run =
        CommandLineRun.of("hiref", "--config", file, "--source=a", "--target=b", "--out=c");
    assertEquals(2, run.code(), run::all);
    String text = run.err();
    assertTrue(
        text.contains("line 1: hiref has no option leaf-sise; did you mean leaf-size?"), text);
    assertTrue(text.contains("line 3: seed was set before, in " + file + ", line 2"), text);
    assertTrue(text.contains("line 4: 'what is this' is not of the form key = value"), text);
    assertTrue(text.contains("spark.remblai.hiref.sed: there is no such option"), text);
    assertFalse(text.contains("frlc"), text);
  }

  @Test
  void aFileThatIsNotThereIsTold() {
    CommandLineRun run = CommandLineRun.of("verify", "--out=a", "--config=" + folder.resolve("no"));
    assertEquals(2, run.code(), run::all);
    assertTrue(run.err().contains("cannot be read"), run::all);
  }

  @Test
  void wrongOptionsAreToldBeforePrinting() {
    CommandLineRun run = CommandLineRun.of("hiref", "--print-config", "--leaf-sise=2");
    assertEquals(2, run.code(), run::all);
    assertTrue(run.err().contains("unknown option --leaf-sise"), run::all);
  }

  @Test
  void aValueThatAFileCannotHoldIsNotPrinted() {
    CommandLineRun run = CommandLineRun.of("hiref", "--print-config", "--id-col=a\nseed = 7");
    assertEquals(2, run.code(), run::all);
    assertTrue(run.err().contains("--id-col has a line break"), run::all);
  }

  @Test
  void wrongValuesAreToldBeforePrinting() {
    CommandLineRun run = CommandLineRun.of("hiref", "--print-config", "--leaf-size=many");
    assertEquals(2, run.code(), run::all);
    assertTrue(run.err().contains("--leaf-size is 'many'"), run::all);
    assertTrue(run.err().contains("--source TABLE is required"), run::all);
  }

  @Test
  void variablesAreTextsLikeOthers() {
    String file = file("target = ${env:PATH}\nout = @job.conf\n");
    CommandLineRun run =
        CommandLineRun.of("hiref", "--config", file, "--source=${sys:user.home}", "--print-config");
    assertHas(run, "source = ${sys:user.home}");
    assertHas(run, "target = ${env:PATH}");
    assertHas(run, "out = @job.conf");
  }
}
