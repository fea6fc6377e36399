package io.remblai.job.transform;

import io.remblai.job.argument.ArgumentValues;
import io.remblai.job.output.OutputMode;
import io.remblai.refine.transform.Smoothing;
import io.remblai.spark.input.BadRowPolicy;
import io.remblai.spark.table.TableSpec.Features;
import io.remblai.spark.table.TableSpec.NumericColumns;
import io.remblai.spark.transform.TransformSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * All that a run of {@code transform} is asked to do.
 *
 * @param map output folder of the map
 * @param input path or table of the new rows
 * @param out folder of the output
 * @param idColumn column of the new rows' ids; empty: as in the map
 * @param features their column or columns of coordinates; empty: as in the map
 * @param source where the map's source is now; empty: where the map's manifest says
 * @param target likewise
 * @param smoothing what near pairs say of a row
 * @param neighbours how many pairs are asked; empty: what is best for the smoothing
 * @param blockRows pairs of one block; empty: as many as a task should hold
 * @param badRows what to do with rows that cannot be used
 * @param mode what to do where the output exists
 */
public record TransformOptions(
    String map,
    String input,
    String out,
    Optional<String> idColumn,
    Optional<Features> features,
    Optional<String> source,
    Optional<String> target,
    Smoothing smoothing,
    OptionalInt neighbours,
    OptionalInt blockRows,
    BadRowPolicy badRows,
    OutputMode mode) {

  /** The settings for points of a dimension. */
  TransformSettings settings(int dim) {
    return TransformSettings.of(smoothing, neighbours, blockRows, dim);
  }

  /**
   * Every option that was in force, under its name without dashes, as it would be typed.
   *
   * @param mapRun id of the run that made the map
   */
  Map<String, String> configuration(String mapRun) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("map", map);
    all.put("map-run", mapRun);
    all.put("input", input);
    all.put("out", out);
    idColumn.ifPresent(name -> all.put("id-col", name));
    features.ifPresent(
        columns ->
            all.put(
                columns instanceof NumericColumns ? "features-cols" : "features-col",
                String.join(",", columns.columns())));
    source.ifPresent(table -> all.put("source", table));
    target.ifPresent(table -> all.put("target", table));
    all.put("smoothing", ArgumentValues.written(smoothing));
    all.put("neighbors", numberOrAuto(neighbours));
    all.put("block-rows", numberOrAuto(blockRows));
    all.put("on-bad-row", ArgumentValues.written(badRows));
    all.put("mode", ArgumentValues.written(mode));
    return all;
  }

  private static String numberOrAuto(OptionalInt number) {
    return number.isPresent() ? String.valueOf(number.getAsInt()) : "auto";
  }
}
