package io.remblai.job.hiref;

import io.remblai.job.argument.ArgumentValues;
import io.remblai.job.bound.BoundText;
import io.remblai.job.hiref.group.GroupText;
import io.remblai.job.hiref.mass.MassText;
import io.remblai.job.hiref.quality.Appraisal;
import io.remblai.job.output.Manifest;
import io.remblai.job.run.Amounts;
import io.remblai.job.run.ReadText;
import io.remblai.job.run.RunIdentity;
import io.remblai.refine.RefinePlan;
import io.remblai.spark.Side;
import io.remblai.spark.coupling.CoupledMap;
import io.remblai.spark.input.CheckedClouds;
import io.remblai.spark.input.Scaling;
import io.remblai.spark.judge.Gate;
import io.remblai.spark.judge.MapBound;
import io.remblai.spark.map.FoundMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * A finished run, told three times: for programs (manifest), dashboards (metrics) and people
 * (summary).
 *
 * @param identity who ran
 * @param options what was asked
 * @param clouds what was read
 * @param plan how it was laid out
 * @param map what came out
 * @param bound what is known of the best map; empty: nothing was asked
 * @param appraisal what is known of single pairs and of columns
 * @param seconds wall time of each step
 */
record RunReport(
    RunIdentity identity,
    HirefOptions options,
    CheckedClouds clouds,
    RefinePlan plan,
    FoundMap map,
    Optional<MapBound> bound,
    Appraisal appraisal,
    Map<String, Double> seconds) {

  /** How the run ended. */
  String status() {
    return gate().map(Gate::passed).orElse(true) ? Manifest.SUCCEEDED : Manifest.GATE_FAILED;
  }

  private Optional<Gate> gate() {
    OptionalDouble mostGap = options.bound().mostGap();
    return mostGap.isEmpty()
        ? Optional.empty()
        : bound.map(found -> found.judgedBy(mostGap.getAsDouble()));
  }

  /** The whole record of the run. */
  Map<String, Object> manifest() {
    Map<String, Object> content = identity.manifest(status());
    content.put("dim", clouds.dim());
    content.put("scaling", scaling());
    content.put("plan", planContent());
    content.put("counts", counts());
    map.coupled().ifPresent(found -> content.put("coupling", coupling(found)));
    map.groups().ifPresent(groups -> content.put("groups", GroupText.content(groups)));
    content.put("source", ReadText.content(clouds.summary(Side.SOURCE)));
    content.put("target", ReadText.content(clouds.summary(Side.TARGET)));
    content.put("cost", Map.of("mean", map.meanCost(), "converged", map.converged()));
    bound.ifPresent(found -> content.put("bound", found.content()));
    gate().ifPresent(gate -> content.put("gate", gate.content()));
    content.putAll(appraisal.content());
    content.put("seconds", seconds);
    content.put("warnings", warnings());
    return content;
  }

  private Map<String, Object> coupling(CoupledMap found) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("entries", found.entries());
    content.put("mass", options.masses().weight().isPresent() ? "weights" : "uniform");
    content.put("rounding", found.rounding());
    return content;
  }

  /** Flat numbers. */
  Map<String, Object> metrics() {
    Map<String, Object> metrics = new LinkedHashMap<>();
    metrics.put("pairs", map.count());
    metrics.put("unmatched_source", map.unmatched(Side.SOURCE));
    metrics.put("unmatched_target", map.unmatched(Side.TARGET));
    metrics.put("dim", clouds.dim());
    metrics.put("cost_mean", map.meanCost());
    bound.ifPresent(found -> metrics.putAll(found.metrics()));
    gate().ifPresent(gate -> metrics.put("gate_passed", gate.passed() ? 1 : 0));
    metrics.putAll(appraisal.metrics());
    map.groups().ifPresent(groups -> metrics.putAll(GroupText.metrics(groups)));
    metrics.put("converged", map.converged() ? 1 : 0);
    metrics.put("stages", map.stages().size());
    metrics.put("source_rejected", clouds.summary(Side.SOURCE).rejected());
    metrics.put("target_rejected", clouds.summary(Side.TARGET).rejected());
    seconds.forEach((step, time) -> metrics.put("seconds_" + step, time));
    metrics.put("seconds_total", total());
    return metrics;
  }

  /** Lines for people. */
  List<String> summary() {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%,d pairs of dimension %d, mean cost %.8g (%s)",
            map.count(),
            clouds.dim(),
            map.meanCost(),
            ArgumentValues.written(options.refine().cost())));
    map.groups().ifPresent(groups -> lines.addAll(GroupText.summary(groups)));
    lines.addAll(StageText.staircase(map.stages()));
    lines.addAll(judgement());
    lines.addAll(appraisal.lines());
    for (Side side : Side.values()) {
      lines.add(ReadText.line(side, clouds.summary(side)) + unmatched(side));
    }
    warnings().forEach(warning -> lines.add("warning:   " + warning));
    lines.add("time:      " + Amounts.duration(total()));
    lines.add("output:    " + options.out().orElseThrow() + " (checked: " + checked() + ")");
    return lines;
  }

  private String checked() {
    return map.coupled().isPresent()
        ? "exact marginals"
        : !options.masses().ratio().isOne()
            ? "each row with its partners"
            : map.leftOut().isEmpty() ? "a bijection" : "a bijection of the matched rows";
  }

  private String unmatched(Side side) {
    long rows = map.unmatched(side);
    return rows == 0 ? "" : String.format(Locale.ROOT, ", %,d unmatched", rows);
  }

  private Map<String, Object> counts() {
    Map<String, Object> counts = new LinkedHashMap<>();
    counts.put("pairs", map.count());
    counts.put("unmatched", map.unmatched(Side.SOURCE) + map.unmatched(Side.TARGET));
    counts.put("unmatched_source", map.unmatched(Side.SOURCE));
    counts.put("unmatched_target", map.unmatched(Side.TARGET));
    return counts;
  }

  /** What is known of the best map, under one name. */
  private List<String> judgement() {
    List<String> lines = new ArrayList<>();
    for (String line : bound.map(BoundText::lines).orElse(List.of())) {
      lines.add((lines.isEmpty() ? "bound:     " : "           ") + line);
    }
    gate().ifPresent(gate -> lines.add("gate:      " + BoundText.verdict(gate)));
    return lines;
  }

  private List<String> warnings() {
    List<String> warnings = new ArrayList<>(identity.warnings());
    if (map.groups().isEmpty()) {
      MassText.warning(
              options.match(), options.masses(), clouds.sourcePoints(), clouds.targetPoints())
          .ifPresent(warnings::add);
    }
    if (map.coupled().filter(found -> found.lowerBound().isEmpty()).isPresent()) {
      warnings.add("no bound is known of couplings of more than one block");
    }
    map.groups().ifPresent(groups -> warnings.addAll(GroupText.warnings(groups.plan())));
    if (options.limits().width() > 0) {
      warnings.add("no bound is known of maps within --caliper");
    } else if (options.match().maxCost().isPresent()) {
      warnings.add("no bound is known of maps within --max-cost");
    }
    int constant = clouds.scaling().constantColumns().length;
    if (constant > 0) {
      warnings.add(
          constant == 1
              ? "1 column holds one value only and was not scaled"
              : constant + " columns hold one value only and were not scaled");
    }
    if (!map.converged() && options.refine().rematchRounds().isEmpty()) {
      warnings.add(
          "the last of %d rounds still gained; --rematch-rounds N allows more"
              .formatted(plan.maxRounds()));
    }
    return warnings;
  }

  private Map<String, Object> scaling() {
    Scaling scaling = clouds.scaling();
    if (scaling.isIdentity()) {
      return Map.of("shift", List.of(), "scale", List.of());
    }
    return Map.of(
        "shift", IntStream.range(0, scaling.dim()).mapToDouble(scaling::shift).toArray(),
        "scale", IntStream.range(0, scaling.dim()).mapToDouble(scaling::scale).toArray());
  }

  private Map<String, Object> planContent() {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("distributed_levels", plan.distributedLevels());
    content.put("task_blocks", plan.taskBlocks());
    content.put("leaves", plan.leaves());
    content.put("points_per_leaf", plan.pointsPerLeaf());
    content.put("shares", plan.shares());
    content.put("wide_groups", plan.wideGroups());
    content.put("bytes_per_task", plan.bytesPerTask());
    content.put("max_rounds", plan.maxRounds());
    content.put("shuffle_bytes", plan.shuffleBytes());
    return content;
  }

  private double total() {
    return seconds.values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
