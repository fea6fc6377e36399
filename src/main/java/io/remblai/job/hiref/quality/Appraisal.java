package io.remblai.job.hiref.quality;

import io.remblai.refine.RefineOptions;
import io.remblai.spark.certificate.Certificate;
import io.remblai.spark.input.CheckedClouds;
import io.remblai.spark.map.FoundMap;
import io.remblai.spark.quality.MapQuality;
import io.remblai.spark.quality.QualityTotals;
import io.remblai.summary.BalanceLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * What was found out about the pairs of a map and about the columns of its tables.
 *
 * @param quality of every pair; empty: not asked for, or there are no pairs
 * @param balance a line for each column; empty: not asked for
 */
public record Appraisal(Optional<MapQuality> quality, List<BalanceLine> balance) {

  /** Nothing was asked. */
  public static final Appraisal NONE = new Appraisal(Optional.empty(), List.of());

  /** Refuses what cannot be answered, before there is any work. */
  public static void check(SparkSession session, QualityOptions options, CheckedClouds clouds) {
    new BalanceWork(session, options, clouds).check();
  }

  /** Finds out what is asked. */
  public static Appraisal of(
      SparkSession session,
      RefineOptions refine,
      QualityOptions options,
      CheckedClouds clouds,
      FoundMap map,
      Optional<Certificate> certificate) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
    Optional<MapQuality> quality =
        options.columns() && map.count() > 0
            ? Optional.of(new QualityWork(context, refine).of(map, certificate, clouds.dim()))
            : Optional.empty();
    List<BalanceLine> balance =
        new BalanceWork(session, options, clouds).of(map.pairs(), refine.cost());
    return new Appraisal(quality, balance);
  }

  /** Lets the measured pairs go. */
  public void unpersist() {
    quality.ifPresent(found -> found.pairs().unpersist());
  }

  /** The largest standardised difference, whatever its sign; 0 of none. */
  private double largest(Function<BalanceLine, OptionalDouble> smd) {
    return balance.stream()
        .map(smd)
        .filter(OptionalDouble::isPresent)
        .mapToDouble(found -> Math.abs(found.getAsDouble()))
        .max()
        .orElse(0);
  }

  /** For the manifest: {@code quality} and {@code balance}, each if it was asked for. */
  public Map<String, Object> content() {
    Map<String, Object> content = new LinkedHashMap<>();
    quality.ifPresent(found -> content.put("quality", content(found)));
    if (!balance.isEmpty()) {
      Map<String, Object> told = new LinkedHashMap<>();
      told.put("columns", balance.size());
      told.put("max_smd_before", largest(BalanceLine::smdBefore));
      told.put("max_smd_after", largest(BalanceLine::smdAfter));
      content.put("balance", told);
    }
    return content;
  }

  private static Map<String, Object> content(MapQuality found) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("neighbourhood", found.neighbours().areAll() ? "all" : "group");
    if (!found.neighbours().areAll()) {
      content.put("group_rows", found.neighbours().groupRows());
    }
    content.put("block_rows", found.neighbours().blockRows());
    content.put("temperature", found.temperature().value());
    content.put("temperature_converged", found.temperature().converged());
    content.put("sampled_pairs", found.temperature().sampled());
    content.put("mean_confidence", found.totals().meanConfidence());
    content.put("share_mutual_nearest", found.totals().shareMutual());
    content.put("mean_margin", found.totals().meanMargin());
    return content;
  }

  /** For dashboards. */
  public Map<String, Object> metrics() {
    Map<String, Object> metrics = new LinkedHashMap<>();
    quality
        .map(MapQuality::totals)
        .ifPresent(
            totals -> {
              metrics.put("confidence_mean", totals.meanConfidence());
              metrics.put("mutual_nearest_share", totals.shareMutual());
              metrics.put("margin_mean", totals.meanMargin());
            });
    if (!balance.isEmpty()) {
      metrics.put("smd_max_before", largest(BalanceLine::smdBefore));
      metrics.put("smd_max_after", largest(BalanceLine::smdAfter));
    }
    return metrics;
  }

  /** For people. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    quality.map(MapQuality::totals).map(Appraisal::line).ifPresent(lines::add);
    if (!balance.isEmpty()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "balance:   largest standardised difference of %,d columns %.3f before, %.3f after",
              balance.size(),
              largest(BalanceLine::smdBefore),
              largest(BalanceLine::smdAfter)));
    }
    return lines;
  }

  private static String line(QualityTotals totals) {
    return String.format(
        Locale.ROOT,
        "quality:   mean confidence %.3f, %.1f %% of the pairs mutually nearest",
        totals.meanConfidence(),
        100 * totals.shareMutual());
  }
}
