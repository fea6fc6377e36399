package io.remblai.job.run;

import io.remblai.spark.Side;
import io.remblai.spark.input.ReadSummary;
import io.remblai.spark.table.RowCount;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Says what a table held. */
public final class ReadText {

  private ReadText() {}

  /** For the manifest. */
  public static Map<String, Object> content(ReadSummary read) {
    Map<String, Object> rows = new LinkedHashMap<>();
    rows.put("rows", read.rows());
    rows.put("accepted", read.accepted());
    rows.put("rejected", read.rejected());
    rows.put("rejected_by_reason", reasons(read));
    return rows;
  }

  /** One line for people. */
  public static String line(Side side, ReadSummary read) {
    return String.format(
        Locale.ROOT,
        "%-10s %s, %,d rejected%s",
        side + ":",
        RowCount.of(read.accepted(), "accepted"),
        read.rejected(),
        read.rejected() == 0 ? "" : " " + reasons(read));
  }

  private static Map<String, Long> reasons(ReadSummary read) {
    Map<String, Long> reasons = new LinkedHashMap<>();
    read.rejectedByReason().forEach((reason, count) -> reasons.put(reason.label(), count));
    return reasons;
  }
}
