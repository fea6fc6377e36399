package io.remblai.report.map;

import io.remblai.refine.StageRecord;
import io.remblai.report.Chart;
import io.remblai.report.Figure;
import io.remblai.report.Numbers;
import io.remblai.report.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The stages of a run: a staircase of the cost, and seconds. */
final class StageFigures {

  /** A bound farther below the staircase than this many of its heights would flatten it. */
  private static final double IN_SIGHT = 1.5;

  /** Where the end falls by less than this part of the whole it is shown by itself. */
  private static final double CLOSER = 0.2;

  /** Stages beyond which steps are thinner than lines. */
  private static final int MOST_STEPS = 120;

  private final List<StageRecord> stages;
  private final KnownBound bound;

  StageFigures(List<StageRecord> stages, KnownBound bound) {
    this.stages = stages;
    this.bound = bound;
  }

  private static String name(StageRecord stage) {
    return stage.stage().equals("solve") ? "solve" : stage.stage() + " " + (stage.level() + 1);
  }

  /**
   * The mean cost after each stage, and the last stages closer; empty where none knows its cost.
   */
  List<Figure> staircases() {
    List<StageRecord> costed =
        stages.stream().filter(stage -> stage.costAfter().isPresent()).toList();
    if (costed.isEmpty()) {
      return List.of();
    }
    List<Figure> figures = new ArrayList<>();
    figures.add(
        staircase("staircase", "Mean cost after each stage", costed, costed.get(0).costBefore()));
    List<StageRecord> end =
        costed.stream().filter(stage -> !stage.stage().equals("split")).toList();
    if (end.size() > 1 && fall(end) < CLOSER * fall(costed)) {
      figures.add(
          staircase(
              "staircase-end", "The same from the solution on, closer", end, Optional.empty()));
    }
    return figures;
  }

  /** How far the cost comes down from the first of some stages to the last. */
  private static double fall(List<StageRecord> costed) {
    return after(costed.get(0)) - after(costed.get(costed.size() - 1));
  }

  private static double after(StageRecord stage) {
    return stage.costAfter().orElseThrow();
  }

  private Figure staircase(
      String id, String title, List<StageRecord> costed, Optional<Double> before) {
    List<StageRecord> shown = costed.subList(0, Math.min(MOST_STEPS, costed.size()));
    StageRecord last = costed.get(costed.size() - 1);
    List<String> names = new ArrayList<>();
    List<String> groups = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    before.ifPresent(
        cost -> {
          names.add("unsplit");
          groups.add(costed.get(0).stage());
          values.add(cost);
        });
    for (StageRecord stage : shown) {
      names.add(name(stage));
      groups.add(stage.stage());
      values.add(after(stage));
    }
    List<Object> lines = new ArrayList<>();
    List<String> beyond = new ArrayList<>();
    levels(values, lines, beyond);
    return new Figure(
        id,
        title,
        "The mean cost per pair goes from %s (%s) to %s after %s.%s"
            .formatted(
                Numbers.of(values.get(0)),
                names.get(0),
                Numbers.of(after(last)),
                name(last),
                bound
                    .best()
                    .map(b -> " The %s is %s.".formatted(b.name(), Numbers.down(b.value())))
                    .orElse("")),
        caption(costed.size(), beyond),
        Chart.of(Chart.Kind.STAIRS)
            .with("names", names)
            .with("groups", groups)
            .with("values", values)
            .with("lines", lines)
            .with("axis", "mean cost per pair"),
        table());
  }

  /**
   * Bounds near the staircase become lines; of those that would flatten it only the caption tells.
   */
  private void levels(List<Double> values, List<Object> lines, List<String> beyond) {
    double most = values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    double least = values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    for (Optional<KnownBound.Level> level : List.of(bound.certified(), bound.limit())) {
      level.ifPresent(
          known -> {
            if (least - known.value() <= IN_SIGHT * (most - least) || values.size() == 1) {
              lines.add(line(known));
            } else {
              beyond.add(
                  "The %s, %s, lies below the picture."
                      .formatted(known.name(), Numbers.down(known.value())));
            }
          });
    }
  }

  private static String caption(int steps, List<String> beyond) {
    String cut = steps > MOST_STEPS ? " Only the first " + MOST_STEPS + " stages are drawn." : "";
    return ("The axis does not begin at 0. After a split: cost of the coupling of blocks with "
            + "blocks,"
            + " as if every point of a block went to every point of its partner; after the solution"
            + " and each round: cost of the map itself."
            + cut
            + " "
            + String.join(" ", beyond))
        .strip();
  }

  private static Map<String, Object> line(KnownBound.Level level) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("name", level.name());
    line.put("value", level.value());
    return line;
  }

  /** Seconds of each stage; empty without stages. */
  Optional<Figure> seconds() {
    if (stages.isEmpty()) {
      return Optional.empty();
    }
    List<StageRecord> shown = stages.subList(0, Math.min(MOST_STEPS, stages.size()));
    double all = stages.stream().mapToDouble(StageRecord::seconds).sum();
    StageRecord longest = stages.get(0);
    for (StageRecord stage : stages) {
      longest = stage.seconds() > longest.seconds() ? stage : longest;
    }
    return Optional.of(
        new Figure(
            "stage-seconds",
            "Seconds by stage",
            "The %s stages took %s; the longest was %s with %s."
                .formatted(
                    Numbers.count(stages.size()),
                    Numbers.seconds(all),
                    name(longest),
                    Numbers.seconds(longest.seconds())),
            "",
            Chart.of(Chart.Kind.BARS)
                .with("names", shown.stream().map(StageFigures::name).toList())
                .with("values", shown.stream().map(StageRecord::seconds).toList())
                .with("axis", "seconds"),
            table()));
  }

  Table table() {
    List<List<String>> rows = new ArrayList<>();
    for (StageRecord stage : stages) {
      rows.add(
          List.of(
              name(stage),
              stage.kind(),
              Numbers.count(stage.blocks()),
              Numbers.count(stage.points()),
              stage.costBefore().map(Numbers::of).orElse("not defined"),
              stage.costAfter().map(Numbers::of).orElse("not defined"),
              Numbers.of(stage.seconds()),
              stage.converged() ? "yes" : "no"));
    }
    return new Table(
        "Stages",
        List.of(
            Table.text("stage"),
            Table.text("kind"),
            Table.number("blocks"),
            Table.number("points"),
            Table.number("cost before"),
            Table.number("cost after"),
            Table.number("seconds"),
            Table.text("converged")),
        rows);
  }
}
