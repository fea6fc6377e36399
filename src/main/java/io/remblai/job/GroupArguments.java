package io.remblai.job;

import io.remblai.job.argument.ArgumentValues;
import io.remblai.job.argument.Problems;
import io.remblai.job.bound.BoundOptions;
import io.remblai.job.hiref.group.PairingOptions;
import io.remblai.job.hiref.quality.QualityOptions;
import io.remblai.job.hiref.unequal.MatchOptions;
import io.remblai.job.hiref.unequal.Unequal;
import io.remblai.job.hiref.warm.WarmOptions;
import io.remblai.spark.judge.Certify;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of {@code hiref} that say which rows may be paired, by columns, as text. */
final class GroupArguments {

  @Option(
      names = "--group-cols",
      order = 8,
      paramLabel = "A,B,...",
      description =
          "Map each group of rows by itself: rows are paired only where all these columns are equal."
              + " What became of each is in groups/. Default: one map of all rows.")
  String groupColumns;

  @Option(
      names = "--caliper-col",
      order = 8,
      paramLabel = "A,B,...",
      description =
          "Columns of numbers that may differ only by --caliper in a pair. Default: none.")
  String caliperColumns;

  @Option(
      names = "--caliper",
      order = 8,
      paramLabel = "X,Y,...",
      description =
          "Greatest difference in each column of --caliper-col; pairs beyond are not written, their"
              + " rows go to unmatched/.")
  String calipers;

  /**
   * The options as a record; what is wrong is added to the problems.
   *
   * @param judged how the map is judged; some bounds are of one map of all rows
   * @param matched which rows are matched at all
   */
  PairingOptions read(
      Optional<BoundOptions> judged,
      Optional<MatchOptions> matched,
      ArgumentValues values,
      Problems problems) {
    List<String> groups = values.names("--group-cols", groupColumns);
    List<String> columns = values.names("--caliper-col", caliperColumns);
    List<Double> widths = widths(problems);
    if (columns.size() != widths.size()) {
      problems.add(
          "--caliper-col names %d and --caliper %d: say one caliper for each column"
              .formatted(columns.size(), widths.size()));
      return PairingOptions.NONE;
    }
    boolean coupling = matched.filter(m -> m.unequal() == Unequal.COUPLING).isPresent();
    boolean full = judged.filter(j -> j.certify() == Certify.FULL).isPresent();
    if (!groups.isEmpty() && coupling) {
      problems.add("--unequal coupling is of tables without groups; leave out --group-cols");
    }
    if (!groups.isEmpty() && full) {
      problems.add(
          "--certify full is of one map of all rows; with --group-cols say fast, which is exact for"
              + " every group that one task solves");
    }
    if (!columns.isEmpty() && coupling) {
      problems.add("--unequal coupling couples every row; leave out --caliper-col");
    }
    if (!columns.isEmpty() && (full || judged.filter(j -> j.mostGap().isPresent()).isPresent())) {
      problems.add(
          "--caliper leaves out pairs that the bound is of; leave out --certify full and"
              + " --fail-if-gap-above");
    }
    return new PairingOptions(groups, columns, widths);
  }

  /** Adds what cannot be asked of maps of groups, or of maps within calipers. */
  static void check(
      PairingOptions pairing, QualityOptions quality, WarmOptions warm, Problems problems) {
    boolean free = pairing.groups().isEmpty() && pairing.calipers().isEmpty();
    if (quality.columns() && !free) {
      problems.add(
          "--quality looks at partners that --group-cols and --caliper forbid; leave it out");
    }
    if (warm.from().isPresent() && pairing.isGrouped()) {
      problems.add("--warm-from starts one map of all rows; leave out --group-cols");
    }
  }

  private List<Double> widths(Problems problems) {
    List<Double> widths = new ArrayList<>();
    if (calipers == null) {
      return widths;
    }
    for (String text : calipers.split(",", -1)) {
      double width = number(text.strip());
      if (!(width >= 0) || Double.isInfinite(width)) {
        problems.add(
            "--caliper is '" + calipers + "'; calipers are numbers of at least 0, as in 5,2.5");
        width = 0;
      }
      widths.add(width);
    }
    return widths;
  }

  /** NaN for what is no number. */
  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
