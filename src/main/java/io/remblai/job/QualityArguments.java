package io.remblai.job;

import io.remblai.job.argument.ArgumentValues;
import io.remblai.job.argument.Problems;
import io.remblai.job.hiref.quality.QualityOptions;
import io.remblai.job.hiref.unequal.MatchOptions;
import io.remblai.job.hiref.unequal.Unequal;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of {@code hiref} about single pairs and about columns, as text. */
final class QualityArguments {

  @Option(
      names = "--quality",
      order = 18,
      description =
          "Write margin, mutual_nearest and confidence with every pair; see docs/hiref.md.")
  boolean quality;

  @Option(
      names = "--balance",
      order = 18,
      description =
          "Write balance/: standardised differences of the coordinates' means before and after"
              + " matching.")
  boolean balance;

  @Option(
      names = "--balance-cols",
      order = 18,
      paramLabel = "A,B,...",
      description =
          "Columns of numbers or booleans in both tables whose balance is written to balance/.")
  String balanceColumns;

  /**
   * The options as a record; the problems say what is wrong with them.
   *
   * @param matched which rows are matched; a coupling has no single partners
   */
  QualityOptions read(Optional<MatchOptions> matched, ArgumentValues values, Problems problems) {
    List<String> names = values.names("--balance-cols", balanceColumns);
    QualityOptions options = new QualityOptions(quality, balance, names);
    if (options.isAny() && matched.filter(m -> m.unequal() == Unequal.COUPLING).isPresent()) {
      problems.add(
          "--unequal coupling lets rows share partners and gives each its whole mass: leave out"
              + " --quality, --balance and --balance-cols");
    }
    return options;
  }
}
