package io.remblai.ml.coupling;

import io.remblai.geometry.GroundCost;
import io.remblai.lowrank.FrlcOptions;
import io.remblai.lowrank.coupling.Marginals;
import io.remblai.ml.param.Choice;
import io.remblai.ml.param.TableParams;
import io.remblai.spark.input.CloudReader;
import io.remblai.spark.input.Spaces;
import io.remblai.spark.input.Standardize;
import io.remblai.spark.lowrank.problem.ObjectiveKind;
import io.remblai.spark.lowrank.problem.ProblemOptions;
import java.io.Serializable;
import java.util.OptionalInt;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.ml.param.Params;

/** Parameters by which a low-rank coupling is found: those of {@link HasCouplingParams}. */
public final class CouplingParams implements Serializable {

  private static final long serialVersionUID = 1;

  private static final int USUAL_RANK = 16;
  private static final FrlcOptions USUAL = FrlcOptions.defaults(USUAL_RANK);

  /** What a coupling is judged by that needs features alone. */
  private enum Objective {
    W,
    GW
  }

  final Choice<?> objective;
  final Choice<GroundCost> cost;
  final Choice<Standardize> standardize;
  final Choice<Marginals> marginals;
  final IntParam rank;
  final IntParam targetRank;
  final IntParam maxIter;
  final DoubleParam tol;
  final IntParam restarts;
  final LongParam seed;

  /** The parameters of a stage, which gets their defaults. */
  public CouplingParams(Params stage) {
    objective =
        new Choice<>(
            stage,
            "objective",
            "costs between features, or distances within either cloud",
            Objective.class);
    cost = new Choice<>(stage, "cost", "ground cost", GroundCost.class);
    standardize =
        new Choice<>(stage, "standardize", "how columns are scaled before", Standardize.class);
    marginals = new Choice<>(stage, "marginals", "which marginals are given", Marginals.class);
    rank = new IntParam(stage, "rank", "components of the source", ParamValidators.gtEq(1));
    targetRank =
        new IntParam(
            stage,
            "targetRank",
            "components of the target; unset: as of the source",
            ParamValidators.gtEq(1));
    maxIter =
        new IntParam(stage, "maxIter", "most iterations of one start", ParamValidators.gtEq(1));
    tol =
        new DoubleParam(
            stage,
            "tol",
            "stop below this part of all that was gained over the independent coupling",
            ParamValidators.inRange(0, 1, true, false));
    restarts =
        new IntParam(
            stage, "restarts", "starts, of which the best is kept", ParamValidators.gtEq(1));
    seed = new LongParam(stage, "seed", "seed of the run; same seed, same coupling");
    stage.setDefault(objective, Choice.name(Objective.W));
    stage.setDefault(cost, Choice.name(GroundCost.SQEUCLIDEAN));
    stage.setDefault(standardize, Choice.name(Standardize.NONE));
    stage.setDefault(marginals, Choice.name(Marginals.BALANCED));
    stage.setDefault(rank, USUAL_RANK);
    stage.setDefault(maxIter, USUAL.maxIterations());
    stage.setDefault(tol, USUAL.tolerance());
    stage.setDefault(restarts, USUAL.restarts());
    stage.setDefault(seed, USUAL.seed());
  }

  /** What is to be coupled how. */
  public ProblemOptions problem(Params stage) {
    boolean apart = objective.chosen(stage) == Objective.GW;
    return new ProblemOptions(
        apart ? ObjectiveKind.GW : ObjectiveKind.W,
        cost.chosen(stage),
        OptionalInt.empty(),
        apart ? 1 : 0,
        marginals.chosen(stage),
        true,
        (Long) stage.getOrDefault(seed));
  }

  /**
   * How both tables are read.
   *
   * @throws IllegalArgumentException if tables of two spaces are to be scaled alike
   */
  public CloudReader.Options reading(Params stage, TableParams table) {
    boolean apart = objective.chosen(stage) == Objective.GW;
    return new CloudReader.Options(
        cost.chosen(stage),
        standardize.chosen(stage),
        table.badRows(stage),
        (Long) stage.getOrDefault(seed),
        apart ? Spaces.APART : Spaces.SHARED);
  }

  /** The settings of the solver. */
  public FrlcOptions settings(Params stage) {
    int sources = (Integer) stage.getOrDefault(rank);
    return new FrlcOptions(
        sources,
        stage.isDefined(targetRank) ? (Integer) stage.getOrDefault(targetRank) : sources,
        USUAL.tauInner(),
        USUAL.tauOuter(),
        USUAL.gamma(),
        (Integer) stage.getOrDefault(maxIter),
        USUAL.minIterations(),
        (Double) stage.getOrDefault(tol),
        (Integer) stage.getOrDefault(restarts),
        (Long) stage.getOrDefault(seed));
  }
}
