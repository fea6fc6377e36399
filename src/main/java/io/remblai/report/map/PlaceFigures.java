package io.remblai.report.map;

import io.remblai.report.Chart;
import io.remblai.report.Figure;
import io.remblai.report.Numbers;
import io.remblai.report.Section.Part;
import io.remblai.report.Table;
import io.remblai.report.run.Facts;
import io.remblai.summary.MapPicture;
import io.remblai.summary.PlaneCounts;
import io.remblai.summary.PlaneGrid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Points in a plane: where they are, where they go. */
final class PlaceFigures {

  /** Arrows that stand for fewer sources than this part of the fullest cell's are left out. */
  private static final double FEW = 0.01;

  /** A long arrow, of nine in ten the longest, reaches as far as so many cells. */
  private static final double REACH = 1.6;

  /** Arrows that are drawn longer than they are reach no farther than so many cells. */
  private static final double FAR = 5;

  private final Facts manifest;
  private final MapPicture picture;
  private final long pairs;
  private final PlaneCounts counts;

  PlaceFigures(Facts manifest, MapPicture picture, long pairs) {
    this.manifest = manifest;
    this.picture = picture;
    this.pairs = pairs;
    this.counts = picture.counts();
  }

  List<Part> parts() {
    String told = told();
    return List.of(
        new DensityFigure(counts, pairs, axes()).figure(square(Chart.Kind.DENSITY), told),
        field(told),
        segments(told));
  }

  private List<String> axes() {
    return picture.plane().coordinates()
        ? List.of("first coordinate", "second coordinate")
        : List.of("first principal component", "second principal component");
  }

  private double[] range() {
    PlaneGrid grid = counts.grid();
    return new double[] {
      grid.left(), grid.left() + grid.span(), grid.bottom(), grid.bottom() + grid.span()
    };
  }

  /** What the plane shows of the points. */
  private String told() {
    String units = units();
    if (picture.plane().coordinates()) {
      return "Both coordinates as they are" + units + ".";
    }
    return ("The plane of the first two principal components of both clouds together%s, found "
            + "from %s sampled pairs; it holds %s and %s of their variance.")
        .formatted(
            units,
            Numbers.count(picture.sampled()),
            Numbers.percent(picture.plane().share(0)),
            Numbers.percent(picture.plane().share(1)));
  }

  private String units() {
    boolean scaled = manifest.text("configuration", "standardize").orElse("none").equals("zscore");
    boolean directions = manifest.text("configuration", "cost").orElse("").equals("cosine");
    return (scaled ? ", standardised" : "") + (directions ? ", as unit vectors" : "");
  }

  private Chart square(Chart.Kind kind) {
    return Chart.of(kind).with("range", range()).with("axes", axes());
  }

  /** Cells with enough sources for a mean. */
  private List<Integer> cells() {
    int all = counts.field().bins() * counts.field().bins();
    long fullest = 0;
    for (int cell = 0; cell < all; cell++) {
      fullest = Math.max(fullest, counts.moved(cell));
    }
    List<Integer> cells = new ArrayList<>();
    for (int cell = 0; cell < all; cell++) {
      if (counts.moved(cell) > 0 && counts.moved(cell) >= FEW * fullest) {
        cells.add(cell);
      }
    }
    return cells;
  }

  private double length(int cell) {
    return Math.hypot(counts.meanMoveX(cell), counts.meanMoveY(cell));
  }

  private Figure field(String told) {
    List<Integer> cells = cells();
    double[] lengths = cells.stream().mapToDouble(this::length).sorted().toArray();
    double longest = lengths.length == 0 ? 0 : lengths[(int) (0.9 * (lengths.length - 1))];
    double cell = counts.field().span() / counts.field().bins();
    double scale = longest > 0 ? REACH * cell / longest : 1;
    if (scale > 1) { // not so long that the longest ones cross the picture
      scale = Math.min(scale, Math.max(1, FAR * cell / lengths[lengths.length - 1]));
    }
    List<Object> arrows = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    for (int at : cells) {
      double x = counts.field().middleX(at);
      double y = counts.field().middleY(at);
      arrows.add(
          new double[] {
            x, y, counts.meanMoveX(at), counts.meanMoveY(at), (double) counts.moved(at)
          });
      rows.add(
          List.of(
              Numbers.of(x),
              Numbers.of(y),
              Numbers.count(counts.moved(at)),
              Numbers.of(counts.meanMoveX(at)),
              Numbers.of(counts.meanMoveY(at))));
    }
    return new Figure(
        "displacement",
        "Mean displacement of the sources",
        ("Each of %s arrows is the mean move of the sources in its cell; nine in ten are no "
                + "longer than %s.")
            .formatted(Numbers.count(cells.size()), Numbers.of(longest)),
        told
            + " Arrows are drawn at %s times their length.".formatted(Numbers.brief(scale))
            + " The stronger an arrow, the more sources; behind them the densities of source "
            + "(blue) and target (orange). Where the sources of a cell part ways, a mean is "
            + "short.",
        square(Chart.Kind.ARROWS).with("arrows", arrows).with("scale", scale).with("over", true),
        new Table(
            "Mean displacement by cell, by its middle",
            List.of(
                Table.number(axes().get(0)),
                Table.number(axes().get(1)),
                Table.number("sources"),
                Table.number("mean move, first"),
                Table.number("mean move, second")),
            rows));
  }

  private Figure segments(String told) {
    List<List<String>> rows = new ArrayList<>();
    for (double[] pair : picture.pairs()) {
      rows.add(Arrays.stream(pair).mapToObj(Numbers::of).toList());
    }
    return new Figure(
        "pairs",
        "Some pairs",
        "%s pairs, chosen by a hash of their ids, each a line from its source to its target."
            .formatted(Numbers.count(picture.pairs().size())),
        told
            + (picture.plane().coordinates()
                ? ""
                : " Seen in a plane lines are shorter than the way itself, and may cross where "
                    + "it does not."),
        square(Chart.Kind.PAIRS).with("pairs", List.copyOf(picture.pairs())),
        new Table(
            "Some pairs",
            List.of(
                Table.number("source, first"),
                Table.number("source, second"),
                Table.number("target, first"),
                Table.number("target, second")),
            rows));
  }
}
