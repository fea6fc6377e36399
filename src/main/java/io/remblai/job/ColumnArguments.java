package io.remblai.job;

import io.remblai.job.argument.ArgumentValues;
import io.remblai.job.argument.Problems;
import io.remblai.job.hiref.HirefOptions;
import io.remblai.spark.table.TableSpec.Features;
import io.remblai.spark.table.TableSpec.NumericColumns;
import io.remblai.spark.table.TableSpec.VectorColumn;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that name the columns of ids and vectors, as text. */
final class ColumnArguments {

  private static final String SHOW = " Default: ${DEFAULT-VALUE}.";

  @Option(
      names = "--id-col",
      order = 4,
      paramLabel = "NAME",
      defaultValue = HirefOptions.DEFAULT_ID_COLUMN,
      description = "Column of the row ids, unique within a table: integral or text." + SHOW)
  String idColumn;

  @Option(
      names = "--features-col",
      order = 5,
      paramLabel = "NAME",
      description =
          "Column of the vectors: array of numbers or Spark ML vector. Default: "
              + HirefOptions.DEFAULT_FEATURES_COLUMN
              + ".")
  String featuresColumn;

  @Option(
      names = "--features-cols",
      order = 6,
      paramLabel = "A,B,...",
      description = "Instead of --features-col: columns with one coordinate each, in order.")
  String featuresColumns;

  /** Where vectors are; empty, or wrong, where the problems say so. */
  Optional<Features> read(ArgumentValues values, Problems problems) {
    values.present("--id-col", idColumn);
    values.present("--features-col", featuresColumn);
    if (featuresColumns == null) {
      if (featuresColumn == null) {
        featuresColumn =
            HirefOptions.DEFAULT_FEATURES_COLUMN; // So that advice can name the option.
      }
      return Optional.of(new VectorColumn(featuresColumn));
    }
    if (featuresColumn != null) {
      problems.add("--features-col and --features-cols exclude each other");
    }
    List<String> names = Arrays.stream(featuresColumns.split(",", -1)).map(String::strip).toList();
    if (names.stream().anyMatch(String::isEmpty)) {
      problems.add("--features-cols is '" + featuresColumns + "', with a blank name in it");
    }
    if (names.stream().distinct().count() < names.size()) {
      problems.add("--features-cols is '" + featuresColumns + "', with one name twice");
    }
    return Optional.of(new NumericColumns(names));
  }
}
