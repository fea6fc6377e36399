package io.remblai.ml.map;

import io.remblai.geometry.GroundCost;
import io.remblai.ml.param.Choice;
import io.remblai.refine.RefineOptions;
import io.remblai.refine.SplitOptions;
import io.remblai.spark.input.Standardize;
import io.remblai.spark.judge.Certify;
import java.io.Serializable;
import java.util.OptionalInt;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.ml.param.Params;

/** Parameters by which a map is found: those of {@link HasMapParams}. */
public final class MapParams implements Serializable {

  private static final long serialVersionUID = 1;

  final Choice<GroundCost> cost;
  final Choice<Standardize> standardize;
  final Choice<Unequal> unequal;
  final DoubleParam maxCost;
  final IntParam leafSize;
  final IntParam rematchRounds;
  final IntParam taskMemoryMB;
  final LongParam seed;
  final Choice<Certify> certify;

  /** The parameters of a stage, which gets their defaults. */
  public MapParams(Params stage) {
    cost = new Choice<>(stage, "cost", "ground cost", GroundCost.class);
    standardize =
        new Choice<>(stage, "standardize", "how columns are scaled before", Standardize.class);
    unequal = new Choice<>(stage, "unequal", "clouds of two sizes", Unequal.class);
    maxCost =
        new DoubleParam(
            stage,
            "maxCost",
            "greatest cost of a pair, in units of the cost; unset: any",
            ParamValidators.gtEq(0));
    leafSize =
        new IntParam(
            stage,
            "leafSize",
            "largest block that is solved exactly, 2 to 16384",
            ParamValidators.inRange(2, 16_384));
    rematchRounds =
        new IntParam(
            stage,
            "rematchRounds",
            "number of rounds of rematching; unset: until they gain too little",
            ParamValidators.gtEq(0));
    taskMemoryMB =
        new IntParam(
            stage,
            "taskMemoryMB",
            "memory that one task may use for its share of the points, in MiB",
            ParamValidators.gtEq(1));
    seed = new LongParam(stage, "seed", "seed of the run; same seed, same map");
    certify = new Choice<>(stage, "certify", "what the least cost is bounded by", Certify.class);
    stage.setDefault(cost, Choice.name(GroundCost.SQEUCLIDEAN));
    stage.setDefault(standardize, Choice.name(Standardize.NONE));
    stage.setDefault(unequal, Choice.name(Unequal.PARTIAL));
    stage.setDefault(leafSize, RefineOptions.DEFAULT_LEAF_SIZE);
    stage.setDefault(taskMemoryMB, (int) (RefineOptions.DEFAULT_TASK_BYTES >> 20));
    stage.setDefault(seed, RefineOptions.DEFAULT_SEED);
    stage.setDefault(certify, Choice.name(Certify.FAST));
  }

  /** How columns are scaled. */
  public Standardize standardize(Params stage) {
    return standardize.chosen(stage);
  }

  /** What becomes of clouds of two sizes. */
  public Unequal unequal(Params stage) {
    return unequal.chosen(stage);
  }

  /** What the least cost is bounded by. */
  public Certify certify(Params stage) {
    return certify.chosen(stage);
  }

  /** The settings of the solver. */
  public RefineOptions refine(Params stage) {
    int leaf = (Integer) stage.getOrDefault(leafSize);
    return new RefineOptions(
        cost.chosen(stage),
        leaf,
        RefineOptions.DEFAULT_GROUP_SIZE,
        stage.isDefined(rematchRounds)
            ? OptionalInt.of((Integer) stage.getOrDefault(rematchRounds))
            : OptionalInt.empty(),
        (long) (Integer) stage.getOrDefault(taskMemoryMB) << 20,
        (Long) stage.getOrDefault(seed),
        SplitOptions.coordinate(leaf));
  }
}
