package io.remblai.report.information;

import io.remblai.report.Chart;
import io.remblai.report.Figure;
import io.remblai.report.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One quantity by group, with intervals, what chance gives, and ceilings. */
final class IntervalFigures {

  private static final int MOST_GROUPS = 40;

  /** As many as there are colours that can be told apart. */
  private static final int MOST_SERIES = 5;

  private static final Map<String, String> UNITS =
      Map.of("1", "without unit", "feature", "in units of the features");

  private IntervalFigures() {}

  /**
   * The figure; empty where no row has a value.
   *
   * @param rows of one estimator and quantity
   * @param number of the figure
   */
  static Optional<Figure> of(List<EstimateRow> rows, Wording words, int number) {
    boolean ratio = rows.stream().noneMatch(row -> row.value().isPresent());
    List<EstimateRow> valued = rows.stream().filter(row -> value(row).isPresent()).toList();
    if (valued.isEmpty()) {
      return Optional.empty();
    }
    Set<String> groups = new LinkedHashSet<>();
    Map<String, Map<String, EstimateRow>> series = new LinkedHashMap<>();
    for (EstimateRow row : valued) {
      groups.add(row.groupName());
      series
          .computeIfAbsent(row.labels().orElse("value"), name -> new LinkedHashMap<>())
          .putIfAbsent(row.groupName(), row);
    }
    List<String> names = groups.stream().limit(MOST_GROUPS).toList();
    List<Object> drawn = new ArrayList<>();
    series.entrySet().stream()
        .limit(MOST_SERIES)
        .forEach(entry -> drawn.add(drawn(entry.getKey(), entry.getValue(), names)));
    return Optional.of(
        new Figure(
            "estimate-" + number,
            words.title(rows.get(0)),
            alternative(valued, ratio),
            caption(valued, words, groups.size(), series.size()),
            Chart.of(Chart.Kind.INTERVALS)
                .with("names", names)
                .with("series", drawn)
                .with("axis", unit(rows.get(0), ratio)),
            EstimateTable.of(groupHeadings(rows.get(0)), rows)));
  }

  private static List<String> groupHeadings(EstimateRow row) {
    List<String> headings = new ArrayList<>();
    for (int g = 0; g < row.group().size(); g++) {
      headings.add(row.group().size() == 1 ? "group" : "group " + (g + 1));
    }
    return headings;
  }

  private static String unit(EstimateRow row, boolean ratio) {
    return ratio ? "ratio" : UNITS.getOrDefault(row.unit(), row.unit());
  }

  private static Optional<Double> value(EstimateRow row) {
    return row.value().or(row::normalised);
  }

  private static Object drawn(String name, Map<String, EstimateRow> rows, List<String> groups) {
    List<Object> points = new ArrayList<>();
    for (String group : groups) {
      EstimateRow row = rows.get(group);
      points.add(
          row == null
              ? null
              : Arrays.asList(
                  value(row).orElse(null),
                  row.lower().orElse(null),
                  row.upper().orElse(null),
                  row.chance().orElse(null),
                  row.ceiling().orElse(null)));
    }
    Map<String, Object> series = new LinkedHashMap<>();
    series.put("name", name);
    series.put("points", points);
    return series;
  }

  private static String alternative(List<EstimateRow> rows, boolean ratio) {
    EstimateRow least = rows.get(0);
    EstimateRow most = rows.get(0);
    for (EstimateRow row : rows) {
      least = value(row).get() < value(least).get() ? row : least;
      most = value(row).get() > value(most).get() ? row : most;
    }
    String unit = ratio || !least.unit().equals("nats") ? "" : " nats";
    if (rows.size() == 1) {
      return "%s%s (%s).".formatted(Numbers.of(value(most).get()), unit, told(most));
    }
    return "From %s%s (%s) to %s%s (%s)."
        .formatted(
            Numbers.of(value(least).get()),
            unit,
            told(least),
            Numbers.of(value(most).get()),
            unit,
            told(most));
  }

  private static String told(EstimateRow row) {
    return row.labels().map(label -> label + ", ").orElse("")
        + row.groupName()
        + row.chance().map(c -> ", by chance " + Numbers.of(c)).orElse("");
  }

  private static String caption(List<EstimateRow> rows, Wording words, int groups, int series) {
    List<String> signs = new ArrayList<>();
    if (rows.stream().anyMatch(row -> row.lower().isPresent())) {
      signs.add("whiskers: " + words.whiskers(rows.get(0)));
    }
    if (rows.stream().anyMatch(row -> row.chance().isPresent())) {
      signs.add("grey diamond: " + words.chance());
    }
    if (rows.stream().anyMatch(row -> row.ceiling().isPresent())) {
      signs.add("grey bar: the most that can come out");
    }
    String cut =
        groups > MOST_GROUPS ? " Only the first " + MOST_GROUPS + " groups are drawn." : "";
    String fewer =
        series > MOST_SERIES ? " Only the first " + MOST_SERIES + " label sets are drawn." : "";
    return (signs.isEmpty() ? "" : "Dot: the estimate; " + String.join("; ", signs) + ".")
        + cut
        + fewer;
  }
}
