package io.remblai.job;

import io.remblai.info.soft.Precision;
import io.remblai.info.soft.Temperature;
import io.remblai.job.argument.ArgumentValues;
import io.remblai.job.argument.Problems;
import io.remblai.spark.info.estimate.SoftOptions;
import io.remblai.spark.info.soft.Heat;
import io.remblai.spark.table.NearestName;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** The options about soft bins, as text. */
final class SoftArguments {

  private static final String SHOW = " Default: ${DEFAULT-VALUE}.";

  @Option(
      names = "--bins",
      order = 11,
      paramLabel = "M",
      defaultValue = "auto",
      description =
          "Soft bins of each vector, from 2 to 100000; auto: 100, or 64 where two vectors are compared."
              + SHOW)
  String bins;

  @Option(
      names = "--temperature",
      order = 13,
      paramLabel = "RULE",
      defaultValue = "exact",
      description =
          "Temperature of the soft bins: exact; lower-bound, as the public soft_h package;"
              + " leading-order; or a number."
              + SHOW)
  String temperature;

  @Option(
      names = "--reference-points",
      order = 14,
      paramLabel = "TABLE",
      description =
          "Reference points instead of those of the seed: a table with columns point (int) and"
              + " vector, such as reference_points/ of an earlier output.")
  String referencePoints;

  @Option(
      names = "--precision",
      order = 15,
      paramLabel = "HOW",
      defaultValue = "float",
      description = "Arithmetic of the shares: float or double; sums are double." + SHOW)
  String precision;

  /**
   * The options as a record; empty if anything is wrong, and then the problems say what.
   *
   * @param stateOut whether sums are saved
   * @param states outputs whose sums are added
   */
  Optional<SoftOptions> read(
      boolean stateOut, List<String> states, ArgumentValues values, Problems problems) {
    Optional<OptionalInt> count = values.autoOrNumber("--bins", bins, 2, SoftOptions.MOST_BINS);
    Optional<Heat> heat = heat(problems);
    Optional<Precision> arithmetic = values.choice("--precision", precision, Precision.class);
    values.present("--reference-points", referencePoints);
    if (count.isEmpty() || heat.isEmpty() || arithmetic.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new SoftOptions(
            count.get(),
            heat.get(),
            temperature.strip(),
            Optional.ofNullable(referencePoints).map(String::strip),
            arithmetic.get(),
            stateOut,
            states));
  }

  private Optional<Heat> heat(Problems problems) {
    if (temperature == null) {
      return Optional.empty(); // The parser has told why.
    }
    String typed = temperature.strip();
    Optional<Heat> heat = Heat.parse(typed);
    if (heat.isPresent()) {
      return heat;
    }
    List<String> rules = Arrays.stream(Temperature.values()).map(ArgumentValues::written).toList();
    problems.add(
        "--temperature is '%s', but must be one of %s, or a positive number%s"
            .formatted(typed, String.join(", ", rules), NearestName.hint(typed, rules)));
    return Optional.empty();
  }
}
