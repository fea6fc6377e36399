package io.remblai.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The Python package says what the commands say. */
final class PythonPackageTest {

  private static final String SCRIPT = "src/test/python/session/show_calls.py";

  @TempDir Path folder;

  @BeforeAll
  static void python() {
    boolean found = PythonDags.run(List.of("sh", "-c", "command -v python3"), Map.of()).code() == 0;
    Assumptions.assumeTrue(
        found || System.getenv("REMBLAI_REQUIRE_TOOLS") != null, "no python3 here");
  }

  /** With {@code -Dremblai.write-python=true} the module is written anew. */
  @Test
  void theModuleIsMadeOfTheOptions() throws Exception {
    if (Boolean.getBoolean("remblai.write-python")) {
      Files.writeString(Path.of(PythonModule.PATH), PythonModule.text());
    }
    assertEquals(
        PythonModule.text(),
        Files.readString(Path.of(PythonModule.PATH)),
        PythonModule.PATH + ": run this test with -Dremblai.write-python=true");
  }

  private static JsonNode call(String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of("python3", "-B", SCRIPT));
    command.addAll(List.of(words));
    CommandLineRun run =
        PythonDags.run(command, Map.of("PYTHONPATH", "src/main/python", "PYTHONWARNINGS", "error"));
    assertEquals(0, run.code(), run.all());
    return new ObjectMapper().readTree(run.out());
  }

  private static String[] words(JsonNode call) {
    List<String> words = new ArrayList<>();
    call.get("arguments").forEach(word -> words.add(word.asText()));
    return words.toArray(String[]::new);
  }

  /** Every function with every parameter set: each word is one that the command knows. */
  @Test
  void everyParameterBecomesAnOptionOfTheCommand() throws Exception {
    for (CommandLine command : PythonModule.commands()) {
      JsonNode call = call("all", command.getCommandName().replace('-', '_'));
      String[] words = words(call);
      assertEquals(command.getCommandName(), words[0]);
      List<String> names = new ArrayList<>();
      for (String word : words) {
        if (word.startsWith("--")) {
          names.add(word.replaceFirst("=.*", ""));
        }
      }
      List<String> wanted =
          PythonModule.options(command.getCommandSpec()).stream()
              .map(OptionSpec::longestName)
              .toList();
      assertEquals(wanted, names, command.getCommandName());
    }
  }

  @Test
  void whatPythonSaysOurCommandLineUnderstands() throws Exception {
    Path pair = folder.resolve("pair");
    List<String> words = new ArrayList<>(List.of(words(call("example", pair.toString()))));
    assertEquals(
        Set.of("demo", "--cloud=gauss-d3", "--out=" + pair, "--points=64", "--seed=7"),
        Set.copyOf(words));
    words.add("--print-config");
    Answer answer = Answer.of(words.toArray(String[]::new));
    assertEquals(0, answer.code(), answer.err());
    assertTrue(answer.out().contains("points = 64"), answer.out());
  }

  @Test
  void whatWentWrongIsRaised() throws Exception {
    JsonNode call = call("fails");
    assertEquals(3, call.get("code").asInt());
    assertEquals("remblai hiref ended with 3: source has no rows", call.get("message").asText());
  }

  /** Only where PySpark is installed. */
  @Test
  void runsInPyspark() {
    Assumptions.assumeTrue(
        PythonDags.run(List.of("python3", "-c", "import pyspark"), Map.of()).code() == 0,
        "no pyspark here");
    CommandLineRun run =
        PythonDags.run(
            List.of(
                "python3",
                "-B",
                "src/test/python/session/in_pyspark.py",
                System.getProperty("java.class.path"),
                folder.toString()),
            Map.of("PYTHONPATH", "src/main/python"));
    assertEquals(0, run.code(), run.all());
  }
}
