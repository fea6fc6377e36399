package io.remblai.report.map;

import io.remblai.report.Chart;
import io.remblai.report.Figure;
import io.remblai.report.Numbers;
import io.remblai.report.Section.Part;
import io.remblai.report.Table;
import io.remblai.summary.BalanceLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/** How alike the columns of both tables are before matching and after it. */
final class BalanceFigures {

  /** Columns of one picture. */
  private static final int MOST_SHOWN = 40;

  /** Below it a column counts as balanced (Austin, 2009). */
  private static final double BALANCED = 0.1;

  private BalanceFigures() {}

  /**
   * A picture with its table.
   *
   * @param lines at least one
   */
  static List<Part> of(List<BalanceLine> lines) {
    List<BalanceLine> shown =
        lines.stream()
            .filter(line -> line.smdBefore().isPresent() && line.smdAfter().isPresent())
            .sorted(Comparator.comparingDouble(line -> -size(line.smdBefore())))
            .limit(MOST_SHOWN)
            .toList();
    Table numbers = table(lines);
    return shown.isEmpty() ? List.of(numbers) : List.of(figure(lines, shown, numbers));
  }

  private static double size(OptionalDouble smd) {
    return Math.abs(smd.orElse(0));
  }

  private static Figure figure(List<BalanceLine> lines, List<BalanceLine> shown, Table numbers) {
    long before = lines.stream().filter(line -> size(line.smdBefore()) > BALANCED).count();
    long after = lines.stream().filter(line -> size(line.smdAfter()) > BALANCED).count();
    return new Figure(
        "balance",
        "Standardised differences of the means",
        "Of %s columns %s differed by more than %s standard deviations before matching, %s do after it; the largest difference was %s and is %s."
            .formatted(
                Numbers.count(lines.size()),
                Numbers.count(before),
                Numbers.brief(BALANCED),
                Numbers.count(after),
                Numbers.brief(largest(lines, true)),
                Numbers.brief(largest(lines, false))),
        "Hollow: all rows; filled: matched rows. Differences of means, without sign, in pooled"
            + " standard deviations of all rows. Left of the dashed line, at "
            + Numbers.brief(BALANCED)
            + ", a column counts as balanced."
            + (shown.size() < lines.size()
                ? " The %s columns that differed most; all are in the table."
                    .formatted(Numbers.count(shown.size()))
                : ""),
        Chart.of(Chart.Kind.BALANCE)
            .with("names", shown.stream().map(BalanceLine::column).toList())
            .with("before", sizes(shown, true))
            .with("after", sizes(shown, false))
            .with("line", BALANCED)
            .with("axis", "standardised difference"),
        numbers);
  }

  private static double largest(List<BalanceLine> lines, boolean before) {
    double largest = 0;
    for (double size : sizes(lines, before)) {
      largest = Math.max(largest, size);
    }
    return largest;
  }

  private static double[] sizes(List<BalanceLine> lines, boolean before) {
    return lines.stream()
        .mapToDouble(line -> size(before ? line.smdBefore() : line.smdAfter()))
        .toArray();
  }

  private static Table table(List<BalanceLine> lines) {
    List<List<String>> rows = new ArrayList<>();
    for (BalanceLine line : lines) {
      rows.add(
          List.of(
              line.column(),
              text(line.before().sources().mean()),
              text(line.before().targets().mean()),
              text(line.after().sources().mean()),
              text(line.after().targets().mean()),
              text(line.smdBefore()),
              text(line.smdAfter()),
              text(line.before().varianceRatio()),
              text(line.after().varianceRatio())));
    }
    return new Table(
        "Balance of the columns",
        List.of(
            Table.text("column"),
            Table.number("mean, source, before"),
            Table.number("target, before"),
            Table.number("source, after"),
            Table.number("target, after"),
            Table.number("difference before"),
            Table.number("after"),
            Table.number("variance ratio before"),
            Table.number("after")),
        rows);
  }

  private static String text(OptionalDouble number) {
    return number.isPresent() ? Numbers.of(number.getAsDouble()) : "";
  }
}
