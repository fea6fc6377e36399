package io.remblai.report.information;

import io.remblai.report.Chart;
import io.remblai.report.Figure;
import io.remblai.report.Numbers;
import io.remblai.report.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What vectors know of an input label against what they know of an output label. */
final class PlaneFigures {

  private static final int MOST_POINTS = 400;

  private static final int MOST_BOUNDS = 24;

  /** Points below this part of a ceiling are also shown by themselves. */
  private static final double CORNER = 0.4;

  private final List<PlaneBound> bounds;

  PlaneFigures(List<PlaneBound> bounds) {
    this.bounds = bounds;
  }

  /** A plane for each pair of labels. */
  List<Figure> of(List<PlanePoint> points) {
    Map<String, List<PlanePoint>> pairs = new LinkedHashMap<>();
    for (PlanePoint point : points) {
      List<PlanePoint> same = pairs.computeIfAbsent(point.labels(), name -> new ArrayList<>());
      if (same.size() < MOST_POINTS) {
        same.add(point);
      }
    }
    pairs.values().forEach(PlaneFigures::sort);
    List<Figure> planes = new ArrayList<>();
    pairs.forEach((labels, same) -> planes.addAll(figures(labels, same, planes.size() + 1)));
    return planes;
  }

  /** By trajectory and place, where all points have one. */
  private static void sort(List<PlanePoint> points) {
    if (points.stream().allMatch(point -> point.place().isPresent())) {
      points.sort(
          Comparator.comparing(PlanePoint::trajectory)
              .thenComparing(point -> point.place().orElseThrow()));
    }
  }

  /** The whole plane, and the part with the points where that is small. */
  private List<Figure> figures(String labels, List<PlanePoint> points, int number) {
    String[] names = labels.split(":", 2);
    String input = names[0];
    String output = names[names.length - 1];
    List<Integer> curves =
        points.stream().flatMap(point -> point.curve().stream()).distinct().toList();
    List<List<double[]>> drawn =
        bounds.stream()
            .filter(bound -> curves.contains(bound.number()))
            .limit(MOST_BOUNDS)
            .map(PlaneBound::points)
            .toList();
    String title = "Information about %s and about %s".formatted(input, output);
    Chart chart =
        Chart.of(Chart.Kind.PLANE)
            .with("trajectories", trajectories(points))
            .with("ceilings", ceilings(points))
            .with("bounds", drawn)
            .with("axes", List.of("nats about " + input, "nats about " + output));
    List<Figure> figures = new ArrayList<>();
    figures.add(
        new Figure(
            "plane-" + number,
            title,
            alternative(points, input, output),
            caption(curves.size(), drawn.size()),
            chart,
            table(points, input, output)));
    if (isCorner(points)) {
      figures.add(
          new Figure(
              "plane-" + number + "-near",
              title + ", closer",
              "The corner of the plane where the points are.",
              "The same without the ceilings, which lie outside.",
              chart.with("near", true),
              table(points, input, output)));
    }
    return figures;
  }

  /** Whether the points leave most of the plane empty. */
  private static boolean isCorner(List<PlanePoint> points) {
    return few(points, PlanePoint::input, PlanePoint::inputCeiling)
        || few(points, PlanePoint::output, PlanePoint::outputCeiling);
  }

  private static boolean few(
      List<PlanePoint> points,
      Function<PlanePoint, Double> value,
      Function<PlanePoint, Optional<Double>> ceiling) {
    double most = points.stream().map(value).max(Double::compare).orElse(0.0);
    return most > 0 && most(points, ceiling).filter(top -> most < CORNER * top).isPresent();
  }

  private static String caption(int curves, int drawn) {
    String bound = "";
    if (drawn > 0) {
      bound =
          " Dashed: the most that a description of the input can tell about the output, if "
              + "vectors know of the output only through the input."
              + (curves > 1 ? " Groups whose labels come together differently differ in it." : "")
              + (curves > drawn ? " Only the first %d bounds are drawn.".formatted(drawn) : "");
    }
    return "A point is a group; lines join groups that have an order. Dotted: the most that "
        + "there is to know of either label."
        + bound
        + " Estimates are as they come, with their bias: compare them with what chance gives.";
  }

  private static List<Object> trajectories(List<PlanePoint> points) {
    Map<String, List<PlanePoint>> joined = new LinkedHashMap<>();
    for (PlanePoint point : points) {
      joined.computeIfAbsent(point.trajectory(), name -> new ArrayList<>()).add(point);
    }
    List<Object> drawn = new ArrayList<>();
    joined.forEach(
        (name, members) -> {
          Map<String, Object> trajectory = new LinkedHashMap<>();
          boolean ordered = members.stream().allMatch(point -> point.place().isPresent());
          trajectory.put("name", name.isEmpty() ? "groups" : name);
          trajectory.put("joined", ordered);
          trajectory.put(
              "points",
              members.stream().map(p -> (Object) new double[] {p.input(), p.output()}).toList());
          trajectory.put("labels", members.stream().map(PlanePoint::name).toList());
          drawn.add(trajectory);
        });
    return drawn;
  }

  /** The greatest of all groups, on either axis. */
  private static List<Object> ceilings(List<PlanePoint> points) {
    List<Object> ceilings = new ArrayList<>();
    most(points, PlanePoint::inputCeiling).ifPresent(most -> ceilings.add(ceiling(most, true)));
    most(points, PlanePoint::outputCeiling).ifPresent(most -> ceilings.add(ceiling(most, false)));
    return ceilings;
  }

  private static Optional<Double> most(
      List<PlanePoint> points, Function<PlanePoint, Optional<Double>> ceiling) {
    return points.stream().flatMap(point -> ceiling.apply(point).stream()).max(Double::compare);
  }

  private static Object ceiling(double most, boolean across) {
    Map<String, Object> ceiling = new LinkedHashMap<>();
    ceiling.put("name", "at most");
    ceiling.put("value", most);
    ceiling.put("across", across);
    return ceiling;
  }

  private static String alternative(List<PlanePoint> points, String input, String output) {
    PlanePoint most = points.get(0);
    for (PlanePoint point : points) {
      most = point.output() > most.output() ? point : most;
    }
    return ("%s groups. The one that knows most about %s, %s, knows %s nats about it and %s nats "
            + "about %s.")
        .formatted(
            Numbers.count(points.size()),
            output,
            most.fullName(),
            Numbers.of(most.output()),
            Numbers.of(most.input()),
            input);
  }

  private static Table table(List<PlanePoint> points, String input, String output) {
    List<List<String>> rows = new ArrayList<>();
    for (PlanePoint point : points) {
      rows.add(
          List.of(
              point.fullName(),
              Numbers.of(point.input()),
              point.inputChance().map(Numbers::of).orElse(""),
              Numbers.of(point.output()),
              point.outputChance().map(Numbers::of).orElse("")));
    }
    return new Table(
        "Information plane",
        List.of(
            Table.text("group"),
            Table.number("nats about " + input),
            Table.number("by chance"),
            Table.number("nats about " + output),
            Table.number("by chance")),
        rows);
  }
}
