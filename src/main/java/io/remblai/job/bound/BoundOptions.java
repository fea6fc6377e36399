package io.remblai.job.bound;

import io.remblai.job.argument.ArgumentValues;
import io.remblai.spark.judge.Certify;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How the map is judged.
 *
 * @param certify what the bound is taken from
 * @param mostGap greatest gap that passes, as a fraction in [0, 1); empty: every gap passes
 */
public record BoundOptions(Certify certify, OptionalDouble mostGap) {

  /** Default of {@code certify}. */
  public static final String DEFAULT_CERTIFY = "fast";

  public BoundOptions {
    if (mostGap.isPresent() && !(mostGap.getAsDouble() >= 0 && mostGap.getAsDouble() < 1)) {
      throw new IllegalArgumentException("mostGap must be in [0, 1), not " + mostGap);
    }
    if (mostGap.isPresent() && certify == Certify.NONE) {
      throw new IllegalArgumentException("without a bound there is no gap to be judged");
    }
  }

  /** The cheap bounds and no gate. */
  public static BoundOptions defaults() {
    return new BoundOptions(Certify.FAST, OptionalDouble.empty());
  }

  /** The options in force, under their names without dashes. */
  public Map<String, String> configuration() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("certify", ArgumentValues.written(certify));
    mostGap.ifPresent(
        gap ->
            all.put(
                "fail-if-gap-above", BigDecimal.valueOf(gap).stripTrailingZeros().toPlainString()));
    return all;
  }
}
