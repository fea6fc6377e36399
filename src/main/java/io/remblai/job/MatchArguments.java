package io.remblai.job;

import io.remblai.job.argument.ArgumentValues;
import io.remblai.job.argument.Problems;
import io.remblai.job.bound.BoundOptions;
import io.remblai.job.hiref.unequal.MatchOptions;
import io.remblai.job.hiref.unequal.Unequal;
import io.remblai.spark.judge.Certify;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.Option;

/** The options of {@code hiref} that say which rows are matched at all, as text. */
final class MatchArguments {

  @Option(
      names = "--unequal",
      order = 8,
      paramLabel = "HOW",
      defaultValue = MatchOptions.DEFAULT_UNEQUAL,
      description =
          "Tables of different size: partial, the smaller is mapped into the larger, and the rest"
              + " goes to unmatched/; coupling, every row of either side has the same mass and rows"
              + " share partners; or error. Default: ${DEFAULT-VALUE}.")
  String unequal;

  @Option(
      names = "--max-cost",
      order = 8,
      paramLabel = "COST",
      description =
          "Greatest cost of a pair: dearer ones are not written, their rows go to unmatched/."
              + " Default: any.")
  String maxCost;

  /**
   * The options as a record; empty if anything is wrong, and then the problems say what.
   *
   * @param judged how the map is judged; there is no bound of maps that leave out dear pairs
   */
  Optional<MatchOptions> read(
      Optional<BoundOptions> judged, ArgumentValues values, Problems problems) {
    Optional<Unequal> how = values.choice("--unequal", unequal, Unequal.class);
    OptionalDouble most =
        maxCost == null ? OptionalDouble.empty() : values.positive("--max-cost", maxCost, false);
    if (maxCost != null
        && judged.filter(j -> j.certify() == Certify.FULL || j.mostGap().isPresent()).isPresent()) {
      problems.add(
          "--max-cost leaves out pairs that the bound is of; leave out --certify full and"
              + " --fail-if-gap-above");
    }
    if (maxCost != null && how.equals(Optional.of(Unequal.COUPLING))) {
      problems.add("--unequal coupling couples every row; leave out --max-cost");
    }
    return how.map(chosen -> new MatchOptions(chosen, most));
  }
}
