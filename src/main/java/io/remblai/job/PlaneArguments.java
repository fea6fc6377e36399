package io.remblai.job;

import io.remblai.info.series.Lags;
import io.remblai.info.transform.Transform;
import io.remblai.job.argument.ArgumentValues;
import io.remblai.job.argument.CommonArguments;
import io.remblai.job.argument.Problems;
import io.remblai.job.info.InformationOptions;
import io.remblai.job.info.plane.PlaneOptions;
import io.remblai.spark.info.InfoColumns;
import io.remblai.spark.info.estimate.EstimatorName;
import io.remblai.spark.info.estimate.SampleOptions;
import io.remblai.spark.info.estimate.SoftOptions;
import io.remblai.spark.info.plane.curve.CurveSettings;
import io.remblai.spark.table.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code information-plane}, as text; checked together. */
final class PlaneArguments {

  private static final String SHOW = " Default: ${DEFAULT-VALUE}.";

  private static final int MOST_BETAS = 1_000;

  @Mixin CommonArguments common;

  @Mixin LabelledTableArguments table;

  @Mixin SoftArguments softArguments;

  @Option(
      names = "--order-col",
      order = 8,
      paramLabel = "NAME",
      description =
          "The group column that orders points, such as checkpoint: the others name trajectories.")
  String orderColumn;

  @Option(
      names = "--betas",
      order = 16,
      paramLabel = "A,B,...",
      defaultValue = "auto",
      description =
          "Where the bottleneck curve is searched, numbers above 1; auto: 24 from 1.02 to 5000."
              + SHOW)
  String betas;

  @Option(
      names = "--restarts",
      order = 17,
      paramLabel = "N",
      defaultValue = "" + PlaneOptions.DEFAULT_RESTARTS,
      description =
          "Random starts at each beta besides the annealing through all, from 0 to 1000." + SHOW)
  String restarts;

  @Option(
      names = "--max-bottleneck-labels",
      order = 18,
      paramLabel = "N",
      defaultValue = "" + PlaneOptions.DEFAULT_MOST_LABELS,
      description =
          "Input or output labels of a group beyond which its curve is left out, from 1 to 10000."
              + SHOW)
  String mostLabels;

  /** The options as a record; empty if anything is wrong, and then the problems say what. */
  Optional<PlaneOptions> read(Problems problems) {
    ArgumentValues values = new ArgumentValues(problems);
    InfoColumns columns = table.columns(Optional.empty(), values, problems);
    if (table.labelPairs == null) {
      problems.missing("--label-pairs IN:OUT is required");
    }
    checkOrder(columns.groups(), problems);
    Optional<List<Double>> at = betas(values, problems);
    OptionalLong starts = values.wholeNumber("--restarts", restarts, 0, 1_000);
    OptionalLong most = values.wholeNumber("--max-bottleneck-labels", mostLabels, 1, 10_000);
    Optional<SoftOptions> soft = softArguments.read(false, List.of(), values, problems);
    SampleOptions none =
        new SampleOptions(
            SampleOptions.DEFAULT_NEIGHBOURS,
            Transform.NONE,
            OptionalInt.empty(),
            new Lags(1, 1),
            OptionalInt.empty());
    Optional<InformationOptions> information =
        table.read(columns, List.of(EstimatorName.SOFT), soft, Optional.of(none), values, problems);
    return information.map(
        all ->
            new PlaneOptions(
                all,
                Optional.ofNullable(orderColumn),
                betas.strip(),
                new CurveSettings(
                    at.orElseThrow(),
                    (int) starts.getAsLong(),
                    (int) most.getAsLong(),
                    all.asked().seed())));
  }

  private void checkOrder(List<String> groups, Problems problems) {
    if (orderColumn != null && !groups.contains(orderColumn)) {
      problems.add(
          "--order-col names '%s', which is not among --group-cols%s"
              .formatted(orderColumn, NearestName.hint(orderColumn, groups)));
    }
  }

  private Optional<List<Double>> betas(ArgumentValues values, Problems problems) {
    if (betas == null || betas.strip().equals("auto")) {
      return Optional.of(CurveSettings.usualBetas());
    }
    List<Double> read = new ArrayList<>();
    for (String each : betas.split(",", -1)) {
      OptionalDouble beta = values.positive("--betas", each, false);
      if (beta.isPresent() && beta.getAsDouble() <= 1) {
        problems.add("--betas has " + each.strip() + ", but each must be above 1");
      }
      beta.ifPresent(read::add);
    }
    if (read.size() > MOST_BETAS) {
      problems.add("--betas has %d numbers, but at most %d".formatted(read.size(), MOST_BETAS));
    }
    return Optional.of(read);
  }
}
