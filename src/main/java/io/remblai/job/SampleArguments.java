package io.remblai.job;

import io.remblai.info.series.Lags;
import io.remblai.info.transform.Transform;
import io.remblai.job.argument.ArgumentValues;
import io.remblai.spark.info.estimate.SampleOptions;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** The options of {@code information} about estimators that hold rows, as text. */
final class SampleArguments {

  private static final String SHOW = " Default: ${DEFAULT-VALUE}.";

  @Option(
      names = "--k",
      order = 18,
      paramLabel = "K",
      defaultValue = "" + SampleOptions.DEFAULT_NEIGHBOURS,
      description =
          "Neighbours of ksg1, ksg2, ross, kozachenko and all that end in -ksg or begin with ksg, from"
              + " 1 to 1000."
              + SHOW)
  String neighbours;

  @Option(
      names = "--transform",
      order = 19,
      paramLabel = "HOW",
      defaultValue = "none",
      description =
          "Each coordinate, for all but soft: none, standardise, asinh, rank or normal-score."
              + SHOW)
  String transform;

  @Option(
      names = "--pca",
      order = 20,
      paramLabel = "R",
      description =
          "After the transform reduce vectors of more than R coordinates, from 1 to 1000, to their R"
              + " principal ones, for estimators that hold rows.")
  String components;

  @Option(
      names = "--lag-x",
      order = 20,
      paramLabel = "L",
      defaultValue = "1",
      description = "Past values of the source in transfer entropy, from 1 to 1000." + SHOW)
  String sourceLags;

  @Option(
      names = "--lag-y",
      order = 20,
      paramLabel = "L",
      defaultValue = "1",
      description = "Past values of the target in transfer entropy, from 1 to 1000." + SHOW)
  String targetLags;

  @Option(
      names = "--sample",
      order = 21,
      paramLabel = "ROWS",
      defaultValue = "auto",
      description =
          "Most rows of a group that an estimator holds in memory, chosen by their keys; auto: 100000"
              + " up to 10 coordinates, 20000 above."
              + SHOW)
  String sample;

  /** The options as a record; empty if anything is wrong, and then the problems say what. */
  Optional<SampleOptions> read(ArgumentValues values) {
    OptionalLong k = values.wholeNumber("--k", neighbours, 1, SampleOptions.MOST_NEIGHBOURS);
    Optional<Transform> how = values.choice("--transform", transform, Transform.class);
    OptionalInt kept = components(values);
    Optional<Lags> lags = lags(values);
    Optional<OptionalInt> rows =
        values.autoOrNumber("--sample", sample, 1, SampleOptions.MOST_ROWS);
    return k.isEmpty() || how.isEmpty() || lags.isEmpty() || rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new SampleOptions((int) k.getAsLong(), how.get(), kept, lags.get(), rows.get()));
  }

  private Optional<Lags> lags(ArgumentValues values) {
    OptionalLong source = values.wholeNumber("--lag-x", sourceLags, 1, SampleOptions.MOST_LAGS);
    OptionalLong target = values.wholeNumber("--lag-y", targetLags, 1, SampleOptions.MOST_LAGS);
    return source.isEmpty() || target.isEmpty()
        ? Optional.empty()
        : Optional.of(new Lags((int) source.getAsLong(), (int) target.getAsLong()));
  }

  private OptionalInt components(ArgumentValues values) {
    OptionalLong number = values.wholeNumber("--pca", components, 1, SampleOptions.MOST_COMPONENTS);
    return number.isPresent() ? OptionalInt.of((int) number.getAsLong()) : OptionalInt.empty();
  }
}
