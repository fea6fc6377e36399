package io.remblai.job;

import io.remblai.job.argument.ArgumentValues;
import io.remblai.job.argument.CommonArguments;
import io.remblai.job.argument.Problems;
import io.remblai.job.info.EstimatorName;
import io.remblai.job.info.InformationOptions;
import io.remblai.job.info.SampleOptions;
import io.remblai.job.info.SoftOptions;
import io.remblai.job.output.OutputMode;
import io.remblai.spark.info.InfoColumns;
import io.remblai.spark.info.run.LabelPair;
import io.remblai.spark.input.BadRowPolicy;
import io.remblai.spark.table.NearestName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code information}, as text; checked together. */
final class InformationArguments {

  private static final String SHOW = " Default: ${DEFAULT-VALUE}.";

  @Mixin CommonArguments common;

  @Mixin SoftArguments softArguments;

  @Mixin SampleArguments samples;

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
      defaultValue = InformationOptions.DEFAULT_FEATURES_COLUMN,
      description = "Column of the vectors: array of numbers, Spark ML vector, or a number." + SHOW)
  String featuresColumn;

  @Option(
      names = "--with-col",
      order = 4,
      paramLabel = "NAME",
      description = "Column of second vectors: what do the two know about each other?")
  String withColumn;

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
      names = "--estimators",
      order = 9,
      paramLabel = "A,B,...",
      defaultValue = "soft",
      description =
          "soft, gaussian, o-information, coding-rate, ksg1, ksg2, ross, kozachenko, binned,"
              + " binned-equal-width, cauchy-schwarz, info-nce, donsker-varadhan, nwj, smile,"
              + " sliced, spectral."
              + SHOW)
  String estimators;

  @Option(
      names = "--nulls",
      order = 10,
      paramLabel = "N",
      defaultValue = "auto",
      description =
          "Estimates with labels or partners dealt out by chance, from 0 to 1000; auto: 5 for"
              + " soft, none for estimators that hold rows."
              + SHOW)
  String nulls;

  @Option(
      names = "--seed",
      order = 21,
      paramLabel = "N",
      defaultValue = "" + InformationOptions.DEFAULT_SEED,
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

  /** The options as a record; empty if anything is wrong, and then the problems say what. */
  Optional<InformationOptions> read(Problems problems) {
    ArgumentValues values = new ArgumentValues(problems);
    values.present("--input", input);
    values.present("--out", out);
    if (out != null && out.equals(input)) {
      problems.add("--out " + out + " is also the input; name another folder");
    }
    InfoColumns columns = columns(values, problems);
    List<LabelPair> pairs = pairs(columns.labels(), problems);
    List<EstimatorName> asked = estimators(columns, problems);
    Optional<SoftOptions> soft = softArguments.read(values, problems);
    Optional<OptionalInt> draws = values.autoOrNumber("--nulls", nulls, 1_000);
    Optional<SampleOptions> held = samples.read(values);
    OptionalLong number = values.wholeNumber("--seed", seed, Long.MIN_VALUE, Long.MAX_VALUE);
    Optional<BadRowPolicy> policy = values.choice("--on-bad-row", onBadRow, BadRowPolicy.class);
    Optional<OutputMode> where = values.choice("--mode", mode, OutputMode.class);
    if (!problems.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new InformationOptions(
            input.strip(),
            out.strip(),
            columns,
            pairs,
            asked,
            soft.orElseThrow(),
            draws.orElseThrow(),
            held.orElseThrow(),
            number.getAsLong(),
            policy.orElseThrow(),
            where.orElseThrow()));
  }

  private InfoColumns columns(ArgumentValues values, Problems problems) {
    values.present("--features-col", featuresColumn);
    values.present("--with-col", withColumn);
    values.present("--id-col", idColumn);
    return new InfoColumns(
        featuresColumn,
        Optional.ofNullable(withColumn),
        names("--label-cols", labelColumns, problems),
        names("--group-cols", groupColumns, problems),
        Optional.ofNullable(idColumn));
  }

  private static List<String> names(String option, String text, Problems problems) {
    if (text == null) {
      return List.of();
    }
    List<String> names = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    if (names.stream().anyMatch(String::isEmpty)) {
      problems.add(option + " is '" + text + "', with a blank name in it");
    }
    if (names.stream().distinct().count() < names.size()) {
      problems.add(option + " is '" + text + "', with one name twice");
    }
    return names;
  }

  private List<LabelPair> pairs(List<String> labels, Problems problems) {
    List<LabelPair> pairs = new ArrayList<>();
    for (String pair : names("--label-pairs", labelPairs, problems)) {
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

  private List<EstimatorName> estimators(InfoColumns columns, Problems problems) {
    List<String> known = Arrays.stream(EstimatorName.values()).map(EstimatorName::written).toList();
    Set<EstimatorName> asked = new LinkedHashSet<>();
    for (String name : names("--estimators", estimators, problems)) {
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
