package io.remblai.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GroundCostTest {

  @Test
  void costsOfAKnownPair() {
    float[] x = {9, 1, 2, 3};
    float[] y = {9, 9, 4, 2, 15};
    // Differences 3, 0, 12.
    assertEquals(153, GroundCost.SQEUCLIDEAN.between(x, 1, y, 2, 3));
    assertEquals(Math.sqrt(153), GroundCost.EUCLIDEAN.between(x, 1, y, 2, 3));
    assertEquals(76.5, GroundCost.COSINE.between(x, 1, y, 2, 3));
  }

  @Test
  void cosineOfUnitVectorsIsOneMinusTheirInnerProduct() {
    int dim = 5;
    int n = 50;
    float[] x = RandomClouds.normalised(RandomClouds.normal(n, dim, 1)).coordinates();
    float[] y = RandomClouds.normalised(RandomClouds.normal(n, dim, 2)).coordinates();
    for (int i = 0; i < n; i++) {
      double inner = 0;
      for (int k = 0; k < dim; k++) {
        inner += (double) x[i * dim + k] * y[i * dim + k];
      }
      assertEquals(
          1 - inner, GroundCost.COSINE.between(x, i * dim, y, i * dim, dim), 1e-6, "seeds 1, 2");
    }
  }

  @ParameterizedTest
  @EnumSource(GroundCost.class)
  void isSymmetricAndZeroOnlyForEqualPoints(GroundCost cost) {
    float[] p = RandomClouds.normal(20, 3, 5).coordinates();
    for (int i = 0; i < 20; i++) {
      for (int j = 0; j < 20; j++) {
        double there = cost.between(p, 3 * i, p, 3 * j, 3);
        assertEquals(there, cost.between(p, 3 * j, p, 3 * i, 3));
        assertEquals(i == j, there == 0, "seed 5, rows " + i + ", " + j);
      }
    }
  }

  @Test
  void differencesAreTakenInDouble() {
    float[] far = {16_777_216f};
    float[] near = {-0.5f};
    assertEquals(16_777_216.5, GroundCost.EUCLIDEAN.between(far, 0, near, 0, 1));
    float[] huge = {3e38f};
    float[] opposite = {-3e38f};
    assertEquals(2.0 * huge[0], GroundCost.EUCLIDEAN.between(huge, 0, opposite, 0, 1), 1e30);
  }
}
