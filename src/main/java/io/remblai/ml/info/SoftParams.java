package io.remblai.ml.info;

import io.remblai.info.soft.Precision;
import io.remblai.info.soft.Temperature;
import io.remblai.ml.param.Choice;
import io.remblai.spark.info.estimate.SoftOptions;
import io.remblai.spark.info.soft.Heat;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** Parameters of soft bins, among those of {@link HasEstimatorParams}. */
final class SoftParams implements Serializable {

  private static final long serialVersionUID = 1;

  final IntParam bins;
  final Param<String> temperature;
  final Param<String> referencePoints;
  final Choice<Precision> precision;

  SoftParams(Params stage) {
    bins =
        Numbers.param(
            stage,
            "bins",
            "soft bins of each vector; unset: 100, or 64 where two vectors are compared",
            2,
            SoftOptions.MOST_BINS);
    temperature =
        new Param<>(
            stage,
            "temperature",
            "of soft bins: exact, lower-bound, leading-order, or a positive number");
    referencePoints =
        new Param<>(
            stage,
            "referencePoints",
            "table with columns point and vector, as PATH, FORMAT:PATH or table:NAME; unset: from"
                + " the seed");
    precision = new Choice<>(stage, "precision", "arithmetic of soft shares", Precision.class);
    stage.setDefault(temperature, Choice.name(Temperature.EXACT));
    stage.setDefault(precision, Choice.name(Precision.FLOAT));
  }

  /** The soft bins of a stage. */
  SoftOptions options(Params stage) {
    String typed = stage.getOrDefault(temperature);
    return new SoftOptions(
        Numbers.optional(stage, bins),
        Heat.parse(typed).orElseThrow(() -> noTemperature(typed)),
        typed,
        stage.isDefined(referencePoints)
            ? Optional.of(stage.getOrDefault(referencePoints))
            : Optional.empty(),
        precision.chosen(stage),
        false,
        List.of());
  }

  private static IllegalArgumentException noTemperature(String typed) {
    return new IllegalArgumentException(
        "temperature is '%s', but must be exact, lower-bound, leading-order or a positive number"
            .formatted(typed));
  }
}
