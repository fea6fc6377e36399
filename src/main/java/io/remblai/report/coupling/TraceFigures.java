package io.remblai.report.coupling;

import io.remblai.report.Chart;
import io.remblai.report.Figure;
import io.remblai.report.Numbers;
import io.remblai.report.Section.Note;
import io.remblai.report.Section.Part;
import io.remblai.report.Table;
import io.remblai.summary.CouplingSummary.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How the solver came down: objective and marginal error by iteration. */
final class TraceFigures {

  private static final int MOST_STEPS = 400;

  private final List<Step> trace;

  TraceFigures(List<Step> trace) {
    this.trace = trace;
  }

  /** Two curves, or a sentence where there is nothing to see. */
  List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    if (trace.size() > 1) {
      parts.add(objective());
      parts.add(errors());
    } else {
      parts.add(new Note("The solver recorded no iterations."));
    }
    return parts;
  }

  /** Steps that a screen can tell apart, the last among them. */
  private List<Step> steps() {
    int every = (trace.size() - 1) / MOST_STEPS + 1;
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < trace.size(); i++) {
      if (i % every == 0 || i == trace.size() - 1) {
        steps.add(trace.get(i));
      }
    }
    return steps;
  }

  private Figure objective() {
    List<Step> steps = steps();
    Step first = steps.get(0);
    Step last = steps.get(steps.size() - 1);
    return new Figure(
        "objective",
        "Objective by iteration",
        "The objective goes from %s at iteration %s to %s at iteration %s."
            .formatted(
                Numbers.of(first.value()),
                Numbers.count(first.iteration()),
                Numbers.of(last.value()),
                Numbers.count(last.iteration())),
        "Of the best start. The axis does not begin at 0.",
        curve("objective", steps.stream().mapToDouble(Step::value).toArray(), false),
        table());
  }

  private Figure errors() {
    List<Step> steps = steps();
    Step last = steps.get(steps.size() - 1);
    boolean positive = steps.stream().allMatch(step -> step.marginalError() > 0);
    return new Figure(
        "marginal-error",
        "Marginal error by iteration",
        "The marginals are off by %s at the last iteration."
            .formatted(Numbers.of(last.marginalError())),
        positive ? "The axis is logarithmic." : "",
        curve(
            "marginal error", steps.stream().mapToDouble(Step::marginalError).toArray(), positive),
        table());
  }

  private Chart curve(String name, double[] values, boolean log) {
    return Chart.of(Chart.Kind.CURVES)
        .with("x", steps().stream().mapToDouble(Step::iteration).toArray())
        .with("series", List.of(series(name, values)))
        .with("axes", List.of("iteration", name))
        .with("log", log);
  }

  private static Object series(String name, double[] values) {
    return Map.of("name", name, "values", values);
  }

  private Table table() {
    List<List<String>> rows = new ArrayList<>();
    for (Step step : steps()) {
      rows.add(
          List.of(
              Numbers.count(step.iteration()),
              Numbers.of(step.value()),
              Numbers.of(step.marginalError())));
    }
    return new Table(
        "Iterations",
        List.of(
            Table.number("iteration"), Table.number("objective"), Table.number("marginal error")),
        rows);
  }
}
