package io.remblai.job.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.remblai.job.CommandLineRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A folder in which commands are run as if they were typed there.
 *
 * @param folder where relative names are
 */
record Kitchen(Path folder) {

  static final String LAUNCHER = "scripts/remblai ";

  /** Options and commands before names of files, which are of the folder. */
  private static final Set<String> BEFORE_NAMES =
      Set.of("--source", "--target", "--input", "--out", "--map", "--warm-from", "report");

  /** Runs all commands of a recipe; what the launcher is asked, in this process. */
  void cook(Recipe recipe) throws IOException, InterruptedException {
    for (String command : recipe.shell()) {
      if (command.startsWith(LAUNCHER)) {
        CommandLineRun run = CommandLineRun.of(words(command));
        assertEquals(0, run.code(), command + run.all());
      } else {
        type(List.of("sh", "-c", "set -e\n" + command));
      }
    }
  }

  /** Runs a program of this machine in the folder; what it said, on both streams. */
  String type(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), command + "\n" + said);
    return said;
  }

  String[] words(String command) {
    List<String> words = new ArrayList<>();
    String before = "";
    for (String word : command.substring(LAUNCHER.length()).replace("\\\n", " ").split("\\s+", 0)) {
      words.add(BEFORE_NAMES.contains(before) ? inFolder(word) : word);
      before = word;
    }
    return words.toArray(String[]::new);
  }

  /** The same table below the folder; a format before it stays. */
  private String inFolder(String table) {
    int format = table.indexOf(':') + 1;
    return table.substring(0, format) + folder.resolve(table.substring(format));
  }

  String path(String name) {
    return folder.resolve(name).toString();
  }
}
