package io.remblai.job.frlc;

import io.remblai.job.output.Manifest;
import io.remblai.job.run.Amounts;
import io.remblai.job.run.ReadText;
import io.remblai.job.run.RunIdentity;
import io.remblai.lowrank.FrlcResult;
import io.remblai.lowrank.coupling.Convergence;
import io.remblai.lowrank.coupling.CouplingInformation;
import io.remblai.spark.PointLayout;
import io.remblai.spark.Side;
import io.remblai.spark.input.CheckedClouds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A finished run, told three times: for programs (manifest), dashboards (metrics) and people
 * (summary).
 *
 * @param identity who ran
 * @param options what was asked
 * @param clouds what was read
 * @param reached what came out
 * @param seconds wall time of each step
 */
record CouplingReport(
    RunIdentity identity,
    FrlcJobOptions options,
    CheckedClouds clouds,
    ReachedCoupling reached,
    Map<String, Double> seconds) {

  /** A sampled cost that errs by more than this deserves a word. */
  private static final double LARGE_ERROR = 0.05;

  /** The whole record of the run. */
  Map<String, Object> manifest() {
    Map<String, Object> content = identity.manifest(Manifest.SUCCEEDED);
    content.put("seed", options.settings().seed());
    content.put("counts", Map.of("q", clouds.sourcePoints(), "r", clouds.targetPoints()));
    for (Side side : Side.values()) {
      Map<String, Object> rows = new LinkedHashMap<>(ReadText.content(clouds.summary(side)));
      PointLayout layout = clouds.layout(side);
      rows.put("features", layout.features());
      rows.put("coordinates", layout.coordinates());
      content.put(side.toString(), rows);
    }
    content.putAll(reached.content());
    content.put("seconds", seconds);
    content.put("warnings", warnings());
    return content;
  }

  /** Flat numbers. */
  Map<String, Object> metrics() {
    Map<String, Object> metrics = new LinkedHashMap<>();
    metrics.put("source_points", clouds.sourcePoints());
    metrics.put("target_points", clouds.targetPoints());
    metrics.put("source_rank", options.settings().sourceRank());
    metrics.put("target_rank", options.settings().targetRank());
    reached.objective().forEach((name, value) -> metrics.put("objective_" + name, value));
    Convergence convergence = reached.result().convergence();
    metrics.put("converged", convergence.converged() ? 1 : 0);
    metrics.put("iterations", convergence.iterations());
    metrics.put("last_change", convergence.lastChange());
    metrics.put("marginal_error", convergence.marginalError());
    metrics.put("passes", reached.passes());
    metrics.putAll(reached.said());
    reached.costRank().ifPresent(rank -> metrics.put("cost_rank", rank));
    reached.costError().ifPresent(error -> metrics.put("cost_relative_error", error));
    metrics.put("source_rejected", clouds.summary(Side.SOURCE).rejected());
    metrics.put("target_rejected", clouds.summary(Side.TARGET).rejected());
    seconds.forEach((step, time) -> metrics.put("seconds_" + step, time));
    metrics.put("seconds_total", total());
    return metrics;
  }

  /** Lines for people. */
  List<String> summary() {
    FrlcResult result = reached.result();
    Convergence convergence = result.convergence();
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "coupled %,d with %,d points at rank %s: objective %.8g, independent coupling %.8g",
            clouds.sourcePoints(),
            clouds.targetPoints(),
            options.configuration().get("rank"),
            result.value(),
            result.independentValue()));
    lines.add(
        String.format(
            Locale.ROOT,
            "parts:     linear %.8g, gromov %.8g, mass %.8g",
            result.linear(),
            result.gromov(),
            result.mass()));
    lines.add(
        String.format(
            Locale.ROOT,
            "solver:    %s after %,d iterations, %,d passes over either cloud; marginal error %.1e",
            convergence.converged() ? "converged" : "stopped",
            convergence.iterations(),
            reached.passes(),
            convergence.marginalError()));
    lines.add(told(reached.information()));
    for (Side side : Side.values()) {
      lines.add(ReadText.line(side, clouds.summary(side)));
    }
    warnings().forEach(warning -> lines.add("warning:   " + warning));
    lines.add("time:      " + Amounts.duration(total()));
    lines.add("output:    " + options.out().orElseThrow() + " (checked: ids and masses)");
    return lines;
  }

  private static String told(CouplingInformation information) {
    return String.format(
        Locale.ROOT,
        "says:      %.4g nats of a point's partner (estimated, +- %.1g), %.4g nats between"
            + " components",
        information.information(),
        information.informationError(),
        information.latentInformation());
  }

  private List<String> warnings() {
    List<String> warnings = new ArrayList<>(identity.warnings());
    Convergence convergence = reached.result().convergence();
    if (!convergence.converged()) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "not converged: the last of %,d iterations still gained %.2g of the whole"
                  + " improvement; --max-iter allows more",
              convergence.iterations(),
              convergence.lastChange()));
    }
    reached
        .costError()
        .ifPresent(
            error -> {
              if (error > LARGE_ERROR) {
                warnings.add(
                    String.format(
                        Locale.ROOT,
                        "the sampled cost of rank %d errs by %.1f %%; --cost-rank allows more",
                        reached.costRank().getAsInt(),
                        100 * error));
              }
            });
    return warnings;
  }

  private double total() {
    return seconds.values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
