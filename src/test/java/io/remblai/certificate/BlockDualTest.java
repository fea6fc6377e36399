package io.remblai.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.geometry.GroundCost;
import io.remblai.geometry.RandomClouds;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BlockDualTest {

  private static double best(
      GroundCost cost, float[] x, int n, float[] y, int m, int dim, int i, boolean[] taken) {
    if (i == n) {
      return 0;
    }
    double least = Double.POSITIVE_INFINITY;
    for (int j = 0; j < m; j++) {
      if (!taken[j]) {
        taken[j] = true;
        double here = cost.between(x, i * dim, y, j * dim, dim);
        least = Math.min(least, here + best(cost, x, n, y, m, dim, i + 1, taken));
        taken[j] = false;
      }
    }
    return least;
  }

  @Test
  void noMapCostsLess() {
    SplittableRandom random = new SplittableRandom(9);
    for (int trial = 0; trial < 300; trial++) {
      int n = random.nextInt(1, 6);
      int m = n + random.nextInt(0, 3);
      GroundCost cost = trial % 2 == 0 ? GroundCost.SQEUCLIDEAN : GroundCost.EUCLIDEAN;
      float[] x = RandomClouds.normal(n, 3, 2L * trial).coordinates();
      float[] y = RandomClouds.normal(m, 3, 2L * trial + 1).coordinates();
      double[] g = new double[m];
      for (int j = 0; j < m; j++) {
        g[j] = n == m ? random.nextDouble(-2, 2) : -random.nextDouble(0, 2);
      }
      double bound = BlockDual.of(cost, x, n, y, m, 3, g);
      double optimum = best(cost, x, n, y, m, 3, 0, new boolean[m]);
      assertTrue(bound <= optimum, "trial " + trial + ": " + bound + " above " + optimum);
    }
  }

  @Test
  void thePotentialsOfTheBestMapGiveItsCost() {
    float[] x = {0, 10};
    float[] y = {1, 12};
    double[] g = {0, 0};
    assertEquals(1 + 4, BlockDual.of(GroundCost.SQEUCLIDEAN, x, 2, y, 2, 1, g), 1e-9);
    assertTrue(BlockDual.of(GroundCost.SQEUCLIDEAN, x, 2, y, 2, 1, g) <= 5);
  }
}
