package io.remblai.spark.divergence.sum;

import java.util.Arrays;
import java.util.Optional;

/**
 * Standard errors by leaving out one block of rows at a time (Tukey's jackknife): {@code sqrt((J -
 * 1)/J sum (v_j - mean v)^2)}.
 */
final class Jackknife {

  /** Rows that a side must have for every block to leave plenty. */
  private static final int LEAST = 8 * GroupSums.BLOCKS;

  private Jackknife() {}

  /** A value from the sums of two samples. */
  @FunctionalInterface
  interface Value {
    double of(double[] sumX, long n, double[] sumY, long m);
  }

  /** The error; empty where there are too few rows. */
  static Optional<Double> error(PartSums x, PartSums y, Value value) {
    long n = x.allRows();
    long m = y.allRows();
    if (Math.min(n, m) < LEAST) {
      return Optional.empty();
    }
    double[] sumX = x.all();
    double[] sumY = y.all();
    double[] values = new double[x.rows.length];
    for (int j = 0; j < values.length; j++) {
      values[j] =
          value.of(less(sumX, x.linear[j]), n - x.rows[j], less(sumY, y.linear[j]), m - y.rows[j]);
    }
    double mean = Arrays.stream(values).sum() / values.length;
    double squares = 0;
    for (double one : values) {
      squares += (one - mean) * (one - mean);
    }
    return Optional.of(Math.sqrt(squares * (values.length - 1) / values.length));
  }

  /** {@code a - b}. */
  static double[] less(double[] a, double[] b) {
    double[] rest = a.clone();
    for (int f = 0; f < rest.length; f++) {
      rest[f] -= b[f];
    }
    return rest;
  }
}
