package io.remblai.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.job.process.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Holds the README to the code. */
class ReadmeTest {

  private static final Pattern NAME = Pattern.compile("`(--[a-z-]+)`");

  /** Options that every command has. */
  private static final List<String> COMMON =
      List.of("--help", "--verbose", "--config", "--print-config");

  @Test
  void theTableOfHirefNamesEveryOptionWithItsDefault() throws IOException {
    assertTableNamesOptions("## Options of hiref", new HirefCommand());
  }

  @Test
  void theTableOfFrlcNamesEveryOptionWithItsDefault() throws IOException {
    assertTableNamesOptions("## Options of frlc", new FrlcCommand());
  }

  @Test
  void theTableOfTheInformationPlaneNamesEveryOptionWithItsDefault() throws IOException {
    assertTableNamesOptions("### Options of information-plane", new PlaneCommand());
  }

  @Test
  void theTableOfDivergenceNamesEveryOptionWithItsDefault() throws IOException {
    assertTableNamesOptions("## Divergence", new DivergenceCommand());
  }

  @Test
  void theTableOfTransformNamesEveryOptionWithItsDefault() throws IOException {
    assertTableNamesOptions("## Transform", new TransformCommand());
  }

  private static void assertTableNamesOptions(String heading, Object command) throws IOException {
    Map<String, String> told = new TreeMap<>();
    for (List<String> cells : tableUnder(heading)) {
      Matcher name = NAME.matcher(cells.get(0));
      while (name.find()) {
        told.put(name.group(1), cells.get(1).replace("`", ""));
      }
    }
    Map<String, OptionSpec> options = new TreeMap<>();
    for (OptionSpec option : new CommandLine(command).getCommandSpec().options()) {
      if (!COMMON.contains(option.longestName())) {
        options.put(option.longestName(), option);
      }
    }
    assertEquals(options.keySet(), told.keySet());
    options.forEach((name, option) -> assertDefault(option, told.get(name)));
  }

  private static void assertDefault(OptionSpec option, String told) {
    if (option.required()) {
      assertEquals("required", told, option.longestName());
    } else if (option.arity().max() == 0) {
      assertEquals("off", told, option.longestName());
    } else if (option.defaultValue() != null) {
      assertEquals(option.defaultValue(), told, option.longestName());
    }
  }

  @Test
  void theTableOfExitCodesIsComplete() throws IOException {
    assertEquals(
        Stream.of(ExitCode.values()).map(ExitCode::code).collect(Collectors.toSet()),
        tableUnder("## Exit codes").stream()
            .map(cells -> Integer.valueOf(cells.get(0)))
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  /** The rows of the first table after a heading, without its own heading. */
  private static List<List<String>> tableUnder(String heading) throws IOException {
    return section(heading)
        .lines()
        .filter(line -> line.startsWith("| ") && !line.startsWith("| ---"))
        .skip(1)
        .map(line -> Stream.of(line.substring(2).split(" \\| ", -1)).map(String::strip).toList())
        .toList();
  }

  private static String section(String heading) throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    int from = readme.indexOf(heading + "\n");
    assertTrue(from >= 0, heading + " is not in README.md");
    int to = readme.indexOf("\n## ", from);
    return readme.substring(from, to < 0 ? readme.length() : to);
  }
}
