package io.remblai.job.info;

import io.remblai.job.output.Manifest;
import io.remblai.job.run.Amounts;
import io.remblai.job.run.RunIdentity;
import io.remblai.spark.info.EstimateLine;
import io.remblai.spark.info.estimate.Found;
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
public record InformationReport(
    RunIdentity identity, InformationOptions options, Found found, Map<String, Double> seconds) {

  private static final int MOST_PRINTED = 60;

  /** The whole record of the run. */
  public Map<String, Object> manifest() {
    Map<String, Object> content = identity.manifest(Manifest.SUCCEEDED);
    content.put("rows", found.counts().rows());
    content.put("rejected_by_reason", found.rejects());
    content.put("groups", found.groups().keys().size());
    content.put("estimates", found.lines().size());
    content.put("seconds", seconds);
    content.put("warnings", warnings());
    return content;
  }

  /** Flat numbers: of one group its estimates, of more only how many there are. */
  public Map<String, Object> metrics() {
    Map<String, Object> metrics = new LinkedHashMap<>();
    metrics.put("rows", found.counts().rows());
    metrics.put("groups", found.groups().keys().size());
    found.rejects().forEach((reason, count) -> metrics.put("rejected_" + reason, count));
    if (found.groups().keys().size() == 1) {
      for (EstimateLine line : found.lines()) {
        String set = line.labelSet().isEmpty() ? "" : "_" + line.labelSet();
        String name = line.estimator() + "_" + line.quantity() + set;
        line.nats().ifPresent(nats -> metrics.put(name + "_nats", nats));
        line.normalised().ifPresent(part -> metrics.put(name + "_normalised", part));
      }
    }
    seconds.forEach((step, time) -> metrics.put("seconds_" + step, time));
    metrics.put("seconds_total", total());
    return metrics;
  }

  /** Lines for people. */
  List<String> summary() {
    List<String> text = new ArrayList<>();
    text.add(
        "%s in %,d %s"
            .formatted(
                RowCount.of(found.counts().rows()),
                found.groups().keys().size(),
                found.groups().keys().size() == 1 ? "group" : "groups"));
    String rows = "%-20s %-18s %-22s %-16s %10s %10s %10s";
    text.add(rows.formatted("group", "estimator", "quantity", "labels", "nats", "of most", "null"));
    found.lines().stream()
        .limit(MOST_PRINTED)
        .forEach(
            line ->
                text.add(
                    rows.formatted(
                            name(line.group()),
                            line.estimator(),
                            line.quantity(),
                            line.labelSet(),
                            number(line.nats()),
                            number(line.normalised()),
                            number(line.nullMean()))
                        .stripTrailing()));
    if (found.lines().size() > MOST_PRINTED) {
      text.add("and %,d more in estimates/".formatted(found.lines().size() - MOST_PRINTED));
    }
    found
        .rejects()
        .forEach(
            (reason, count) -> text.add("set aside: %s, %s".formatted(RowCount.of(count), reason)));
    warnings().forEach(warning -> text.add("warning:   " + warning));
    text.add("time:      " + Amounts.duration(total()));
    text.add("output:    " + options.out());
    return text;
  }

  private String name(long group) {
    return Arrays.stream(found.groups().values(group))
        .map(String::valueOf)
        .collect(Collectors.joining(","));
  }

  private static String number(Optional<Double> value) {
    return value.map(number -> String.format(Locale.ROOT, "%.5g", number)).orElse("");
  }

  /** Warnings of the run; those of estimates are with them, here only how many. */
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>(identity.warnings());
    long warned = found.lines().stream().filter(line -> !line.warnings().isEmpty()).count();
    if (warned > 0) {
      warnings.add(
          "%,d of %,d estimates carry a warning, see the column warning"
              .formatted(warned, found.lines().size()));
    }
    boolean nulls = found.lines().stream().anyMatch(line -> line.nullMean().isPresent());
    if (nulls && options.asked().columns().id().isEmpty()) {
      warnings.add(
          "without --id-col rows that agree in vectors and labels share their chance labels; where"
              + " many do, nulls are too high");
    }
    return warnings;
  }

  /** Wall time of all steps. */
  public double total() {
    return seconds.values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
