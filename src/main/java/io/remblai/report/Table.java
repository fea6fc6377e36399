package io.remblai.report;

import java.util.List;

/**
 * A table of texts.
 *
 * @param title what it holds
 * @param columns headings
 * @param rows cells, as many in each row as there are columns
 */
public record Table(String title, List<Column> columns, List<List<String>> rows)
    implements Section.Part {

  public Table {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<String> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "table \"%s\" has %d columns and a row of %d cells"
                .formatted(title, columns.size(), row.size()));
      }
    }
  }

  /**
   * A heading.
   *
   * @param name its text
   * @param number whether what is under it are numbers
   */
  public record Column(String name, boolean number) {}

  /** A column of texts. */
  public static Column text(String name) {
    return new Column(name, false);
  }

  /** A column of numbers. */
  public static Column number(String name) {
    return new Column(name, true);
  }
}
