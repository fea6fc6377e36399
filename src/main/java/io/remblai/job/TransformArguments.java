package io.remblai.job;

import io.remblai.job.argument.ArgumentValues;
import io.remblai.job.argument.CommonArguments;
import io.remblai.job.argument.Problems;
import io.remblai.job.output.OutputMode;
import io.remblai.job.transform.TransformOptions;
import io.remblai.refine.transform.Smoothing;
import io.remblai.spark.input.BadRowPolicy;
import io.remblai.spark.table.TableSpec.Features;
import io.remblai.spark.table.TableSpec.NumericColumns;
import io.remblai.spark.table.TableSpec.VectorColumn;
import io.remblai.spark.transform.TransformSettings;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code transform}, as text; checked together. */
final class TransformArguments {

  private static final String SHOW = " Default: ${DEFAULT-VALUE}.";

  private static final String AS_THE_MAP = " Default: as in the map.";

  @Mixin CommonArguments common;

  @Option(
      names = "--map",
      required = true,
      order = 1,
      paramLabel = "FOLDER",
      description = "Output of hiref: the map to apply.")
  String map;

  @Option(
      names = "--input",
      required = true,
      order = 2,
      paramLabel = "TABLE",
      description = "New rows of the source's kind: PATH (Parquet), FORMAT:PATH or table:NAME.")
  String input;

  @Option(
      names = "--out",
      required = true,
      order = 3,
      paramLabel = "FOLDER",
      description = "Folder of the output, on any file system of Hadoop.")
  String out;

  @Option(
      names = "--id-col",
      order = 4,
      paramLabel = "NAME",
      description = "Column of the new rows' ids, unique: integral or text." + AS_THE_MAP)
  String idColumn;

  @Option(
      names = "--features-col",
      order = 5,
      paramLabel = "NAME",
      description = "Column of their vectors: array of numbers or Spark ML vector." + AS_THE_MAP)
  String featuresColumn;

  @Option(
      names = "--features-cols",
      order = 6,
      paramLabel = "A,B,...",
      description = "Instead of --features-col: columns with one coordinate each, in order.")
  String featuresColumns;

  @Option(
      names = "--source",
      order = 7,
      paramLabel = "TABLE",
      description = "Where the map's source table is now. Default: where its manifest says.")
  String source;

  @Option(
      names = "--target",
      order = 8,
      paramLabel = "TABLE",
      description = "Where the map's target table is now. Default: where its manifest says.")
  String target;

  @Option(
      names = "--smoothing",
      order = 9,
      paramLabel = "HOW",
      defaultValue = "linear",
      description =
          "What the nearest pairs say of a row: linear, displacements change linearly with the"
              + " place; mean, their weighted mean; displacement, that of the nearest; or partner,"
              + " it goes to the partner of the nearest."
              + SHOW)
  String smoothing;

  @Option(
      names = "--neighbors",
      order = 10,
      paramLabel = "K",
      defaultValue = "auto",
      description =
          "Pairs that are asked for a row, from 1 to "
              + TransformSettings.MOST_NEIGHBOURS
              + "; auto: for linear and mean 4 for each coordinate, from 8 to 32; else 1."
              + SHOW)
  String neighbors;

  @Option(
      names = "--block-rows",
      order = 11,
      paramLabel = "N",
      defaultValue = "auto",
      description =
          "Pairs of one block, which a task holds in memory: from 64 to 100000000; auto: 32 MiB of"
              + " coordinates."
              + SHOW)
  String blockRows;

  @Option(
      names = "--on-bad-row",
      order = 12,
      paramLabel = "WHAT",
      defaultValue = "fail",
      description =
          "New rows with null, NaN, infinity, wrong length or a duplicate id: fail; drop them; or"
              + " quarantine them in rejects/."
              + SHOW)
  String onBadRow;

  @Option(
      names = "--mode",
      order = 13,
      paramLabel = "MODE",
      defaultValue = "error",
      description = "Where the output exists: error, overwrite, resume or skip-if-complete." + SHOW)
  String mode;

  /** The options as a record; empty if anything is wrong, and then the problems say what. */
  Optional<TransformOptions> read(Problems problems) {
    ArgumentValues values = new ArgumentValues(problems);
    checkPlaces(values, problems);
    values.present("--id-col", idColumn);
    Optional<Features> features = features(values, problems);
    Optional<Smoothing> how = values.choice("--smoothing", smoothing, Smoothing.class);
    Optional<OptionalInt> asked =
        values.autoOrNumber("--neighbors", neighbors, 1, TransformSettings.MOST_NEIGHBOURS);
    Optional<OptionalInt> rows = values.autoOrNumber("--block-rows", blockRows, 64, 100_000_000);
    Optional<BadRowPolicy> policy = values.choice("--on-bad-row", onBadRow, BadRowPolicy.class);
    Optional<OutputMode> where = values.choice("--mode", mode, OutputMode.class);
    if (!problems.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new TransformOptions(
            map.strip(),
            input.strip(),
            out.strip(),
            Optional.ofNullable(idColumn),
            features,
            Optional.ofNullable(source).map(String::strip),
            Optional.ofNullable(target).map(String::strip),
            how.orElseThrow(),
            asked.orElseThrow(),
            rows.orElseThrow(),
            policy.orElseThrow(),
            where.orElseThrow()));
  }

  private void checkPlaces(ArgumentValues values, Problems problems) {
    values.present("--map", map);
    values.present("--input", input);
    values.present("--out", out);
    values.present("--source", source);
    values.present("--target", target);
    if (out != null && (out.equals(input) || out.equals(source) || out.equals(target))) {
      problems.add("--out " + out + " is also an input; name another folder");
    }
    if (out != null && out.equals(map)) {
      problems.add("--out " + out + " is also the map; name another folder");
    }
  }

  private Optional<Features> features(ArgumentValues values, Problems problems) {
    values.present("--features-col", featuresColumn);
    if (featuresColumns == null) {
      return Optional.ofNullable(featuresColumn).map(VectorColumn::new);
    }
    if (featuresColumn != null) {
      problems.add("--features-col and --features-cols exclude each other");
    }
    List<String> names = values.names("--features-cols", featuresColumns);
    return Optional.of(new NumericColumns(names));
  }
}
