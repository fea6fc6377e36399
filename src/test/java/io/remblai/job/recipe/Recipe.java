package io.remblai.job.recipe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One recipe as it is printed: a section of {@code docs/recipes.md}.
 *
 * @param title its heading, without the number
 * @param shell what is typed into a shell, in order: indented lines, one text for each command
 * @param python the programs between {@code ```python} and {@code ```}
 */
record Recipe(String title, List<String> shell, List<String> python) {

  private static final Path DOCUMENT = Path.of("docs/recipes.md");
  private static final String HEADING = "## ";
  private static final String INDENT = "    ";

  /** All of the document. */
  static List<Recipe> all() {
    List<Recipe> recipes = new ArrayList<>();
    for (String section : text().split("(?m)^" + HEADING, -1)) {
      if (section.matches("(?s)\\d+\\. .*")) {
        recipes.add(parse(section.substring(section.indexOf(' ') + 1)));
      }
    }
    return recipes;
  }

  /** The one whose title begins so. */
  static Recipe of(String title) {
    return all().stream()
        .filter(recipe -> recipe.title.startsWith(title))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no recipe " + title + " in " + DOCUMENT));
  }

  static String text() {
    try {
      return Files.readString(DOCUMENT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Recipe parse(String section) {
    List<String> lines = section.lines().toList();
    List<String> shell = new ArrayList<>();
    List<String> python = new ArrayList<>();
    StringBuilder command = new StringBuilder();
    StringBuilder program = null;
    for (String line : lines) {
      if (line.equals("```python")) {
        program = new StringBuilder();
      } else if (program != null && line.equals("```")) {
        python.add(program.toString());
        program = null;
      } else if (program != null) {
        program.append(line).append('\n');
      } else if (line.startsWith(INDENT)) {
        command.append(line.substring(INDENT.length())).append('\n');
        if (isWhole(command)) {
          shell.add(command.toString());
          command.setLength(0);
        }
      } else if (!command.isEmpty()) {
        throw new AssertionError("a command of " + lines.get(0) + " does not end: " + command);
      }
    }
    return new Recipe(lines.get(0), shell, python);
  }

  /** Whether the lines so far end a command: no open quote, no backslash at the end. */
  private static boolean isWhole(CharSequence command) {
    long quotes = command.chars().filter(letter -> letter == '\'').count();
    return quotes % 2 == 0 && !command.toString().endsWith("\\\n");
  }
}
