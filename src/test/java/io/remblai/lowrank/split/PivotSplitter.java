package io.remblai.lowrank.split;

import io.remblai.math.CounterRandom;

/**
 * Weights {@code <x, c_k>} and {@code <y, c_k>} to random pivots c_k: crude, and alike for both.
 */
public final class PivotSplitter implements SoftSplitter {

  @Override
  public Factors factors(CoCluster block, int[] sizes, long seed) {
    double[][] pivots = new double[sizes.length][block.dim()];
    for (int k = 0; k < pivots.length; k++) {
      new CounterRandom(seed, 0).normalRow(k, pivots[k]);
    }
    return new Factors(
        weights(block.sources(), block.sourceFrom(), block.points(), pivots),
        weights(block.targets(), block.targetFrom(), block.points(), pivots));
  }

  private static SoftWeights weights(float[] points, int from, int n, double[][] pivots) {
    int r = pivots.length;
    float[] weights = new float[n * r];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < r; k++) {
        double sum = 0;
        for (int c = 0; c < pivots[k].length; c++) {
          sum += points[(from + i) * pivots[k].length + c] * pivots[k][c];
        }
        weights[i * r + k] = (float) sum;
      }
    }
    return new SoftWeights(weights, n, r);
  }
}
