package io.remblai.job;

import io.remblai.job.argument.ArgumentValues;
import io.remblai.job.argument.Problems;
import io.remblai.spark.info.InfoColumns;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of {@code information} about what rows hold beside vectors and labels, as text. */
final class GivenArguments {

  @Option(
      names = "--given-col",
      order = 4,
      paramLabel = "NAME",
      description =
          "Column of vectors, or of numbers, that count as known: what do the others know about each"
              + " other beyond them?")
  String givenColumn;

  @Option(
      names = "--series-col",
      order = 8,
      paramLabel = "NAME",
      description =
          "Column that tells series apart, for transfer entropy. Without one each group is a series.")
  String seriesColumn;

  @Option(
      names = "--time-col",
      order = 8,
      paramLabel = "NAME",
      description =
          "Column by which the rows of a series are ordered: whole numbers, dates, times.")
  String timeColumn;

  /** The columns and these. */
  InfoColumns beside(InfoColumns columns, ArgumentValues values, Problems problems) {
    values.present("--given-col", givenColumn);
    values.present("--series-col", seriesColumn);
    values.present("--time-col", timeColumn);
    if (seriesColumn != null && timeColumn == null) {
      problems.add("--series-col " + seriesColumn + " says nothing without --time-col: add it");
    }
    return columns.with(
        Optional.ofNullable(givenColumn),
        Optional.ofNullable(seriesColumn),
        Optional.ofNullable(timeColumn));
  }
}
