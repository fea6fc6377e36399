package io.remblai.job;

import io.remblai.job.argument.ArgumentValues;
import io.remblai.job.argument.CommonArguments;
import io.remblai.job.argument.Problems;
import io.remblai.job.divergence.Against;
import io.remblai.job.divergence.DivergenceOptions;
import io.remblai.job.divergence.MeasureOptions;
import io.remblai.job.output.OutputMode;
import io.remblai.spark.divergence.Measure;
import io.remblai.spark.info.InfoColumns;
import io.remblai.spark.input.BadRowPolicy;
import io.remblai.spark.table.NearestName;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code divergence}, as text; checked together. */
final class DivergenceArguments {

  private static final String SHOW = " Default: ${DEFAULT-VALUE}.";

  @Mixin CommonArguments common;

  @Mixin PlaceArguments places;

  @Mixin MeasureArguments how;

  @Option(
      names = "--target",
      required = true,
      order = 2,
      paramLabel = "TABLE",
      description = "What the source is measured against; may have another number of rows.")
  String target;

  @Option(
      names = "--features-col",
      order = 4,
      paramLabel = "NAME",
      defaultValue = DivergenceOptions.DEFAULT_FEATURES_COLUMN,
      description = "Column of the vectors: array of numbers, Spark ML vector, or a number." + SHOW)
  String featuresColumn;

  @Option(
      names = "--id-col",
      order = 5,
      paramLabel = "NAME",
      description =
          "Column that tells rows of a table apart; random choices are drawn from it. Without one"
              + " they are drawn from the vectors.")
  String idColumn;

  @Option(
      names = "--group-cols",
      order = 6,
      paramLabel = "A,B,...",
      description = "Columns whose values make groups, each measured by itself.")
  String groupColumns;

  @Option(
      names = "--against",
      order = 7,
      paramLabel = "WHAT",
      defaultValue = "group",
      description =
          "What a group of the source is measured against: the same group of the target, or all of"
              + " the target, which needs no --group-cols then."
              + SHOW)
  String against;

  @Option(
      names = "--measures",
      order = 8,
      paramLabel = "A,B,...",
      defaultValue = "knn-kl,mmd,mauve,sliced-wasserstein,mean-shift",
      description = "Any of them." + SHOW)
  String measures;

  @Option(
      names = "--seed",
      order = 20,
      paramLabel = "N",
      defaultValue = "" + DivergenceOptions.DEFAULT_SEED,
      description = "Seed of all random choices, any 64-bit number." + SHOW)
  String seed;

  @Option(
      names = "--on-bad-row",
      order = 21,
      paramLabel = "WHAT",
      defaultValue = "fail",
      description =
          "Rows with a null, NaN, infinity or another length: fail; drop them; or quarantine them in"
              + " rejects/."
              + SHOW)
  String onBadRow;

  @Option(
      names = "--mode",
      order = 22,
      paramLabel = "MODE",
      defaultValue = "error",
      description = "Where the output exists: error, overwrite, resume or skip-if-complete." + SHOW)
  String mode;

  /** The options as a record; empty if anything is wrong, and then the problems say what. */
  Optional<DivergenceOptions> read(Problems problems) {
    ArgumentValues values = new ArgumentValues(problems);
    places.check(target, false, values, problems);
    InfoColumns columns = columns(values);
    Optional<Against> meets = values.choice("--against", against, Against.class);
    List<Measure> asked = measures(values, problems);
    Optional<MeasureOptions> settings = how.read(values);
    OptionalLong number = values.wholeNumber("--seed", seed, Long.MIN_VALUE, Long.MAX_VALUE);
    Optional<BadRowPolicy> policy = values.choice("--on-bad-row", onBadRow, BadRowPolicy.class);
    Optional<OutputMode> where = values.choice("--mode", mode, OutputMode.class);
    if (!problems.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new DivergenceOptions(
            places.source(),
            target.strip(),
            places.out().orElseThrow(),
            columns,
            meets.orElseThrow(),
            asked,
            settings.orElseThrow(),
            number.getAsLong(),
            policy.orElseThrow(),
            where.orElseThrow()));
  }

  private InfoColumns columns(ArgumentValues values) {
    values.present("--features-col", featuresColumn);
    values.present("--id-col", idColumn);
    return new InfoColumns(
        featuresColumn,
        Optional.empty(),
        List.of(),
        values.names("--group-cols", groupColumns),
        Optional.ofNullable(idColumn));
  }

  private List<Measure> measures(ArgumentValues values, Problems problems) {
    List<String> known = Arrays.stream(Measure.values()).map(Measure::written).toList();
    Set<Measure> asked = new LinkedHashSet<>();
    for (String name : values.names("--measures", measures)) {
      Optional<Measure> found =
          Arrays.stream(Measure.values()).filter(m -> m.written().equals(name)).findFirst();
      found.ifPresent(asked::add);
      if (found.isEmpty() && !name.isEmpty()) {
        problems.add(
            "--measures names '%s', but must be of %s%s"
                .formatted(name, String.join(", ", known), NearestName.hint(name, known)));
      }
    }
    return List.copyOf(asked);
  }
}
