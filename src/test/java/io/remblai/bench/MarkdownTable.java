package io.remblai.bench;

import java.util.Collections;
import java.util.List;

/** Lines of a Markdown table. */
public final class MarkdownTable {

  private MarkdownTable() {}

  /** The two lines above the rows. */
  public static String heading(List<String> columns) {
    return line(columns) + "\n" + line(Collections.nCopies(columns.size(), "---"));
  }

  /** One row. */
  public static String line(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }
}
