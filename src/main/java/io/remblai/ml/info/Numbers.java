package io.remblai.ml.info;

import java.util.OptionalInt;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.ml.param.Params;

/** Parameters that are whole numbers in a range. */
final class Numbers {

  private Numbers() {}

  /** A parameter from the least to the most, both allowed. */
  static IntParam param(Params stage, String name, String doc, int least, int most) {
    return new IntParam(
        stage,
        name,
        "%s; %d to %d".formatted(doc, least, most),
        ParamValidators.inRange(least, most));
  }

  /** A value that is there. */
  static int value(Params stage, IntParam param) {
    return (Integer) stage.getOrDefault(param);
  }

  /** A value if there is one. */
  static OptionalInt optional(Params stage, IntParam param) {
    return stage.isDefined(param) ? OptionalInt.of(value(stage, param)) : OptionalInt.empty();
  }
}
