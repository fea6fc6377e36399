package io.remblai.report.coupling;

import io.remblai.report.Chart;
import io.remblai.report.Figure;
import io.remblai.report.Numbers;
import io.remblai.report.Section.Note;
import io.remblai.report.Section.Part;
import io.remblai.report.Table;
import io.remblai.summary.CouplingSummary;
import io.remblai.summary.CouplingSummary.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The latent coupling, its marginals, its objective. */
final class CouplingFigures {

  /** What is below this part of all mass is nothing to the eye, and rounding to the solver. */
  private static final double FAINT = 1e-6;

  /** Cells of the latent coupling that are listed. */
  private static final int MOST_CELLS = 100;

  private final CouplingSummary coupling;

  CouplingFigures(CouplingSummary coupling) {
    this.coupling = coupling;
  }

  List<Part> latent() {
    int[] rows = coupling.source().shown();
    int[] columns = coupling.target().shown();
    List<Object> cells = new ArrayList<>();
    List<double[]> listed = new ArrayList<>();
    double shown = 0;
    double all = Arrays.stream(coupling.source().masses()).sum();
    for (int at = 0; at < coupling.latent().length; at++) {
      double mass = coupling.latent()[at];
      if (mass > FAINT * all) {
        int row = at / columns.length;
        int column = at % columns.length;
        cells.add(new double[] {row, column, mass});
        listed.add(new double[] {rows[row], columns[column], mass});
        shown += mass;
      }
    }
    listed.sort((a, b) -> Double.compare(b[2], a[2]));
    return List.of(
        new Figure(
            "latent",
            "Mass between components",
            alternative(listed, all),
            "A cell is the mass that goes from a component of the source to one of the target. "
                + "Numbers of components mean nothing by themselves: columns stand in the order "
                + "of the row that sends them most."
                + part(rows.length, columns.length, shown / all),
            Chart.of(Chart.Kind.MATRIX)
                .with("rows", names(rows))
                .with("columns", names(columns))
                .with("cells", cells)
                .with("axes", List.of("target component", "source component"))
                .with("unit", "mass"),
            cells(listed)));
  }

  private static List<String> names(int[] components) {
    return Arrays.stream(components).mapToObj(String::valueOf).toList();
  }

  private static String alternative(List<double[]> listed, double all) {
    if (listed.isEmpty()) {
      return "No mass goes between the components that are shown.";
    }
    double[] most = listed.get(0);
    double half = 0;
    int cells = 0;
    while (cells < listed.size() && half < all / 2) {
      half += listed.get(cells++)[2];
    }
    return ("%s pairs of components share more than a millionth of all mass, %s of them half of "
            + "it; most, %s, goes from "
            + "component %s to component %s.")
        .formatted(
            Numbers.count(listed.size()),
            Numbers.count(cells),
            Numbers.percent(most[2] / all),
            Numbers.count((long) most[0]),
            Numbers.count((long) most[1]));
  }

  private String part(int rows, int columns, double shown) {
    boolean whole =
        rows == coupling.source().masses().length && columns == coupling.target().masses().length;
    return whole
        ? ""
        : " Shown are the %s and %s heaviest components of %s and %s, with %s of the mass."
            .formatted(
                Numbers.count(rows),
                Numbers.count(columns),
                Numbers.count(coupling.source().masses().length),
                Numbers.count(coupling.target().masses().length),
                Numbers.percent(shown));
  }

  private static Table cells(List<double[]> listed) {
    List<List<String>> rows = new ArrayList<>();
    for (double[] cell : listed.subList(0, Math.min(MOST_CELLS, listed.size()))) {
      rows.add(
          List.of(
              Numbers.count((long) cell[0]), Numbers.count((long) cell[1]), Numbers.of(cell[2])));
    }
    return new Table(
        "The pairs of components that share most",
        List.of(
            Table.number("source component"),
            Table.number("target component"),
            Table.number("mass")),
        rows);
  }

  List<Part> components() {
    return List.of(
        marginal("source", coupling.source()),
        marginal("target", coupling.target()),
        new Note(
            ("On average a source row has %s of its mass in its greatest component, a target row "
                    + "%s: with 100 %% the components would be clusters.")
                .formatted(
                    Numbers.percent(coupling.source().meanGreatest()),
                    Numbers.percent(coupling.target().meanGreatest()))));
  }

  private static Figure marginal(String side, Side components) {
    int[] shown = components.shown().clone();
    Arrays.sort(shown);
    List<Double> masses = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    for (int k : shown) {
      masses.add(components.masses()[k]);
      rows.add(
          List.of(
              Numbers.count(k),
              Numbers.of(components.masses()[k]),
              Numbers.count(components.rows()[k])));
    }
    double least = Arrays.stream(components.masses()).min().orElse(0);
    double most = Arrays.stream(components.masses()).max().orElse(0);
    return new Figure(
        side + "-marginal",
        "Mass of the " + side + "'s components",
        "The %s components of the %s have masses from %s to %s."
            .formatted(
                Numbers.count(components.masses().length),
                side,
                Numbers.of(least),
                Numbers.of(most)),
        shown.length < components.masses().length
            ? "Only the heaviest are shown."
            : "All components weigh the same unless --tau-inner lets them differ.",
        Chart.of(Chart.Kind.BARS)
            .with("names", names(shown))
            .with("values", masses)
            .with("axis", "mass"),
        new Table(
            "Components of the " + side,
            List.of(
                Table.number("component"),
                Table.number("mass"),
                Table.number("rows with their greatest share there")),
            rows));
  }
}
