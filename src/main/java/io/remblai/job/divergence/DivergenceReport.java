package io.remblai.job.divergence;

import io.remblai.job.output.Manifest;
import io.remblai.job.run.Amounts;
import io.remblai.job.run.RunIdentity;
import io.remblai.spark.Side;
import io.remblai.spark.divergence.Measure;
import io.remblai.spark.info.EstimateLine;
import io.remblai.spark.table.RowCount;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A finished run, told three times: for programs (manifest), dashboards (metrics) and people
 * (summary).
 *
 * @param identity who ran
 * @param options what was asked
 * @param found what was found
 * @param seconds wall time of each step
 */
record DivergenceReport(
    RunIdentity identity,
    DivergenceOptions options,
    FoundDivergence found,
    Map<String, Double> seconds) {

  private static final int MOST_PRINTED = 60;

  /** The whole record of the run. */
  Map<String, Object> manifest() {
    Map<String, Object> content = identity.manifest(Manifest.SUCCEEDED);
    putRows(content);
    content.put("rejected_by_reason", found.counted().rejectedByReason());
    content.put("estimates", found.lines().size());
    content.put("derived", derived());
    content.put("seconds", seconds);
    content.put("warnings", warnings());
    return content;
  }

  private void putRows(Map<String, Object> content) {
    for (Side side : Side.values()) {
      content.put("rows_" + side, found.counted().of(side).rows());
    }
    content.put("groups", found.counted().groups().keys().size());
  }

  /** Settings that came from the data. */
  private Map<String, Object> derived() {
    Map<String, Object> derived = new LinkedHashMap<>();
    found
        .design()
        .ifPresent(
            design -> {
              if (options.measures().contains(Measure.MMD)) {
                derived.put("kernel_width", design.sigma());
              }
              if (options.measures().contains(Measure.MAUVE)) {
                derived.put("clusters", design.clusters());
                derived.put("principal_axes", design.axes());
              }
            });
    return derived;
  }

  /** Flat numbers: of one group its measures, of more only how many there are. */
  Map<String, Object> metrics() {
    Map<String, Object> metrics = new LinkedHashMap<>();
    putRows(metrics);
    found.counted().rejectedByReason().forEach((name, n) -> metrics.put("rejected_" + name, n));
    metrics.putAll(derived());
    if (found.counted().groups().keys().size() == 1) {
      for (EstimateLine line : found.lines()) {
        String name = line.estimator() + "_" + line.quantity();
        line.value().ifPresent(value -> metrics.put(name, value));
        line.nullMean().ifPresent(value -> metrics.put(name + "_null", value));
      }
    }
    seconds.forEach((step, time) -> metrics.put("seconds_" + step, time));
    metrics.put("seconds_total", total());
    return metrics;
  }

  /** Lines for people. */
  List<String> summary() {
    List<String> text = new ArrayList<>();
    int groups = found.counted().groups().keys().size();
    text.add(
        "%s of the source, %s of the target, %,d %s"
            .formatted(
                RowCount.of(found.counted().source().rows()),
                RowCount.of(found.counted().target().rows()),
                groups,
                groups == 1 ? "group" : "groups"));
    String rows = "%-20s %-18s %-20s %10s %-8s %10s %10s";
    text.add(rows.formatted("group", "measure", "quantity", "value", "unit", "error", "null"));
    for (EstimateLine line : found.lines().stream().limit(MOST_PRINTED).toList()) {
      text.add(
          rows.formatted(
                  name(line.group()),
                  line.estimator(),
                  line.quantity(),
                  number(line.value()),
                  line.unit(),
                  number(line.error()),
                  number(line.nullMean()))
              .stripTrailing());
    }
    if (found.lines().size() > MOST_PRINTED) {
      text.add("and %,d more in estimates/".formatted(found.lines().size() - MOST_PRINTED));
    }
    found
        .counted()
        .rejectedByReason()
        .forEach((name, n) -> text.add("set aside: %s, %s".formatted(RowCount.of(n), name)));
    warnings().forEach(warning -> text.add("warning:   " + warning));
    text.add("time:      " + Amounts.duration(total()));
    text.add("output:    " + options.out());
    return text;
  }

  private String name(long group) {
    return Arrays.stream(found.counted().groups().values(group))
        .map(String::valueOf)
        .collect(Collectors.joining(","));
  }

  private static String number(Optional<Double> value) {
    return value.map(number -> String.format(Locale.ROOT, "%.5g", number)).orElse("");
  }

  /** Warnings of the run; those of measures are with them, here only how many. */
  private List<String> warnings() {
    List<String> warnings = new ArrayList<>(identity.warnings());
    long warned = found.lines().stream().filter(line -> !line.warnings().isEmpty()).count();
    if (warned > 0) {
      warnings.add(
          "%,d of %,d measures carry a warning, see the column warning"
              .formatted(warned, found.lines().size()));
    }
    boolean nulls = found.lines().stream().anyMatch(line -> line.nullMean().isPresent());
    if (nulls && options.columns().id().isEmpty()) {
      warnings.add(
          "without --id-col equal rows of a table are dealt to the same side by chance; where many"
              + " are equal, nulls are too high");
    }
    return warnings;
  }

  private double total() {
    return seconds.values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
