package io.remblai.ml.info;

import io.remblai.ml.param.ColumnChecks;
import io.remblai.spark.info.InfoColumns;
import io.remblai.spark.info.estimate.EstimateOptions;
import io.remblai.spark.info.run.LabelPair;
import io.remblai.spark.table.NearestName;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.param.StringArrayParam;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;

/** Parameters that name columns: those of {@link HasComparedParams}. */
public final class ComparedParams implements Serializable {

  private static final long serialVersionUID = 1;

  final Param<String> featuresCol;
  final Param<String> withCol;
  final Param<String> labelCol;
  final StringArrayParam labelCols;
  final StringArrayParam labelPairs;
  final Param<String> givenCol;
  final Param<String> seriesCol;
  final Param<String> timeCol;
  final StringArrayParam groupCols;
  final Param<String> idCol;

  /** The parameters of a stage, which gets their defaults. */
  public ComparedParams(Params stage) {
    featuresCol =
        new Param<>(
            stage, "featuresCol", "column of the vectors: arrays of numbers, ML vectors, numbers");
    withCol =
        new Param<>(stage, "withCol", "column of second vectors, which may be whole numbers too");
    labelCol =
        new Param<>(
            stage,
            "labelCol",
            "what vectors are held against: labels if it is of whole numbers, text or boolean,"
                + " else second vectors");
    labelCols = new StringArrayParam(stage, "labelCols", "columns of labels, behind labelCol");
    labelPairs =
        new StringArrayParam(stage, "labelPairs", "pairs of label columns, each as input:output");
    givenCol = new Param<>(stage, "givenCol", "column of vectors that count as known");
    seriesCol =
        new Param<>(
            stage, "seriesCol", "column that tells series apart; unset: a group is a series");
    timeCol = new Param<>(stage, "timeCol", "column by which the rows of a series are ordered");
    groupCols =
        new StringArrayParam(
            stage, "groupCols", "columns whose values make groups, each estimated by itself");
    idCol =
        new Param<>(
            stage, "idCol", "column that tells rows apart; unset: by their vectors and labels");
    stage.setDefault(featuresCol, EstimateOptions.DEFAULT_FEATURES_COLUMN);
    for (StringArrayParam param : List.of(labelCols, labelPairs, groupCols)) {
      stage.setDefault(param, new String[0]);
    }
  }

  /**
   * The columns of a table.
   *
   * @throws IllegalArgumentException if one is missing, or names do not go together
   */
  public InfoColumns columns(Params stage, StructType schema) {
    Optional<String> y = one(stage, schema, labelCol);
    boolean labels = y.isPresent() && holdsLabels(schema, y.get());
    Optional<String> second = one(stage, schema, withCol);
    if (y.isPresent() && !labels && second.isPresent()) {
      throw new IllegalArgumentException(
          "column `%s`, which labelCol names, is no label, and withCol names second vectors too: set one of the two"
              .formatted(y.get()));
    }
    List<String> allLabels = new ArrayList<>(labels ? List.of(y.get()) : List.of());
    allLabels.addAll(many(stage, schema, labelCols));
    Optional<String> series = one(stage, schema, seriesCol);
    Optional<String> time = one(stage, schema, timeCol);
    if (series.isPresent() && time.isEmpty()) {
      throw new IllegalArgumentException("seriesCol says nothing without timeCol: set it");
    }
    return new InfoColumns(
            one(stage, schema, featuresCol).orElseThrow(),
            labels ? second : second.or(() -> y),
            distinct("labelCols", allLabels),
            distinct("groupCols", many(stage, schema, groupCols)),
            one(stage, schema, idCol))
        .with(one(stage, schema, givenCol), series, time);
  }

  private static boolean holdsLabels(StructType schema, String name) {
    DataType type = schema.apply(name).dataType();
    return type instanceof IntegralType
        || type instanceof StringType
        || type instanceof BooleanType;
  }

  private static Optional<String> one(Params stage, StructType schema, Param<String> param) {
    return stage.isDefined(param)
        ? Optional.of(ColumnChecks.column(schema, param.name(), stage.getOrDefault(param)).name())
        : Optional.empty();
  }

  private static List<String> many(Params stage, StructType schema, StringArrayParam param) {
    return Arrays.stream(stage.getOrDefault(param))
        .map(name -> ColumnChecks.column(schema, param.name(), name).name())
        .toList();
  }

  private static List<String> distinct(String param, List<String> names) {
    if (names.stream().distinct().count() < names.size()) {
      throw new IllegalArgumentException("%s has one name twice: %s".formatted(param, names));
    }
    return names;
  }

  /**
   * The pairs of label columns.
   *
   * @throws IllegalArgumentException if one is no pair, or of other columns
   */
  public List<LabelPair> pairs(Params stage, List<String> labels) {
    return Arrays.stream(stage.getOrDefault(labelPairs)).map(pair -> pair(pair, labels)).toList();
  }

  private static LabelPair pair(String pair, List<String> labels) {
    String[] ends = pair.split(":", -1);
    if (ends.length != 2) {
      throw new IllegalArgumentException(
          "labelPairs has '%s', but must be input:output".formatted(pair));
    }
    for (String end : ends) {
      if (!labels.contains(end)) {
        throw new IllegalArgumentException(
            "labelPairs names '%s', which is not among labelCols%s"
                .formatted(end, NearestName.hint(end, labels)));
      }
    }
    return new LabelPair(labels.indexOf(ends[0]), labels.indexOf(ends[1]));
  }
}
