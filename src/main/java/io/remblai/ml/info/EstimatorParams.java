package io.remblai.ml.info;

import io.remblai.ml.param.Choice;
import io.remblai.ml.param.HandleInvalid;
import io.remblai.ml.param.StageWords;
import io.remblai.spark.info.InfoColumns;
import io.remblai.spark.info.estimate.EstimateOptions;
import io.remblai.spark.info.estimate.EstimatorName;
import io.remblai.spark.info.run.LabelPair;
import io.remblai.spark.table.NearestName;
import java.io.Serializable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.param.StringArrayParam;

/** Parameters that say what is estimated: those of {@link HasEstimatorParams}. */
public final class EstimatorParams implements Serializable {

  private static final long serialVersionUID = 1;

  /** What messages call the table. */
  private static final String INPUT = "input table";

  final StringArrayParam estimators;
  final IntParam nulls;
  final SoftParams soft;
  final LongParam seed;
  final Choice<HandleInvalid> handleInvalid;

  /** The parameters of a stage, which gets their defaults. */
  public EstimatorParams(Params stage) {
    estimators =
        new StringArrayParam(stage, "estimators", "at least one of " + EstimatorName.LISTED);
    nulls =
        Numbers.param(
            stage,
            "nulls",
            "estimates with labels or partners dealt out by chance; unset: 5 for soft and"
                + " discrete, none for estimators that hold rows",
            0,
            EstimateOptions.MOST_NULLS);
    soft = new SoftParams(stage);
    seed = new LongParam(stage, "seed", "seed of reference points and all random choices");
    handleInvalid =
        new Choice<>(stage, "handleInvalid", "what to do with rows of no use", HandleInvalid.class);
    stage.setDefault(estimators, new String[] {EstimatorName.SOFT.written()});
    stage.setDefault(seed, (long) EstimateOptions.DEFAULT_SEED);
    stage.setDefault(handleInvalid, Choice.name(HandleInvalid.ERROR));
  }

  /**
   * Estimators of these names, each once.
   *
   * @throws IllegalArgumentException if there is none of a name, or no name
   */
  static List<EstimatorName> parsed(String... names) {
    Map<String, EstimatorName> known = new LinkedHashMap<>();
    Arrays.stream(EstimatorName.values()).forEach(name -> known.put(name.written(), name));
    for (String name : names) {
      if (!known.containsKey(name)) {
        String hint = NearestName.hint(name, List.copyOf(known.keySet()));
        throw new IllegalArgumentException(
            "estimators names '%s', but must be of %s%s"
                .formatted(name, EstimatorName.LISTED, hint));
      }
    }
    if (names.length == 0) {
      throw new IllegalArgumentException("estimators must name at least one");
    }
    return Arrays.stream(names).distinct().map(known::get).toList();
  }

  /**
   * All that a stage is asked to do.
   *
   * @throws IllegalArgumentException if an estimator lacks a column, or a value means nothing
   */
  public EstimateOptions asked(
      Params stage, InfoColumns columns, List<LabelPair> pairs, SampleParams sample) {
    List<EstimatorName> names = parsed(stage.getOrDefault(estimators));
    for (EstimatorName name : names) {
      Optional<String> missing = name.missing(columns);
      if (missing.isPresent()) {
        throw new IllegalArgumentException(StageWords.of(missing.get()));
      }
    }
    return new EstimateOptions(
        INPUT,
        columns,
        pairs,
        names,
        soft.options(stage),
        Numbers.optional(stage, nulls),
        sample.options(stage),
        (Long) stage.getOrDefault(seed),
        handleInvalid.chosen(stage).policy());
  }
}
