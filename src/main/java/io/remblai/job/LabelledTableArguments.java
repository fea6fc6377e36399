package io.remblai.job;

import io.remblai.job.argument.ArgumentValues;
import io.remblai.job.argument.Problems;
import io.remblai.job.info.InformationOptions;
import io.remblai.job.output.OutputMode;
import io.remblai.spark.info.InfoColumns;
import io.remblai.spark.info.estimate.EstimateOptions;
import io.remblai.spark.info.estimate.EstimatorName;
import io.remblai.spark.info.estimate.SampleOptions;
import io.remblai.spark.info.estimate.SoftOptions;
import io.remblai.spark.info.run.LabelPair;
import io.remblai.spark.input.BadRowPolicy;
import io.remblai.spark.table.NearestName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** What {@code information} and {@code information-plane} both ask about the table, as text. */
final class LabelledTableArguments {

  private static final String SHOW = " Default: ${DEFAULT-VALUE}.";

  @Option(
      names = "--input",
      required = true,
      order = 1,
      paramLabel = "TABLE",
      description = "Vectors and labels: PATH (Parquet), FORMAT:PATH or table:NAME.")
  String input;

  @Option(
      names = "--out",
      required = true,
      order = 2,
      paramLabel = "FOLDER",
      description = "Folder of the output, on any file system of Hadoop.")
  String out;

  @Option(
      names = "--features-col",
      order = 3,
      paramLabel = "NAME",
      defaultValue = EstimateOptions.DEFAULT_FEATURES_COLUMN,
      description = "Column of the vectors: array of numbers, Spark ML vector, or a number." + SHOW)
  String featuresColumn;

  @Option(
      names = "--label-cols",
      order = 5,
      paramLabel = "A,B,...",
      description = "Columns of labels: whole numbers, text or boolean.")
  String labelColumns;

  @Option(
      names = "--label-pairs",
      order = 6,
      paramLabel = "IN:OUT,...",
      description = "Pairs of label columns, input and output, whose optimality is wanted.")
  String labelPairs;

  @Option(
      names = "--group-cols",
      order = 7,
      paramLabel = "A,B,...",
      description = "Columns whose values make groups, each estimated by itself.")
  String groupColumns;

  @Option(
      names = "--id-col",
      order = 8,
      paramLabel = "NAME",
      description =
          "Column that tells rows apart; random choices are drawn from it. Without one they are"
              + " drawn from the row's vectors and labels.")
  String idColumn;

  @Option(
      names = "--nulls",
      order = 10,
      paramLabel = "N",
      defaultValue = "auto",
      description =
          "Estimates with labels or partners dealt out by chance, from 0 to 1000; auto: 5 for"
              + " soft and discrete, none for estimators that hold rows."
              + SHOW)
  String nulls;

  @Option(
      names = "--per-label",
      order = 21,
      description = "Also write <out>/labels: the soft entropy of every single label.")
  boolean perLabel;

  @Option(
      names = "--seed",
      order = 21,
      paramLabel = "N",
      defaultValue = "" + EstimateOptions.DEFAULT_SEED,
      description = "Seed of reference points and all random choices, any 64-bit number." + SHOW)
  String seed;

  @Option(
      names = "--on-bad-row",
      order = 22,
      paramLabel = "WHAT",
      defaultValue = "fail",
      description =
          "Rows with a null, NaN, infinity, another length, no direction or no label: fail; drop"
              + " them; or quarantine them in rejects/."
              + SHOW)
  String onBadRow;

  @Option(
      names = "--mode",
      order = 23,
      paramLabel = "MODE",
      defaultValue = "error",
      description = "Where the output exists: error, overwrite, resume or skip-if-complete." + SHOW)
  String mode;

  /**
   * The columns that are looked at.
   *
   * @param second the column of second vectors
   */
  InfoColumns columns(Optional<String> second, ArgumentValues values, Problems problems) {
    values.present("--features-col", featuresColumn);
    values.present("--id-col", idColumn);
    return new InfoColumns(
        featuresColumn,
        second,
        values.names("--label-cols", labelColumns),
        values.names("--group-cols", groupColumns),
        Optional.ofNullable(idColumn));
  }

  /** All options together; empty if anything is wrong, and then the problems say what. */
  Optional<InformationOptions> read(
      InfoColumns columns,
      List<EstimatorName> estimators,
      Optional<SoftOptions> soft,
      Optional<SampleOptions> held,
      ArgumentValues values,
      Problems problems) {
    values.present("--input", input);
    values.present("--out", out);
    if (out != null && out.equals(input)) {
      problems.add("--out " + out + " is also the input; name another folder");
    }
    List<LabelPair> pairs = pairs(columns.labels(), values, problems);
    if (perLabel && columns.labels().isEmpty()) {
      problems.add("--per-label needs labels: add --label-cols");
    }
    if (perLabel && !estimators.contains(EstimatorName.SOFT)) {
      problems.add("--per-label needs the estimator soft: add it to --estimators");
    }
    Optional<OptionalInt> draws =
        values.autoOrNumber("--nulls", nulls, 0, EstimateOptions.MOST_NULLS);
    OptionalLong number = values.wholeNumber("--seed", seed, Long.MIN_VALUE, Long.MAX_VALUE);
    Optional<BadRowPolicy> policy = values.choice("--on-bad-row", onBadRow, BadRowPolicy.class);
    Optional<OutputMode> where = values.choice("--mode", mode, OutputMode.class);
    if (!problems.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new InformationOptions(
            new EstimateOptions(
                input.strip(),
                columns,
                pairs,
                estimators,
                soft.orElseThrow(),
                draws.orElseThrow(),
                held.orElseThrow(),
                number.getAsLong(),
                policy.orElseThrow()),
            out.strip(),
            perLabel,
            where.orElseThrow()));
  }

  private List<LabelPair> pairs(List<String> labels, ArgumentValues values, Problems problems) {
    List<LabelPair> pairs = new ArrayList<>();
    for (String pair : values.names("--label-pairs", labelPairs)) {
      List<String> ends = Arrays.stream(pair.split(":", -1)).map(String::strip).toList();
      if (ends.size() != 2) {
        problems.add("--label-pairs has '" + pair + "', but must be IN:OUT");
        continue;
      }
      ends.stream()
          .filter(end -> !labels.contains(end))
          .forEach(
              end ->
                  problems.add(
                      "--label-pairs names '%s', which is not among --label-cols%s"
                          .formatted(end, NearestName.hint(end, labels))));
      pairs.add(new LabelPair(labels.indexOf(ends.get(0)), labels.indexOf(ends.get(1))));
    }
    return pairs;
  }
}
