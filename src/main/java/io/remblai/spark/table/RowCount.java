package io.remblai.spark.table;

import java.util.Locale;

/** Says a number of rows. */
public final class RowCount {

  private RowCount() {}

  /** {@code 1 row}, {@code 1,204 rows}. */
  public static String of(long rows) {
    return of(rows, "");
  }

  /** {@code 1 usable row}, {@code 1,204 usable rows}. */
  public static String of(long rows, String kind) {
    return String.format(
        Locale.ROOT,
        "%,d %s%s",
        rows,
        kind.isEmpty() ? "" : kind + " ",
        rows == 1 ? "row" : "rows");
  }
}
