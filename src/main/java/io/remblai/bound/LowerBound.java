package io.remblai.bound;

import java.util.Comparator;
import java.util.List;

/**
 * A number that the mean cost of no one-to-one map is below.
 *
 * @param kind where it comes from
 * @param value in the unit of the mean cost, at least 0
 */
public record LowerBound(Kind kind, double value) {

  /** What a bound is made of; each uses more of the data than the one before. */
  public enum Kind {
    /** That no pair costs less than nothing. */
    NO_COST,
    /** Potentials of one block that holds both clouds, over all its pairs. */
    ONE_BLOCK,
    /** The bounds of the groups that rows are mapped in, each of what is best for it. */
    GROUPS,
    /** The distance of the two means. */
    MEANS,
    /** Means and covariances: the cost between normal distributions that have them. */
    GELBRICH,
    /** The distributions along each of a set of perpendicular axes. */
    ONE_DIMENSIONAL
  }

  public LowerBound {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "a bound must be finite and at least 0, not %s (%s)".formatted(value, kind));
    }
  }

  /** The greatest of at least one bound. */
  public static LowerBound best(List<LowerBound> bounds) {
    return bounds.stream().max(Comparator.comparingDouble(LowerBound::value)).orElseThrow();
  }
}
