package io.remblai.job.recipe;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The programs in Python of {@code docs/recipes.md}: they compile, call functions of our package
 * with parameters that these have, and say what they need. Their packages need not be here.
 */
final class RecipeProgramsTest {

  private static final Path SCRIPT = Path.of("src/test/python/recipes/check_program.py");

  @TempDir Path folder;

  @BeforeAll
  static void python() {
    Assumptions.assumeTrue(
        found("python3") || System.getenv("REMBLAI_REQUIRE_TOOLS") != null, "no python3 here");
  }

  private static boolean found(String program) {
    for (String place : System.getenv("PATH").split(File.pathSeparator, -1)) {
      if (Files.isExecutable(Path.of(place, program))) {
        return true;
      }
    }
    return false;
  }

  @Test
  void programsAreWhatPythonAndOurPackageTake() throws Exception {
    Kitchen kitchen = new Kitchen(folder);
    List<String> command = new ArrayList<>(List.of("env"));
    command.add("PYTHONPATH=" + Path.of("src/main/python").toAbsolutePath());
    command.addAll(List.of("python3", "-B", SCRIPT.toAbsolutePath().toString()));
    for (Recipe recipe : Recipe.all()) {
      assertTrue(!recipe.python().isEmpty(), recipe.title() + " has no program");
      for (String program : recipe.python()) {
        assertTrue(program.startsWith("# needs "), "packages are not named: " + program);
        Path file = folder.resolve("program" + command.size() + ".py");
        command.add(Files.writeString(file, program).toString());
      }
    }
    int calls = Integer.parseInt(kitchen.type(command).strip());
    assertTrue(calls > 0, "no program calls the package");
  }
}
