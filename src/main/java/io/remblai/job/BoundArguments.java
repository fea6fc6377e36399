package io.remblai.job;

import io.remblai.job.argument.ArgumentValues;
import io.remblai.job.argument.Problems;
import io.remblai.job.bound.BoundOptions;
import io.remblai.spark.judge.Certify;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.Option;

/** The options of {@code hiref} that judge the map, as text. */
final class BoundArguments {

  @Option(
      names = "--certify",
      order = 14,
      paramLabel = "HOW",
      defaultValue = BoundOptions.DEFAULT_CERTIFY,
      description =
          "Lower bound of the best map's cost: none; fast: certified but loose, and a sharp estimate"
              + " from a sample; full: certified from all pairs of points, work grows with their"
              + " square. Default: ${DEFAULT-VALUE}.")
  String certify;

  @Option(
      names = "--fail-if-gap-above",
      order = 15,
      paramLabel = "GAP",
      description =
          "End with exit code 4 if the map may cost more than this above the optimum: a fraction"
              + " such as 0.01, or 1%%. With fast the 99 %% limit of the sample decides. Default: no"
              + " limit.")
  String mostGap;

  /** The options as a record; empty if anything is wrong, and then the problems say what. */
  Optional<BoundOptions> read(ArgumentValues values, Problems problems) {
    Optional<Certify> how = values.choice("--certify", certify, Certify.class);
    OptionalDouble most =
        mostGap == null ? OptionalDouble.empty() : values.fraction("--fail-if-gap-above", mostGap);
    if (how.equals(Optional.of(Certify.NONE)) && mostGap != null) {
      problems.add(
          "--fail-if-gap-above needs a bound, which --certify none does not take; say --certify fast"
              + " or full");
      return Optional.empty();
    }
    return how.map(chosen -> new BoundOptions(chosen, most));
  }
}
