package io.remblai.lowrank.split;

import java.util.SplittableRandom;

/** What soft weights may look like. */
enum WeightKind {
  UNIFORM,
  LOG_FACTOR,
  MIXTURE,
  ONE_FAVOURITE,
  IDENTICAL_ROWS,
  IDENTICAL_COLUMNS,
  FEW_ROWS,
  ALL_EQUAL,
  ZERO_OR_ONE,
  SMALL_INTEGERS,
  SORTED,
  TWELVE_ORDERS;

  SoftWeights of(int n, int r, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] weights = new float[n * r];
    float[] row = new float[r];
    for (int j = 0; j < r; j++) {
      row[j] = (float) random.nextDouble(-2, 2);
    }
    for (int i = 0; i < n; i++) {
      int home = random.nextInt(r);
      for (int j = 0; j < r; j++) {
        weights[i * r + j] = entry(n, r, i, j, j == home, row[j], random);
      }
    }
    if (this == FEW_ROWS) {
      for (int i = 7; i < n; i++) {
        System.arraycopy(weights, i % 7 * r, weights, i * r, r);
      }
    }
    return new SoftWeights(weights, n, r);
  }

  private float entry(
      int n, int r, int i, int j, boolean home, float common, SplittableRandom random) {
    return switch (this) {
      case UNIFORM, FEW_ROWS -> (float) random.nextDouble();
      case LOG_FACTOR -> (float) Math.log(1e-12 + random.nextDouble());
      case MIXTURE -> (float) (random.nextGaussian() + (home ? 6 : 0));
      case ONE_FAVOURITE -> (float) (random.nextDouble() + (j == 0 ? 10 : 0));
      case IDENTICAL_ROWS -> common;
      case IDENTICAL_COLUMNS -> i * 0.37f;
      case ALL_EQUAL -> 0.1f;
      case ZERO_OR_ONE -> random.nextInt(4) == 0 ? 1 : 0;
      case SMALL_INTEGERS -> random.nextInt(6);
      // Points on a line to places on it: every place but the last two is full on the way.
      case SORTED -> (float) ((double) i / n * j / r);
      case TWELVE_ORDERS -> (float) Math.pow(10, random.nextDouble(-6, 6));
    };
  }
}
