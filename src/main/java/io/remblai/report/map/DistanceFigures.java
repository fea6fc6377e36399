package io.remblai.report.map;

import io.remblai.report.Chart;
import io.remblai.report.Figure;
import io.remblai.report.Numbers;
import io.remblai.report.Section.Note;
import io.remblai.report.Section.Part;
import io.remblai.report.Table;
import io.remblai.report.run.Facts;
import io.remblai.summary.CostSketch;
import io.remblai.summary.MovedSummary;
import java.util.ArrayList;
import java.util.List;

/** How far rows are from the nearest source: a histogram, quantiles, the farthest. */
final class DistanceFigures {

  private static final int BINS = 40;

  private static final double[] PARTS = {0, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99, 1};

  private final Facts manifest;
  private final MovedSummary rows;
  private final CostSketch distances;

  DistanceFigures(Facts manifest, MovedSummary rows) {
    this.manifest = manifest;
    this.rows = rows;
    this.distances = rows.distances();
  }

  List<Part> parts() {
    if (distances.greatest() == 0) {
      return List.of(
          new Note("Every row lies on a row that the map was made of: all distances are 0."));
    }
    return List.of(histogram(), quantiles(), farthest());
  }

  /** Edges that the sketch counts from exactly; steps so small that it cannot tell them are one. */
  private double[] edges() {
    List<Double> edges = new ArrayList<>(List.of(0.0));
    double step = distances.greatest() / BINS;
    for (int b = 1; b < BINS; b++) {
      double edge = CostSketch.edge(b * step);
      if (edge > edges.get(edges.size() - 1)) {
        edges.add(edge);
      }
    }
    edges.add(distances.greatest());
    return edges.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private Figure histogram() {
    double[] edges = edges();
    long[] counts = new long[edges.length - 1];
    long before = 0;
    for (int b = 0; b < counts.length; b++) {
      long up = b == counts.length - 1 ? distances.size() : distances.below(edges[b + 1]);
      counts[b] = up - before;
      before = up;
    }
    List<List<String>> table = new ArrayList<>();
    for (int b = 0; b < counts.length; b++) {
      table.add(List.of(Numbers.of(edges[b]), Numbers.of(edges[b + 1]), Numbers.count(counts[b])));
    }
    List<Object> marks = new ArrayList<>();
    marks.add(CostFigures.mark("median", distances.quantile(0.5)));
    manifest
        .number("derived", "outside_above")
        .filter(limit -> limit <= distances.greatest())
        .ifPresent(limit -> marks.add(CostFigures.mark("outside above", limit)));
    return new Figure(
        "distances",
        "Distance of a new row to the nearest source row",
        "Half of the rows are within %s of a row that the map was made of, nine in ten within %s, the farthest %s away."
            .formatted(
                Numbers.of(distances.quantile(0.5)),
                Numbers.of(distances.quantile(0.9)),
                Numbers.of(distances.greatest())),
        "In the units in which the map's costs were taken.",
        Chart.of(Chart.Kind.HISTOGRAM)
            .with("edges", edges)
            .with("counts", counts)
            .with("log", false)
            .with("marks", marks)
            .with("axis", "distance to the nearest source row")
            .with("unit", "rows"),
        new Table(
            "Rows by distance",
            List.of(Table.number("from"), Table.number("to"), Table.number("rows")),
            table));
  }

  private Table quantiles() {
    return CostFigures.quantiles(
        "Quantiles of the distance, exact to 0.4 %",
        "of the rows", "distance at most", distances, PARTS);
  }

  private Table farthest() {
    return CostFigures.largest(
        "The rows farthest from the map's source",
        List.of("id", "nearest source id", "distance"),
        rows.farthest().pairs());
  }
}
