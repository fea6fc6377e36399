package io.remblai.summary;

import java.util.OptionalDouble;

/**
 * How alike one column is on both sides, before matching (all rows) and after it (matched rows).
 *
 * <p>With means {@code a} and {@code b} of source and target and their variances before matching
 * {@code s_a^2} and {@code s_b^2}, each with divisor one less than the count:
 *
 * <pre>
 *   sd = sqrt((s_a^2 + s_b^2) / 2)      smd = (a - b) / sd      variance ratio = var a / var b
 * </pre>
 *
 * <p>The same sd, of before, divides both differences, so that a smaller smd is a smaller
 * difference (Rosenbaum and Rubin, The American Statistician 39, 1985; Austin, Statistics in
 * Medicine 28, 2009). What cannot be computed is absent: a mean of nothing, an smd where neither
 * side varies, a ratio where the target does not.
 *
 * @param column its name
 * @param before of all rows
 * @param after of matched rows
 * @param sd pooled standard deviation before matching
 */
public record BalanceLine(String column, Group before, Group after, OptionalDouble sd) {

  /**
   * Values of a column on both sides.
   *
   * @param sources values of the source
   * @param targets values of the target
   */
  public record Group(Values sources, Values targets) {

    OptionalDouble difference() {
      return sources.mean().isPresent() && targets.mean().isPresent()
          ? OptionalDouble.of(sources.mean().getAsDouble() - targets.mean().getAsDouble())
          : OptionalDouble.empty();
    }

    /** Variance of the source by that of the target. */
    public OptionalDouble varianceRatio() {
      if (sources.variance().isEmpty() || !(targets.variance().orElse(0) > 0)) {
        return OptionalDouble.empty();
      }
      return OptionalDouble.of(sources.variance().getAsDouble() / targets.variance().getAsDouble());
    }
  }

  /**
   * Values of a column.
   *
   * @param count how many there are, without those that are missing
   * @param mean empty: there are none
   * @param variance with divisor count - 1; empty: there are not two
   */
  public record Values(long count, OptionalDouble mean, OptionalDouble variance) {}

  /** Of two groups of values. */
  public static BalanceLine of(String column, Group before, Group after) {
    OptionalDouble a = before.sources().variance();
    OptionalDouble b = before.targets().variance();
    OptionalDouble sd =
        a.isPresent() && b.isPresent()
            ? OptionalDouble.of(Math.sqrt((a.getAsDouble() + b.getAsDouble()) / 2))
            : OptionalDouble.empty();
    return new BalanceLine(column, before, after, sd);
  }

  /** Standardised difference of the means of all rows. */
  public OptionalDouble smdBefore() {
    return standardised(before);
  }

  /** Standardised difference of the means of matched rows. */
  public OptionalDouble smdAfter() {
    return standardised(after);
  }

  private OptionalDouble standardised(Group group) {
    OptionalDouble difference = group.difference();
    return difference.isPresent() && sd.orElse(0) > 0
        ? OptionalDouble.of(difference.getAsDouble() / sd.getAsDouble())
        : OptionalDouble.empty();
  }
}
