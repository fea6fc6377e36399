package io.remblai.spark.input;

import io.remblai.spark.PointLayout;
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
  private final Spaces spaces;
  private final List<String> problems = new ArrayList<>();

  InputProblems(BadRowPolicy onBadRow, Spaces spaces) {
    this.onBadRow = onBadRow;
    this.spaces = spaces;
  }

  /**
   * Refuses tables with bad rows (where the policy says so), without usable rows, of parts that no
   * row has together, or of different dimensions where they are of one space.
   */
  void refuseIfAny(
      InputTable source, ReadSummary sourceRows, InputTable target, ReadSummary targetRows) {
    describe(source.spec(), sourceRows);
    describe(target.spec(), targetRows);
    describeParts(source, sourceRows);
    describeParts(target, targetRows);
    OptionalInt m = features(source, sourceRows);
    OptionalInt n = features(target, targetRows);
    if (spaces == Spaces.SHARED && m.isPresent() && n.isPresent() && m.getAsInt() != n.getAsInt()) {
      problems.add(
          String.format(
              Locale.ROOT,
              "%s has vectors of dimension %,d (%s) and %s of dimension %,d (%s); costs need both"
                  + " tables in one space. Name other columns, or embed both tables the same way;"
                  + " nothing was written.",
              source.spec().described(),
              m.getAsInt(),
              source.spec().quotedFeatures(),
              target.spec().described(),
              n.getAsInt(),
              target.spec().quotedFeatures()));
    }
    if (!problems.isEmpty()) {
      throw new InputException(problems);
    }
  }

  /** Refuses a table with bad rows, without usable rows, or of another dimension than a map's. */
  void refuseIfAny(InputTable table, ReadSummary rows, int dim) {
    OptionalInt found = rows.dimension();
    if (found.isPresent() && found.getAsInt() != dim) {
      problems.add(
          String.format(
              Locale.ROOT,
              "%s has vectors of dimension %,d (%s) and the map is of dimension %,d. Name other"
                  + " columns, or embed these rows as those of the map; nothing was written.",
              table.spec().described(),
              found.getAsInt(),
              table.spec().quotedFeatures(),
              dim));
    } else {
      describe(table.spec(), rows);
    }
    if (!problems.isEmpty()) {
      throw new InputException(problems);
    }
  }

  /** How long the vectors that costs compare are; empty if no row is usable. */
  private static OptionalInt features(InputTable table, ReadSummary rows) {
    return table.layout().isPresent() && rows.dimension().isPresent()
        ? OptionalInt.of(table.layout().get().features())
        : rows.dimension();
  }

  private void describeParts(InputTable table, ReadSummary rows) {
    if (table.layout().isEmpty() || rows.dimension().isEmpty()) {
      return;
    }
    PointLayout layout = table.layout().get();
    if (layout.features() == 0 || rows.dimension().getAsInt() != layout.dim()) {
      problems.add(
          String.format(
              Locale.ROOT,
              "%s: most rows have not all of %s at their usual lengths (features %,d, coordinates"
                  + " %,d); nothing was written.",
              table.spec().described(),
              table.spec().quotedFeatures(),
              layout.features(),
              layout.coordinates()));
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
    String weight = "`" + table.mass().orElse("") + "`";
    String mend =
        reason.concernsId()
            ? id
            : reason.concernsPairing()
                ? table.quotedPairing()
                : reason.concernsWeight() ? weight : table.quotedFeatures();
    return String.format(
        Locale.ROOT,
        "%s has %s %s%s%s. Add --on-bad-row drop to leave them out, or --on-bad-row quarantine"
            + " to set them aside in rejects/, or fix %s; nothing was written.",
        table.described(),
        RowCount.of(count),
        reason.clause(id, table.quotedFeatures(), weight),
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
