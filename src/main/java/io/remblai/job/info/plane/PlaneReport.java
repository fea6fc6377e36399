package io.remblai.job.info.plane;

import io.remblai.info.bottleneck.CurveDistance;
import io.remblai.job.info.InformationReport;
import io.remblai.job.run.Amounts;
import io.remblai.spark.info.plane.Coordinate;
import io.remblai.spark.info.plane.PlaneMeasure;
import io.remblai.spark.table.RowCount;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A finished run, told three times: for programs (manifest), dashboards (metrics) and people
 * (summary).
 *
 * @param options what was asked
 * @param found what was found
 * @param estimates the report of the soft estimates
 */
record PlaneReport(PlaneOptions options, PlaneFound found, InformationReport estimates) {

  private static final int MOST_PRINTED = 60;

  /** The whole record of the run. */
  Map<String, Object> manifest() {
    Map<String, Object> content = estimates.manifest();
    content.put("points", found.points().size());
    content.put("curves", found.curves().size());
    content.put("warnings", warnings());
    return content;
  }

  /** Flat numbers: of one group its place, of more only how many there are. */
  Map<String, Object> metrics() {
    Map<String, Object> metrics = estimates.metrics();
    metrics.put("points", found.points().size());
    metrics.put("curves", found.curves().size());
    metrics.put("curve_points_not_converged", notConverged());
    if (found.information().groups().keys().size() == 1) {
      List<String> pairs = options.information().asked().pairNames();
      for (PlaneMeasure point : found.points()) {
        String set = "_" + pairs.get(point.pair());
        point.bound().ifPresent(nats -> metrics.put("bound" + set + "_nats", nats));
        point.distance().ifPresent(to -> metrics.put("below_bound" + set + "_nats", to.missing()));
      }
    }
    return metrics;
  }

  private long notConverged() {
    return found.curves().stream()
        .flatMap(curve -> curve.curve().points().stream())
        .filter(point -> !point.converged())
        .count();
  }

  private List<String> warnings() {
    List<String> warnings = new ArrayList<>(estimates.warnings());
    int most = options.curves().mostLabels();
    long warned = found.points().stream().filter(p -> !p.warnings(most).isEmpty()).count();
    if (warned > 0) {
      warnings.add(
          "%,d of %,d points carry a warning, see the column warning of plane/"
              .formatted(warned, found.points().size()));
    }
    if (notConverged() > 0) {
      long points = found.curves().stream().mapToLong(curve -> curve.curve().points().size()).sum();
      warnings.add(
          "%,d of %,d points of curves had not converged; they are attained all the same"
              .formatted(notConverged(), points));
    }
    return warnings;
  }

  /** Lines for people. */
  List<String> summary() {
    List<String> text = new ArrayList<>();
    int groups = found.information().groups().keys().size();
    text.add(
        "%s in %,d %s, %,d bottleneck %s"
            .formatted(
                RowCount.of(found.information().counts().rows()),
                groups,
                groups == 1 ? "group" : "groups",
                found.curves().size(),
                found.curves().size() == 1 ? "curve" : "curves"));
    String row = "%-20s %-20s %6s %11s %12s %11s %10s %12s";
    text.add(
        row.formatted(
            "group",
            "labels",
            "place",
            "complexity",
            "expressivity",
            "optimality",
            "bound",
            "below bound"));
    found.points().stream()
        .limit(MOST_PRINTED)
        .forEach(point -> text.add(line(row, point).stripTrailing()));
    if (found.points().size() > MOST_PRINTED) {
      text.add("and %,d more in plane/".formatted(found.points().size() - MOST_PRINTED));
    }
    warnings().forEach(warning -> text.add("warning:   " + warning));
    text.add("time:      " + Amounts.duration(estimates.total()));
    text.add("output:    " + options.information().out());
    return text;
  }

  private String line(String row, PlaneMeasure point) {
    String group =
        Arrays.stream(found.information().groups().values(point.group()))
            .map(String::valueOf)
            .collect(Collectors.joining(","));
    return row.formatted(
        group,
        options.information().asked().pairNames().get(point.pair()),
        found.trajectories().place(point.group()).map(p -> "" + p.index()).orElse(""),
        number(point.complexity().map(Coordinate::plain)),
        number(point.expressivity().map(Coordinate::plain)),
        number(point.optimality()),
        number(point.bound()),
        number(point.distance().map(CurveDistance::missing)));
  }

  private static String number(Optional<Double> value) {
    return value.map(number -> String.format(Locale.ROOT, "%.5g", number)).orElse("");
  }
}
