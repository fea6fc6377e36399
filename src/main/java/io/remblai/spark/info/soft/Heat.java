package io.remblai.spark.info.soft;

import io.remblai.info.soft.Temperature;
import java.io.Serializable;

/**
 * A temperature: by a rule, or a number.
 *
 * @param byRule which of the two
 * @param rule the rule
 * @param number the number; has no meaning with a rule
 */
public record Heat(boolean byRule, Temperature rule, double number) implements Serializable {

  public static Heat of(Temperature rule) {
    return new Heat(true, rule, 0);
  }

  public static Heat of(double eps) {
    return new Heat(false, Temperature.EXACT, eps);
  }

  /** The least length of vectors that it is defined for. */
  public int leastDim() {
    return byRule && rule == Temperature.LOWER_BOUND ? 3 : 2;
  }

  /** The temperature for m points of a length. */
  public double eps(int points, int dim) {
    return byRule ? rule.eps(points, dim) : number;
  }
}
