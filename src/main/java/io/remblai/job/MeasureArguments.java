package io.remblai.job;

import io.remblai.job.argument.ArgumentValues;
import io.remblai.job.divergence.ClusterBy;
import io.remblai.job.divergence.MeasureOptions;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** The options of {@code divergence} about its measures, as text. */
final class MeasureArguments {

  private static final String SHOW = " Default: ${DEFAULT-VALUE}.";

  private static final int MOST_ROWS = 10_000_000;

  @Option(
      names = "--kernel-width",
      order = 10,
      paramLabel = "SIGMA",
      defaultValue = "auto",
      description =
          "mmd: width of the Gaussian kernel in the unit of the features; auto: the median distance"
              + " of 2000 rows."
              + SHOW)
  String kernelWidth;

  @Option(
      names = "--frequencies",
      order = 11,
      paramLabel = "F",
      defaultValue = "" + MeasureOptions.DEFAULT_FREQUENCIES,
      description = "mmd: random frequencies that stand for the kernel, from 1 to 65536." + SHOW)
  String frequencies;

  @Option(
      names = "--clusters",
      order = 12,
      paramLabel = "N",
      defaultValue = "auto",
      description =
          "mauve: clusters, at least 1; auto: a tenth of the smaller side's rows, from 2 to 500."
              + SHOW)
  String clusters;

  @Option(
      names = "--repeats",
      order = 13,
      paramLabel = "N",
      defaultValue = "" + MeasureOptions.DEFAULT_REPEATS,
      description = "mauve: clusterings whose mean is told, from 1 to 100." + SHOW)
  String repeats;

  @Option(
      names = "--cluster-by",
      order = 14,
      paramLabel = "WHAT",
      defaultValue = "direction",
      description =
          "mauve: direction (rows of length 1) or position (rows as they are, as are numbers)."
              + SHOW)
  String clusterBy;

  @Option(
      names = "--slices",
      order = 15,
      paramLabel = "N",
      defaultValue = "" + MeasureOptions.DEFAULT_SLICES,
      description = "sliced-wasserstein: random directions, from 1 to 10000." + SHOW)
  String slices;

  @Option(
      names = "--k",
      order = 16,
      paramLabel = "K",
      defaultValue = "" + MeasureOptions.DEFAULT_NEIGHBOURS,
      description = "knn-kl: neighbours, from 1 to 1000." + SHOW)
  String neighbours;

  @Option(
      names = "--sample",
      order = 17,
      paramLabel = "ROWS",
      defaultValue = "auto",
      description =
          "knn-kl and sliced-wasserstein: most rows of a side of a group that are held in memory,"
              + " chosen by their keys; auto: 100000 up to 10 coordinates, 20000 up to 100, 5000"
              + " above."
              + SHOW)
  String sample;

  @Option(
      names = "--nulls",
      order = 18,
      paramLabel = "N",
      defaultValue = "auto",
      description =
          "Measures with rows dealt to source and target by chance, from 0 to 1000; auto: 5, of"
              + " knn-kl 1."
              + SHOW)
  String nulls;

  /** The options as a record; empty if anything is wrong. */
  Optional<MeasureOptions> read(ArgumentValues values) {
    boolean median = kernelWidth == null || kernelWidth.strip().equals("auto");
    OptionalDouble width =
        median ? OptionalDouble.empty() : values.positive("--kernel-width", kernelWidth, false);
    OptionalLong waves = values.wholeNumber("--frequencies", frequencies, 1, 1 << 16);
    Optional<OptionalInt> most = values.autoOrNumber("--clusters", clusters, 1, 100_000);
    OptionalLong clusterings = values.wholeNumber("--repeats", repeats, 1, 100);
    Optional<ClusterBy> by = values.choice("--cluster-by", clusterBy, ClusterBy.class);
    OptionalLong directions = values.wholeNumber("--slices", slices, 1, 10_000);
    OptionalLong k = values.wholeNumber("--k", neighbours, 1, 1_000);
    Optional<OptionalInt> rows = values.autoOrNumber("--sample", sample, 1, MOST_ROWS);
    Optional<OptionalInt> draws = values.autoOrNumber("--nulls", nulls, 0, 1_000);
    if ((!median && width.isEmpty())
        || waves.isEmpty()
        || most.isEmpty()
        || clusterings.isEmpty()
        || by.isEmpty()
        || directions.isEmpty()
        || k.isEmpty()
        || rows.isEmpty()
        || draws.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new MeasureOptions(
            width,
            (int) waves.getAsLong(),
            most.get(),
            (int) clusterings.getAsLong(),
            by.get(),
            (int) directions.getAsLong(),
            (int) k.getAsLong(),
            rows.get(),
            draws.get()));
  }
}
