package io.remblai.job;

import io.remblai.job.argument.ArgumentValues;
import io.remblai.job.argument.CommonArguments;
import io.remblai.job.argument.Problems;
import io.remblai.job.info.InformationOptions;
import io.remblai.spark.info.InfoColumns;
import io.remblai.spark.info.estimate.EstimatorName;
import io.remblai.spark.info.estimate.SoftOptions;
import io.remblai.spark.table.NearestName;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code information}, as text; checked together. */
final class InformationArguments {

  private static final String SHOW = " Default: ${DEFAULT-VALUE}.";

  @Mixin CommonArguments common;

  @Mixin LabelledTableArguments table;

  @Mixin SoftArguments softArguments;

  @Mixin StateArguments state;

  @Mixin SampleArguments samples;

  @Mixin GivenArguments given;

  @Option(
      names = "--with-col",
      order = 4,
      paramLabel = "NAME",
      description = "Column of second vectors: what do the two know about each other?")
  String withColumn;

  @Option(
      names = "--estimators",
      order = 9,
      paramLabel = "A,B,...",
      defaultValue = "soft",
      description = EstimatorName.LISTED + "." + SHOW)
  String estimators;

  /** The options as a record; empty if anything is wrong, and then the problems say what. */
  Optional<InformationOptions> read(Problems problems) {
    ArgumentValues values = new ArgumentValues(problems);
    values.present("--with-col", withColumn);
    InfoColumns columns =
        given.beside(
            table.columns(Optional.ofNullable(withColumn), values, problems), values, problems);
    List<EstimatorName> asked = estimators(columns, values, problems);
    Optional<SoftOptions> soft =
        softArguments.read(state.stateOut, state.states(values), values, problems);
    return table.read(columns, asked, soft, samples.read(values), values, problems);
  }

  private List<EstimatorName> estimators(
      InfoColumns columns, ArgumentValues values, Problems problems) {
    List<String> known = Arrays.stream(EstimatorName.values()).map(EstimatorName::written).toList();
    Set<EstimatorName> asked = new LinkedHashSet<>();
    for (String name : values.names("--estimators", estimators)) {
      Optional<EstimatorName> found =
          Arrays.stream(EstimatorName.values())
              .filter(estimator -> estimator.written().equals(name))
              .findFirst();
      if (found.isPresent()) {
        found.get().missing(columns).ifPresent(problems::add);
        asked.add(found.get());
      } else if (!name.isEmpty()) {
        problems.add(
            "--estimators names '%s', but must be of %s%s"
                .formatted(name, String.join(", ", known), NearestName.hint(name, known)));
      }
    }
    return List.copyOf(asked);
  }
}
