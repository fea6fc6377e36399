package io.remblai.lowrank.cost;

import io.remblai.lowrank.rows.RowBlock;
import io.remblai.math.ExactSum;
import io.remblai.math.Seeds;
import java.util.Arrays;

/** Rows of factors from vectors, in memory. */
public final class FactorRows {

  /** Keys of rows whose number is their id. */
  private static final long KEY_SEED = 0x726f7773L;

  private FactorRows() {}

  /**
   * Lifts vectors.
   *
   * @param x [n, dim]; not modified
   * @param weights [n] summing to one; kept
   * @param keys [n]; kept
   */
  public static RowBlock of(float[] x, RowLift lift, double[] weights, long[] keys) {
    float[] factors = new float[Math.multiplyExact(keys.length, lift.width())];
    for (int i = 0; i < keys.length; i++) {
      lift.lift(x, i * lift.dim(), factors, i * lift.width());
    }
    return new RowBlock(factors, lift.width(), weights, keys);
  }

  /** Lifts features and coordinates, the factors of a row side by side; for a fused problem. */
  public static RowBlock of(
      float[] features,
      RowLift lift,
      float[] coordinates,
      RowLift metric,
      double[] weights,
      long[] keys) {
    int width = lift.width() + metric.width();
    float[] factors = new float[Math.multiplyExact(keys.length, width)];
    for (int i = 0; i < keys.length; i++) {
      lift.lift(features, i * lift.dim(), factors, i * width);
      metric.lift(coordinates, i * metric.dim(), factors, i * width + lift.width());
    }
    return new RowBlock(factors, width, weights, keys);
  }

  /** Weights 1 / n. */
  public static double[] evenWeights(int n) {
    double[] weights = new double[n];
    Arrays.fill(weights, 1.0 / n);
    return weights;
  }

  /** Keys of rows that have none but their numbers. */
  public static long[] numberedKeys(int n) {
    long[] keys = new long[n];
    for (int i = 0; i < n; i++) {
      keys[i] = Seeds.key(KEY_SEED, i);
    }
    return keys;
  }

  /** The mean [dim] of vectors [n, dim], by exact sums: the same in any order of rows. */
  public static double[] mean(float[] x, int dim) {
    int n = x.length / dim;
    double[] mean = new double[dim];
    for (int k = 0; k < dim; k++) {
      ExactSum sum = new ExactSum();
      for (int i = 0; i < n; i++) {
        sum.add(x[i * dim + k]);
      }
      mean[k] = sum.value() / n;
    }
    return mean;
  }
}
