package io.remblai.job.info;

import io.remblai.job.argument.ArgumentValues;
import io.remblai.job.output.OutputMode;
import io.remblai.spark.info.InfoColumns;
import io.remblai.spark.info.estimate.EstimateOptions;
import io.remblai.spark.info.estimate.EstimatorName;
import io.remblai.spark.info.estimate.SampleOptions;
import io.remblai.spark.info.estimate.SoftOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * All that a run of {@code information} is asked to do.
 *
 * @param asked what is to be estimated; its input is a path or table
 * @param out folder of the output
 * @param perLabel whether entropies of single labels are written
 * @param mode what to do where the output exists
 */
public record InformationOptions(
    EstimateOptions asked, String out, boolean perLabel, OutputMode mode) {

  /** Every option that was in force, under its name without dashes, as it would be typed. */
  public Map<String, String> configuration() {
    Map<String, String> all = new LinkedHashMap<>();
    InfoColumns columns = asked.columns();
    SoftOptions soft = asked.soft();
    SampleOptions sample = asked.sample();
    all.put("input", asked.input());
    all.put("out", out);
    all.put("features-col", columns.x());
    columns.y().ifPresent(name -> all.put("with-col", name));
    columns.given().ifPresent(name -> all.put("given-col", name));
    columns.series().ifPresent(name -> all.put("series-col", name));
    columns.time().ifPresent(name -> all.put("time-col", name));
    putList(all, "label-cols", columns.labels());
    putList(all, "label-pairs", asked.pairNames());
    putList(all, "group-cols", columns.groups());
    columns.id().ifPresent(name -> all.put("id-col", name));
    putList(all, "estimators", asked.estimators().stream().map(EstimatorName::written).toList());
    all.put("bins", numberOrAuto(soft.bins()));
    all.put("temperature", soft.temperature());
    soft.referencePoints().ifPresent(table -> all.put("reference-points", table));
    all.put("precision", ArgumentValues.written(soft.precision()));
    all.put("nulls", numberOrAuto(asked.nulls()));
    all.put("k", String.valueOf(sample.k()));
    all.put("transform", ArgumentValues.written(sample.transform()));
    sample.components().ifPresent(number -> all.put("pca", String.valueOf(number)));
    all.put("lag-x", String.valueOf(sample.lags().source()));
    all.put("lag-y", String.valueOf(sample.lags().target()));
    all.put("sample", numberOrAuto(sample.rows()));
    all.put("per-label", String.valueOf(perLabel));
    all.put("seed", String.valueOf(asked.seed()));
    all.put("state-out", String.valueOf(soft.saveState()));
    putList(all, "state-in", soft.states());
    all.put("on-bad-row", ArgumentValues.written(asked.badRows()));
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
