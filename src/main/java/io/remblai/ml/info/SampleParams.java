package io.remblai.ml.info;

import io.remblai.info.series.Lags;
import io.remblai.info.transform.Transform;
import io.remblai.ml.param.Choice;
import io.remblai.spark.info.estimate.SampleOptions;
import java.io.Serializable;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Params;

/** Parameters of estimators that hold rows: those of {@link HasSampleParams}. */
public final class SampleParams implements Serializable {

  private static final long serialVersionUID = 1;

  final IntParam k;
  final Choice<Transform> transform;
  final IntParam pca;
  final IntParam lagX;
  final IntParam lagY;
  final IntParam sample;

  /** The parameters of a stage, which gets their defaults. */
  public SampleParams(Params stage) {
    k = Numbers.param(stage, "k", "neighbours", 1, SampleOptions.MOST_NEIGHBOURS);
    transform =
        new Choice<>(stage, "transform", "of each coordinate, for all but soft", Transform.class);
    pca =
        Numbers.param(
            stage,
            "pca",
            "most coordinates of a vector, its principal ones, where rows are held; unset: all",
            1,
            SampleOptions.MOST_COMPONENTS);
    String past = "past values of the %s in transfer entropy";
    int mostLags = SampleOptions.MOST_LAGS;
    lagX = Numbers.param(stage, "lagX", past.formatted("source"), 1, mostLags);
    lagY = Numbers.param(stage, "lagY", past.formatted("target"), 1, mostLags);
    sample =
        Numbers.param(
            stage,
            "sample",
            "most rows of a group that an estimator holds in memory; unset: 100000 up to 10"
                + " coordinates, 20000 above",
            1,
            SampleOptions.MOST_ROWS);
    stage.setDefault(k, SampleOptions.DEFAULT_NEIGHBOURS);
    stage.setDefault(transform, Choice.name(Transform.NONE));
    stage.setDefault(lagX, 1);
    stage.setDefault(lagY, 1);
  }

  /** How estimators of a stage hold rows. */
  SampleOptions options(Params stage) {
    return new SampleOptions(
        Numbers.value(stage, k),
        transform.chosen(stage),
        Numbers.optional(stage, pca),
        new Lags(Numbers.value(stage, lagX), Numbers.value(stage, lagY)),
        Numbers.optional(stage, sample));
  }
}
