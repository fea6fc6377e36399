package io.remblai.job.frlc;

import io.remblai.geometry.GroundCost;
import io.remblai.job.argument.ArgumentValues;
import io.remblai.job.output.OutputMode;
import io.remblai.lowrank.FrlcOptions;
import io.remblai.spark.input.BadRowPolicy;
import io.remblai.spark.input.Spaces;
import io.remblai.spark.input.Standardize;
import io.remblai.spark.lowrank.problem.ObjectiveKind;
import io.remblai.spark.lowrank.problem.ProblemOptions;
import io.remblai.spark.table.TableSpec.Features;
import io.remblai.spark.table.TableSpec.JoinedColumns;
import io.remblai.spark.table.TableSpec.NumericColumns;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * All that a run of {@code frlc} is asked to do.
 *
 * @param source path or table of the source cloud
 * @param target path or table of the target cloud
 * @param out folder of the output; empty only for a dry run
 * @param idColumn column of the row ids, in both tables
 * @param features column or columns that costs compare, in both tables
 * @param coordinates column of the metrics of a fused problem, in both tables
 * @param weight column of the weights, in both tables; empty: all weigh the same
 * @param standardize how features are scaled before costs are taken
 * @param problem what is to be coupled how
 * @param solver what finds the coupling
 * @param settings of the solver
 * @param diagonalize whether the factors are written so that the latent coupling is diagonal
 * @param badRows what to do with rows that cannot be used
 * @param mode what to do where the output exists
 * @param dryRun only plan, write nothing
 */
public record FrlcJobOptions(
    String source,
    String target,
    Optional<String> out,
    String idColumn,
    Features features,
    Optional<String> coordinates,
    Optional<String> weight,
    Standardize standardize,
    ProblemOptions problem,
    CouplingSolver solver,
    FrlcOptions settings,
    boolean diagonalize,
    BadRowPolicy badRows,
    OutputMode mode,
    boolean dryRun) {

  public FrlcJobOptions {
    if (source.isBlank() || target.isBlank()) {
      throw new IllegalArgumentException("source and target must be named");
    }
    if (out.isEmpty() && !dryRun) {
      throw new IllegalArgumentException("out must be named unless the run is dry");
    }
    if (coordinates.isPresent() != (problem.objective() == ObjectiveKind.FGW)) {
      throw new IllegalArgumentException("coordinates are for a fused problem, which needs them");
    }
  }

  /** What to read of a table's row. */
  Features columns() {
    return coordinates.isEmpty() && weight.isEmpty()
        ? features
        : new JoinedColumns(features, coordinates, weight);
  }

  /** Whether the features of both tables must be of one space. */
  Spaces spaces() {
    return problem.objective() == ObjectiveKind.GW ? Spaces.APART : Spaces.SHARED;
  }

  /** Every option that was in force, under its name without dashes, as it would be typed. */
  public Map<String, String> configuration() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("source", source);
    all.put("target", target);
    out.ifPresent(folder -> all.put("out", folder));
    all.put("id-col", idColumn);
    all.put(
        features instanceof NumericColumns ? "features-cols" : "features-col",
        String.join(",", features.columns()));
    coordinates.ifPresent(column -> all.put("coordinates-col", column));
    weight.ifPresent(column -> all.put("weight-col", column));
    all.put("standardize", ArgumentValues.written(standardize));
    putProblem(all);
    all.put("solver", ArgumentValues.written(solver));
    putSettings(all);
    all.put("diagonalize", String.valueOf(diagonalize));
    all.put("emit-projection", String.valueOf(problem.projects()));
    all.put("on-bad-row", ArgumentValues.written(badRows));
    all.put("mode", ArgumentValues.written(mode));
    return all;
  }

  private void putProblem(Map<String, String> all) {
    all.put("objective", ArgumentValues.written(problem.objective()));
    all.put("cost", ArgumentValues.written(problem.cost()));
    if (problem.cost() == GroundCost.EUCLIDEAN) {
      all.put(
          "cost-rank",
          problem.costRank().isPresent() ? String.valueOf(problem.costRank().getAsInt()) : "auto");
    }
    if (problem.objective() == ObjectiveKind.FGW) {
      all.put("alpha", String.valueOf(problem.alpha()));
    }
    all.put("marginals", ArgumentValues.written(problem.marginals()));
  }

  private void putSettings(Map<String, String> all) {
    int r1 = settings.sourceRank();
    int r2 = settings.targetRank();
    all.put("rank", r1 == r2 ? String.valueOf(r1) : r1 + "," + r2);
    double inner = settings.tauInner();
    all.put("tau-inner", Double.isInfinite(inner) ? "inf" : String.valueOf(inner));
    if (problem.marginals().sourceRelaxed() || problem.marginals().targetRelaxed()) {
      all.put("tau-outer", String.valueOf(settings.tauOuter()));
    }
    all.put("gamma", String.valueOf(settings.gamma()));
    all.put("max-iter", String.valueOf(settings.maxIterations()));
    all.put("tol", String.valueOf(settings.tolerance()));
    all.put("restarts", String.valueOf(settings.restarts()));
    all.put("seed", String.valueOf(settings.seed()));
  }
}
