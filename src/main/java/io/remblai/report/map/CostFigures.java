package io.remblai.report.map;

import io.remblai.report.Chart;
import io.remblai.report.Figure;
import io.remblai.report.Numbers;
import io.remblai.report.Section.Part;
import io.remblai.report.Table;
import io.remblai.report.run.Facts;
import io.remblai.summary.CostSketch;
import io.remblai.summary.LargestPairs;
import io.remblai.summary.MapSummary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What single pairs cost: a histogram, quantiles, the farthest. */
final class CostFigures {

  private static final double[] PARTS = {0, 0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99, 0.999, 1};

  private final Facts manifest;
  private final MapSummary pairs;

  CostFigures(Facts manifest, MapSummary pairs) {
    this.manifest = manifest;
    this.pairs = pairs;
  }

  List<Part> parts() {
    return List.of(histogram(), quantiles(), farthest());
  }

  private Figure histogram() {
    CostSketch costs = pairs.costs();
    CostBins bins = CostBins.of(pairs);
    List<Object> marks = new ArrayList<>();
    marks.add(mark("median", costs.quantile(0.5)));
    manifest.number("cost", "mean").ifPresent(mean -> marks.add(mark("mean", mean)));
    List<List<String>> rows = new ArrayList<>();
    for (int b = 0; b < bins.counts().length; b++) {
      rows.add(
          List.of(
              Numbers.of(bins.edges()[b]),
              Numbers.of(bins.edges()[b + 1]),
              Numbers.count(bins.counts()[b])));
    }
    return new Figure(
        "costs",
        "Cost of a pair",
        "Half of the pairs cost %s or less, nine in ten %s or less, the costliest %s."
            .formatted(
                Numbers.of(costs.quantile(0.5)),
                Numbers.of(costs.quantile(0.9)),
                Numbers.of(costs.greatest())),
        bins.caption(costs),
        Chart.of(Chart.Kind.HISTOGRAM)
            .with("edges", bins.edges())
            .with("counts", bins.counts())
            .with("log", bins.powers())
            .with("marks", marks)
            .with("axis", "cost of a pair")
            .with("unit", "pairs"),
        new Table(
            "Pairs by cost",
            List.of(Table.number("from"), Table.number("to"), Table.number("pairs")),
            rows));
  }

  private Table quantiles() {
    return quantiles(
        "Quantiles of the cost of a pair, exact to 0.4 %",
        "of the pairs", "cost at most", pairs.costs(), PARTS);
  }

  private Table farthest() {
    return largest(
        "The pairs that cost most", List.of("source id", "target id", "cost"), pairs.largest());
  }

  /** A line across a histogram, with its name. */
  static Map<String, Object> mark(String name, double value) {
    Map<String, Object> mark = new LinkedHashMap<>();
    mark.put("name", name);
    mark.put("value", value);
    return mark;
  }

  /** Quantiles of numbers, ascending parts from 0 to 1. */
  static Table quantiles(
      String title, String of, String atMost, CostSketch numbers, double[] parts) {
    List<List<String>> rows = new ArrayList<>();
    for (double part : parts) {
      rows.add(
          List.of(
              part == 0 ? "least" : part == 1 ? "greatest" : Numbers.percent(part),
              Numbers.of(numbers.quantile(part))));
    }
    return new Table(title, List.of(Table.text(of), Table.number(atMost)), rows);
  }

  /**
   * Pairs of ids by what is greatest of them.
   *
   * @param names of the three columns
   */
  static Table largest(String title, List<String> names, List<LargestPairs.Pair> pairs) {
    List<List<String>> rows = new ArrayList<>();
    for (LargestPairs.Pair pair : pairs) {
      rows.add(List.of(pair.source(), pair.target(), Numbers.of(pair.cost())));
    }
    return new Table(
        title,
        List.of(Table.text(names.get(0)), Table.text(names.get(1)), Table.number(names.get(2))),
        rows);
  }
}
