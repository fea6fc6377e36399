package io.remblai.job;

import io.remblai.info.transform.Transform;
import io.remblai.job.argument.ArgumentValues;
import io.remblai.job.info.SampleOptions;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** The options of {@code information} about estimators that hold rows, as text. */
final class SampleArguments {

  private static final String SHOW = " Default: ${DEFAULT-VALUE}.";

  private static final int MOST_NEIGHBOURS = 1_000;

  private static final int MOST_ROWS = 10_000_000;

  @Option(
      names = "--k",
      order = 18,
      paramLabel = "K",
      defaultValue = "" + SampleOptions.DEFAULT_NEIGHBOURS,
      description = "Neighbours of ksg1, ksg2, ross and kozachenko, from 1 to 1000." + SHOW)
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
      names = "--sample",
      order = 20,
      paramLabel = "ROWS",
      defaultValue = "auto",
      description =
          "Most rows of a group that an estimator holds in memory, chosen by their keys; auto: 100000"
              + " up to 10 coordinates, 20000 above."
              + SHOW)
  String sample;

  /** The options as a record; empty if anything is wrong, and then the problems say what. */
  Optional<SampleOptions> read(ArgumentValues values) {
    OptionalLong k = values.wholeNumber("--k", neighbours, 1, MOST_NEIGHBOURS);
    Optional<Transform> how = values.choice("--transform", transform, Transform.class);
    Optional<OptionalInt> rows = values.autoOrNumber("--sample", sample, MOST_ROWS);
    return k.isEmpty() || how.isEmpty() || rows.isEmpty()
        ? Optional.empty()
        : Optional.of(new SampleOptions((int) k.getAsLong(), how.get(), rows.get()));
  }
}
