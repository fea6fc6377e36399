package io.remblai.spark.info.soft;

import io.remblai.info.soft.Temperature;
import java.io.Serializable;
import java.util.Locale;
import java.util.Optional;

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

  /** Parses a rule's name, in lower case with dashes, or a positive number; empty of neither. */
  public static Optional<Heat> parse(String text) {
    for (Temperature rule : Temperature.values()) {
      if (rule.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(text)) {
        return Optional.of(of(rule));
      }
    }
    try {
      double eps = Double.parseDouble(text);
      boolean usable = eps > 0 && eps < Double.POSITIVE_INFINITY && Double.isFinite(1 / eps);
      return usable ? Optional.of(of(eps)) : Optional.empty();
    } catch (NumberFormatException neither) {
      return Optional.empty();
    }
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
