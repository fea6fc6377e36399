package io.remblai.info.coupling;

import java.io.Serializable;

/**
 * Probabilities of the values 0 to k - 1.
 *
 * @param masses [k], none negative, adding up to 1
 */
public record Distribution(double[] masses) implements Serializable {

  /** How far from 1 a sum may be by rounding. */
  private static final double ROUNDING = 1e-9;

  public Distribution {
    double sum = 0;
    for (double mass : masses) {
      if (!(mass >= 0)) {
        throw new IllegalArgumentException("a mass is %s, must not be negative".formatted(mass));
      }
      sum += mass;
    }
    if (!(Math.abs(sum - 1) <= ROUNDING)) {
      throw new IllegalArgumentException("the masses add up to %s, not to 1".formatted(sum));
    }
  }

  /** Masses in proportion to weights, of which one at least is positive. */
  public static Distribution proportional(double[] weights) {
    double sum = 0;
    for (double weight : weights) {
      if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "a weight is %s, must be finite and not negative".formatted(weight));
      }
      sum += weight;
    }
    if (!(sum > 0)) {
      throw new IllegalArgumentException("no weight is positive");
    }
    double[] masses = new double[weights.length];
    for (int i = 0; i < masses.length; i++) {
      masses[i] = weights[i] / sum;
    }
    return new Distribution(masses);
  }

  /** Masses in proportion to counts, each raised by {@code added}. */
  public static Distribution of(long[] counts, double added) {
    double[] weights = new double[counts.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = counts[i] + added;
    }
    return proportional(weights);
  }

  /** How many values there are. */
  public int size() {
    return masses.length;
  }

  /** {@code -sum p ln p} in nats. */
  public double entropy() {
    return entropy(masses);
  }

  /** {@code sum p ln(p / q)} in nats, infinite where q lacks a value of this. */
  public double divergence(Distribution q) {
    requireSameSize(q);
    double sum = 0;
    for (int i = 0; i < masses.length; i++) {
      if (masses[i] > 0) {
        sum += masses[i] * Math.log(masses[i] / q.masses[i]);
      }
    }
    return Math.max(0, sum);
  }

  /** {@code part} of this and the rest of the other. */
  public Distribution mixedWith(Distribution other, double part) {
    requireSameSize(other);
    double[] mixed = new double[masses.length];
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] = part * masses[i] + (1 - part) * other.masses[i];
    }
    return new Distribution(mixed);
  }

  /** Half the sum of differences, in [0, 1]. */
  public double totalVariation(Distribution other) {
    requireSameSize(other);
    double sum = 0;
    for (int i = 0; i < masses.length; i++) {
      sum += Math.abs(masses[i] - other.masses[i]);
    }
    return sum / 2;
  }

  /** Jensen and Shannon's divergence in nats, in [0, ln 2]. */
  public double jensenShannon(Distribution other) {
    Distribution middle = mixedWith(other, 0.5);
    return 0.5 * divergence(middle) + 0.5 * other.divergence(middle);
  }

  static double entropy(double[] masses) {
    double sum = 0;
    for (double mass : masses) {
      sum -= mass > 0 ? mass * Math.log(mass) : 0;
    }
    return Math.max(0, sum);
  }

  private void requireSameSize(Distribution other) {
    if (other.masses.length != masses.length) {
      throw new IllegalArgumentException(
          "one distribution has %d values, the other %d"
              .formatted(masses.length, other.masses.length));
    }
  }
}
