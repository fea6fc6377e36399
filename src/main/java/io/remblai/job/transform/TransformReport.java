package io.remblai.job.transform;

import io.remblai.job.argument.ArgumentValues;
import io.remblai.job.output.Manifest;
import io.remblai.job.run.Amounts;
import io.remblai.job.run.ReadText;
import io.remblai.job.run.RunIdentity;
import io.remblai.spark.input.ReadSummary;
import io.remblai.spark.table.RowCount;
import io.remblai.spark.transform.MovedCloud;
import io.remblai.spark.transform.TransformSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A finished run, told three times: for programs (manifest), dashboards (metrics) and people
 * (summary).
 *
 * @param identity who ran
 * @param options what was asked
 * @param settings what that came to
 * @param map that was applied
 * @param read what the table of new rows held
 * @param moved the rows
 * @param seconds wall time of each step
 */
record TransformReport(
    RunIdentity identity,
    TransformOptions options,
    TransformSettings settings,
    SavedMap map,
    ReadSummary read,
    MovedCloud moved,
    Map<String, Double> seconds) {

  /** More than this part of all rows outside deserves a word. */
  private static final double MANY = 0.1;

  /** A search that misses more than this part of the nearest sources deserves one too. */
  private static final double MISSED = 0.1;

  /** The whole record of the run. */
  Map<String, Object> manifest() {
    Map<String, Object> content = identity.manifest(Manifest.SUCCEEDED);
    content.put("map", Map.of("run_id", map.runId(), "pairs", map.pairs()));
    content.put("dim", map.dim());
    content.put("input", ReadText.content(read));
    content.put("derived", derived());
    content.put("counts", Map.of("mapped", moved.points(), "outside", moved.outside()));
    content.put("seconds", seconds);
    content.put("warnings", warnings());
    return content;
  }

  /** Settings and scales that came from the data. */
  private Map<String, Object> derived() {
    Map<String, Object> derived = new LinkedHashMap<>();
    derived.put("neighbors", settings.neighbours());
    derived.put("block_rows", settings.blockPairs());
    derived.put("blocks", moved.blocks());
    derived.put("tasks", moved.tasks());
    if (moved.far() < Double.POSITIVE_INFINITY) {
      derived.put("outside_above", moved.far());
    }
    derived.put("nearest_found", moved.recall());
    return derived;
  }

  /** Flat numbers. */
  Map<String, Object> metrics() {
    Map<String, Object> metrics = new LinkedHashMap<>();
    metrics.put("mapped", moved.points());
    metrics.put("outside", moved.outside());
    metrics.put("rejected", read.rejected());
    metrics.putAll(derived());
    seconds.forEach((step, time) -> metrics.put("seconds_" + step, time));
    metrics.put("seconds_total", total());
    return metrics;
  }

  /** Lines for people. */
  List<String> summary() {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%s by %,d pairs of dimension %d (%s, %d neighbors)",
            RowCount.of(moved.points(), "mapped"),
            map.pairs(),
            map.dim(),
            ArgumentValues.written(settings.smoothing()),
            settings.neighbours()));
    lines.add(
        String.format(
            Locale.ROOT,
            "outside:   %s, %.1f %%: farther than %.4g from every source row",
            RowCount.of(moved.outside()),
            100.0 * moved.outside() / moved.points(),
            moved.far()));
    lines.add(
        String.format(
            Locale.ROOT,
            "search:    the nearest source row was found for %.1f %% of a sample",
            100 * moved.recall()));
    warnings().forEach(warning -> lines.add("warning:   " + warning));
    lines.add("time:      " + Amounts.duration(total()));
    lines.add("output:    " + options.out() + " (checked: every row once)");
    return lines;
  }

  private List<String> warnings() {
    List<String> warnings = new ArrayList<>(identity.warnings());
    if (moved.outside() > MANY * moved.points()) {
      warnings.add(
          "many rows are outside of what the map was made of; where it takes them is a guess");
    }
    if (moved.recall() < 1 - MISSED) {
      warnings.add(
          "the nearest source row was missed for %.0f %% of a sample: --block-rows %d or more finds more"
              .formatted(100 * (1 - moved.recall()), 4L * settings.blockPairs()));
    }
    return warnings;
  }

  private double total() {
    return seconds.values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
