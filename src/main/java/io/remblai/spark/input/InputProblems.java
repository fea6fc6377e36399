package io.remblai.spark.input;

import io.remblai.spark.table.InputException;
import io.remblai.spark.table.RejectReason;
import io.remblai.spark.table.RowCount;
import io.remblai.spark.table.TableSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Says what is wrong with the rows of two tables. */
final class InputProblems {

  private static final int MOST_LENGTHS = 8;

  private final BadRowPolicy onBadRow;
  private final List<String> problems = new ArrayList<>();

  InputProblems(BadRowPolicy onBadRow) {
    this.onBadRow = onBadRow;
  }

  /**
   * Refuses tables with bad rows (where the policy says so), without usable rows, or of different
   * dimensions.
   */
  void refuseIfAny(
      TableSpec source, ReadSummary sourceRows, TableSpec target, ReadSummary targetRows) {
    describe(source, sourceRows);
    describe(target, targetRows);
    OptionalInt m = sourceRows.dimension();
    OptionalInt n = targetRows.dimension();
    if (m.isPresent() && n.isPresent() && m.getAsInt() != n.getAsInt()) {
      problems.add(
          String.format(
              Locale.ROOT,
              "%s has vectors of dimension %,d (%s) and %s of dimension %,d (%s); costs need both"
                  + " tables in one space. Name other columns, or embed both tables the same way;"
                  + " nothing was written.",
              source.described(),
              m.getAsInt(),
              source.quotedFeatures(),
              target.described(),
              n.getAsInt(),
              target.quotedFeatures()));
    }
    if (!problems.isEmpty()) {
      throw new InputException(problems);
    }
  }

  private void describe(TableSpec table, ReadSummary rows) {
    if (rows.rows() == 0) {
      problems.add(table.described() + " has no rows; nothing was written.");
      return;
    }
    if (onBadRow == BadRowPolicy.FAIL) {
      rows.rejectedByReason()
          .forEach((reason, count) -> problems.add(badRows(table, rows, reason, count)));
    } else if (rows.accepted() == 0) {
      problems.add(
          String.format(
              Locale.ROOT,
              "%s has no usable row: all %,d were set aside (%s); nothing was written.",
              table.described(),
              rows.rows(),
              byReason(rows)));
    }
  }

  private static String badRows(
      TableSpec table, ReadSummary rows, RejectReason reason, long count) {
    String id = "`" + table.idColumn() + "`";
    String first = rows.firstId(reason).map(text -> " (first id: " + text + ")").orElse("");
    String lengths = reason == RejectReason.WRONG_LENGTH ? lengths(rows) : "";
    String mend = reason.concernsId() ? id : table.quotedFeatures();
    return String.format(
        Locale.ROOT,
        "%s has %s %s%s%s. Add --on-bad-row drop to leave them out, or --on-bad-row quarantine"
            + " to set them aside in rejects/, or fix %s; nothing was written.",
        table.described(),
        RowCount.of(count),
        reason.clause(id, table.quotedFeatures()),
        first,
        lengths,
        mend);
  }

  private static String lengths(ReadSummary rows) {
    Map<Integer, Long> lengths = new TreeMap<>(rows.lengths());
    String listed =
        lengths.entrySet().stream()
            .limit(MOST_LENGTHS)
            .map(
                e -> String.format(Locale.ROOT, "%,d in %s", e.getKey(), RowCount.of(e.getValue())))
            .collect(Collectors.joining(", "));
    return "; lengths are " + listed + (lengths.size() > MOST_LENGTHS ? ", ..." : "");
  }

  private static String byReason(ReadSummary rows) {
    return rows.rejectedByReason().entrySet().stream()
        .map(e -> String.format(Locale.ROOT, "%s %,d", e.getKey().label(), e.getValue()))
        .collect(Collectors.joining(", "));
  }
}
