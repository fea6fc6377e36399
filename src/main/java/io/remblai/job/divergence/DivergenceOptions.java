package io.remblai.job.divergence;

import io.remblai.info.kernel.KernelWidth;
import io.remblai.job.argument.ArgumentValues;
import io.remblai.job.output.OutputMode;
import io.remblai.spark.divergence.DivergenceSettings;
import io.remblai.spark.divergence.Measure;
import io.remblai.spark.info.InfoColumns;
import io.remblai.spark.input.BadRowPolicy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * All that a run of {@code divergence} is asked to do.
 *
 * @param source path or table whose groups are measured
 * @param target path or table they are measured against
 * @param out folder of the output
 * @param columns what is looked at
 * @param against which rows of the target a group meets
 * @param measures at least one
 * @param how settings of the measures
 * @param seed of all random choices
 * @param badRows what to do with rows that cannot be used
 * @param mode what to do where the output exists
 */
public record DivergenceOptions(
    String source,
    String target,
    String out,
    InfoColumns columns,
    Against against,
    List<Measure> measures,
    MeasureOptions how,
    long seed,
    BadRowPolicy badRows,
    OutputMode mode) {

  /** Column of the vectors, unless named. */
  public static final String DEFAULT_FEATURES_COLUMN = "features";

  public static final int DEFAULT_SEED = 0;

  public DivergenceOptions {
    measures = List.copyOf(measures);
    if (measures.isEmpty()) {
      throw new IllegalArgumentException("measures must name at least one");
    }
  }

  /** Whether all groups meet the same rows; without groups that is the same as their own. */
  boolean whole() {
    return against == Against.ALL && !columns.groups().isEmpty();
  }

  /** The settings of a run in which the smaller side of a group usually has so many rows. */
  DivergenceSettings settings(long rows) {
    return new DivergenceSettings(
        measures,
        whole(),
        how.kernelWidth().isPresent()
            ? KernelWidth.of(how.kernelWidth().getAsDouble())
            : KernelWidth.median(),
        how.frequencies(),
        how.clustersFor(rows),
        how.repeats(),
        how.clusterBy() == ClusterBy.DIRECTION,
        how.slices(),
        how.neighbours(),
        how.sample().orElse(0),
        how.usualNulls(),
        how.neighbourNulls(),
        seed);
  }

  /** Every option that was in force, under its name without dashes, as it would be typed. */
  public Map<String, String> configuration() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("source", source);
    all.put("target", target);
    all.put("out", out);
    all.put("features-col", columns.x());
    columns.id().ifPresent(name -> all.put("id-col", name));
    if (!columns.groups().isEmpty()) {
      all.put("group-cols", String.join(",", columns.groups()));
    }
    all.put("against", ArgumentValues.written(against));
    all.put("measures", measures.stream().map(Measure::written).collect(Collectors.joining(",")));
    all.put(
        "kernel-width",
        how.kernelWidth().isPresent() ? String.valueOf(how.kernelWidth().getAsDouble()) : "auto");
    all.put("frequencies", String.valueOf(how.frequencies()));
    all.put("clusters", numberOrAuto(how.clusters()));
    all.put("repeats", String.valueOf(how.repeats()));
    all.put("cluster-by", ArgumentValues.written(how.clusterBy()));
    all.put("slices", String.valueOf(how.slices()));
    all.put("k", String.valueOf(how.neighbours()));
    all.put("sample", numberOrAuto(how.sample()));
    all.put("nulls", numberOrAuto(how.nulls()));
    all.put("seed", String.valueOf(seed));
    all.put("on-bad-row", ArgumentValues.written(badRows));
    all.put("mode", ArgumentValues.written(mode));
    return all;
  }

  private static String numberOrAuto(OptionalInt number) {
    return number.isPresent() ? String.valueOf(number.getAsInt()) : "auto";
  }
}
