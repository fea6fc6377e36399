package io.remblai.report.map;

import io.remblai.report.Chart;
import io.remblai.report.Figure;
import io.remblai.report.Numbers;
import io.remblai.report.Table;
import io.remblai.summary.PlaneCounts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where the points of both clouds are. */
final class DensityFigure {

  /** Rows of the table: the fullest cells. */
  private static final int MOST_ROWS = 60;

  private final PlaneCounts counts;
  private final long pairs;
  private final List<String> axes;

  /**
   * @param pairs how many were counted
   * @param axes names of the two
   */
  DensityFigure(PlaneCounts counts, long pairs, List<String> axes) {
    this.counts = counts;
    this.pairs = pairs;
    this.axes = axes;
  }

  /**
   * The figure.
   *
   * @param square the empty chart over the square
   * @param told what the plane shows of the points
   */
  Figure figure(Chart square, String told) {
    String outside =
        counts.outside() == 0
            ? ""
            : " %s of all %s points lie outside the picture."
                .formatted(Numbers.count(counts.outside()), Numbers.count(2 * pairs));
    return new Figure(
        "density",
        "Where the points are",
        ("Density of the source and of the target over the same square. The fullest cell holds %s "
                + "of %s sources, and %s targets.")
            .formatted(
                Numbers.count(most(counts.sources())),
                Numbers.count(pairs),
                Numbers.count(most(counts.targets()))),
        told
            + " All points are counted; the stronger the colour of a cell, the more, on a "
            + "logarithmic scale."
            + outside,
        square
            .with("bins", (long) counts.grid().bins())
            .with(
                "panels",
                List.of(panel("source", counts.sources()), panel("target", counts.targets()))),
        fullest());
  }

  private static long most(long[] cells) {
    return Arrays.stream(cells).max().orElse(0);
  }

  private static Map<String, Object> panel(String name, long[] cells) {
    int[] filled = filled(cells);
    Map<String, Object> panel = new LinkedHashMap<>();
    panel.put("name", name);
    panel.put("cells", Arrays.stream(filled).asLongStream().toArray());
    panel.put("counts", Arrays.stream(filled).mapToLong(cell -> cells[cell]).toArray());
    return panel;
  }

  private static int[] filled(long[] cells) {
    int[] filled = new int[cells.length];
    int size = 0;
    for (int cell = 0; cell < cells.length; cell++) {
      if (cells[cell] > 0) {
        filled[size++] = cell;
      }
    }
    return Arrays.copyOf(filled, size);
  }

  private Table fullest() {
    List<Integer> order = new ArrayList<>();
    for (int cell = 0; cell < counts.sources().length; cell++) {
      if (counts.sources()[cell] + counts.targets()[cell] > 0) {
        order.add(cell);
      }
    }
    order.sort(
        (a, b) ->
            Long.compare(
                counts.sources()[b] + counts.targets()[b],
                counts.sources()[a] + counts.targets()[a]));
    List<List<String>> rows = new ArrayList<>();
    for (int cell : order.subList(0, Math.min(MOST_ROWS, order.size()))) {
      rows.add(
          List.of(
              Numbers.of(counts.grid().middleX(cell)),
              Numbers.of(counts.grid().middleY(cell)),
              Numbers.count(counts.sources()[cell]),
              Numbers.count(counts.targets()[cell])));
    }
    return new Table(
        "The fullest cells, by their middles",
        List.of(
            Table.number(axes.get(0)),
            Table.number(axes.get(1)),
            Table.number("sources"),
            Table.number("targets")),
        rows);
  }
}
