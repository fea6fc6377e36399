package io.remblai.job.hiref.unequal;

import io.remblai.job.argument.ArgumentValues;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Which rows are to be matched at all.
 *
 * @param unequal what becomes of clouds of different size
 * @param maxCost greatest cost of a pair that is written, at least 0; empty: any
 */
public record MatchOptions(Unequal unequal, OptionalDouble maxCost) {

  /** Default of {@code unequal}. */
  public static final String DEFAULT_UNEQUAL = "partial";

  public MatchOptions {
    if (maxCost.isPresent() && !(maxCost.getAsDouble() >= 0)) {
      throw new IllegalArgumentException("maxCost must be at least 0, not " + maxCost);
    }
  }

  /** Partial maps of pairs of any cost. */
  public static MatchOptions defaults() {
    return new MatchOptions(Unequal.PARTIAL, OptionalDouble.empty());
  }

  /** The options in force, under their names without dashes. */
  public Map<String, String> configuration() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("unequal", ArgumentValues.written(unequal));
    maxCost.ifPresent(cost -> all.put("max-cost", String.valueOf(cost)));
    return all;
  }
}
