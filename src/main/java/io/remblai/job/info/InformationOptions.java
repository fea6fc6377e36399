package io.remblai.job.info;

import io.remblai.job.argument.ArgumentValues;
import io.remblai.job.output.OutputMode;
import io.remblai.spark.info.InfoColumns;
import io.remblai.spark.info.run.LabelPair;
import io.remblai.spark.input.BadRowPolicy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * All that a run of {@code information} is asked to do.
 *
 * @param input path or table
 * @param out folder of the output
 * @param columns what is looked at
 * @param pairs input and output labels
 * @param estimators at least one
 * @param soft settings of soft bins
 * @param nulls draws of chance labels or partners; empty: 5 for sums, none where rows are held
 * @param sample how estimators that hold rows go about it
 * @param perLabel whether entropies of single labels are written
 * @param seed of all random choices
 * @param badRows what to do with rows that cannot be used
 * @param mode what to do where the output exists
 */
public record InformationOptions(
    String input,
    String out,
    InfoColumns columns,
    List<LabelPair> pairs,
    List<EstimatorName> estimators,
    SoftOptions soft,
    OptionalInt nulls,
    SampleOptions sample,
    boolean perLabel,
    long seed,
    BadRowPolicy badRows,
    OutputMode mode) {

  /** Column of the vectors, unless named. */
  public static final String DEFAULT_FEATURES_COLUMN = "features";

  public static final int DEFAULT_SEED = 0;

  /** Draws of chance labels where they cost little. */
  private static final int USUAL_NULLS = 5;

  public InformationOptions {
    pairs = List.copyOf(pairs);
    estimators = List.copyOf(estimators);
    if (estimators.isEmpty()) {
      throw new IllegalArgumentException("estimators must name at least one");
    }
  }

  public boolean asksFor(EstimatorName estimator) {
    return estimators.contains(estimator);
  }

  /** Draws of chance labels in the pass over all rows. */
  public int softNulls() {
    return nulls.orElse(USUAL_NULLS);
  }

  /** Pairs of labels as {@code in:out}. */
  public List<String> pairNames() {
    return pairs.stream()
        .map(pair -> columns.labels().get(pair.input()) + ":" + columns.labels().get(pair.output()))
        .toList();
  }

  /** Every option that was in force, under its name without dashes, as it would be typed. */
  public Map<String, String> configuration() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("input", input);
    all.put("out", out);
    all.put("features-col", columns.x());
    columns.y().ifPresent(name -> all.put("with-col", name));
    columns.given().ifPresent(name -> all.put("given-col", name));
    columns.series().ifPresent(name -> all.put("series-col", name));
    columns.time().ifPresent(name -> all.put("time-col", name));
    putList(all, "label-cols", columns.labels());
    putList(all, "label-pairs", pairNames());
    putList(all, "group-cols", columns.groups());
    columns.id().ifPresent(name -> all.put("id-col", name));
    putList(all, "estimators", estimators.stream().map(EstimatorName::written).toList());
    all.put("bins", numberOrAuto(soft.bins()));
    all.put("temperature", soft.temperature());
    soft.referencePoints().ifPresent(table -> all.put("reference-points", table));
    all.put("precision", ArgumentValues.written(soft.precision()));
    all.put("nulls", numberOrAuto(nulls));
    all.put("k", String.valueOf(sample.k()));
    all.put("transform", ArgumentValues.written(sample.transform()));
    sample.components().ifPresent(number -> all.put("pca", String.valueOf(number)));
    all.put("lag-x", String.valueOf(sample.lags().source()));
    all.put("lag-y", String.valueOf(sample.lags().target()));
    all.put("sample", numberOrAuto(sample.rows()));
    all.put("per-label", String.valueOf(perLabel));
    all.put("seed", String.valueOf(seed));
    all.put("state-out", String.valueOf(soft.saveState()));
    putList(all, "state-in", soft.states());
    all.put("on-bad-row", ArgumentValues.written(badRows));
    all.put("mode", ArgumentValues.written(mode));
    return all;
  }

  private static String numberOrAuto(OptionalInt number) {
    return number.isPresent() ? String.valueOf(number.getAsInt()) : "auto";
  }

  private static void putList(Map<String, String> all, String name, List<String> values) {
    if (!values.isEmpty()) {
      all.put(name, values.stream().collect(Collectors.joining(",")));
    }
  }
}
