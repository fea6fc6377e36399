package io.remblai.ml.map;

import io.remblai.ml.param.Choice;
import io.remblai.refine.transform.Smoothing;
import io.remblai.spark.transform.MovedTable;
import io.remblai.spark.transform.TransformSettings;
import java.io.Serializable;
import java.util.OptionalInt;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.ml.param.Params;

/** Parameters by which a map is applied to rows: those of {@link HasTransformParams}. */
public final class TransformParams implements Serializable {

  private static final long serialVersionUID = 1;

  final Choice<Smoothing> smoothing;
  final IntParam neighbors;
  final Param<String> mappedCol;
  final Param<String> nearestSourceIdCol;
  final Param<String> targetIdCol;
  final Param<String> distanceCol;
  final Param<String> outsideCol;

  /** The parameters of a stage, which gets their defaults. */
  public TransformParams(Params stage) {
    smoothing = new Choice<>(stage, "smoothing", "what near pairs say of a row", Smoothing.class);
    neighbors =
        new IntParam(
            stage,
            "neighbors",
            "how many pairs are asked, 1 to %d; unset: what suits smoothing and dimension"
                .formatted(TransformSettings.MOST_NEIGHBOURS),
            ParamValidators.inRange(1, TransformSettings.MOST_NEIGHBOURS));
    mappedCol = new Param<>(stage, "mappedCol", "new column: where the map takes the row");
    nearestSourceIdCol =
        new Param<>(stage, "nearestSourceIdCol", "new column: id of the nearest source");
    targetIdCol = new Param<>(stage, "targetIdCol", "new column: id of that source's target");
    distanceCol = new Param<>(stage, "distanceCol", "new column: distance to the nearest source");
    outsideCol =
        new Param<>(
            stage, "outsideCol", "new column: whether that is farther than sources are apart");
    stage.setDefault(smoothing, Choice.name(Smoothing.LINEAR));
    stage.setDefault(mappedCol, MovedTable.MAPPED);
    stage.setDefault(nearestSourceIdCol, MovedTable.NEAREST_SOURCE_ID);
    stage.setDefault(targetIdCol, MovedTable.TARGET_ID);
    stage.setDefault(distanceCol, MovedTable.DISTANCE);
    stage.setDefault(outsideCol, MovedTable.OUTSIDE);
  }

  /** The settings for points of a dimension. */
  public TransformSettings settings(Params stage, int dim) {
    OptionalInt asked =
        stage.isDefined(neighbors)
            ? OptionalInt.of((Integer) stage.getOrDefault(neighbors))
            : OptionalInt.empty();
    return TransformSettings.of(smoothing.chosen(stage), asked, OptionalInt.empty(), dim);
  }
}
