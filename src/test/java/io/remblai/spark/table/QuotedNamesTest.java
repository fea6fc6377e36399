package io.remblai.spark.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Names of columns and tables never become SQL text: {@link ColumnSearch#column} quotes them. */
final class QuotedNamesTest {

  /** Calls that parse their argument, unless that is a text that stands in the code. */
  private static final Pattern PARSED =
      Pattern.compile(
          "\\b(expr|selectExpr|sql|where|filter)\\((?!\"[^\"]*\"\\))\\s*(\"|[^)]*\\+\\s*\")"
              + "|\\b(functions\\.expr|selectExpr|\\.sql)\\(");

  /** Parses texts about columns whose names it gives itself. */
  private static final String OF_OWN_NAMES = "RejectedRows.java";

  /** A column of a table by a name that is no constant. */
  private static final Pattern BY_NAME =
      Pattern.compile("\\.col\\(\"`|\\bcol\\(\"`|\"`\" \\+ \\w+(\\.\\w+\\(\\))?\\.replace");

  @Test
  void noTextOfAUserIsParsed() throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        String text = Files.readString(file);
        if (PARSED.matcher(text).find() && !file.endsWith(OF_OWN_NAMES)) {
          found.add(file + " parses a text");
        }
        if (BY_NAME.matcher(text).find() && !file.endsWith("ColumnSearch.java")) {
          found.add(file + " quotes by itself");
        }
      }
    }
    assertEquals(List.of(), found);
  }
}
