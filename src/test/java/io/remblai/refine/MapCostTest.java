package io.remblai.refine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.remblai.geometry.GroundCost;
import io.remblai.geometry.RandomClouds;
import io.remblai.math.ExactSum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MapCostTest {

  @Test
  void ofKnownPairs() {
    float[] x = {0, 0, 1, 1, 9, 9};
    float[] y = {3, 4, 1, 2, 0, 0};
    assertEquals(26, MapCost.ofRows(GroundCost.SQEUCLIDEAN, x, y, 2, 2).value());
    assertEquals(6, MapCost.ofRows(GroundCost.EUCLIDEAN, x, y, 2, 2).value());
    assertEquals(13, MapCost.ofRows(GroundCost.COSINE, x, y, 2, 2).value());
  }

  @ParameterizedTest
  @EnumSource(GroundCost.class)
  void doesNotDependOnTheOrderOfThePairs(GroundCost cost) {
    int n = 500;
    int dim = 3;
    float[] x = RandomClouds.normal(n, dim, 1).coordinates();
    float[] y = RandomClouds.normal(n, dim, 2).coordinates();
    int[] rows = RandomClouds.shuffle(n, 3);
    ExactSum shuffled = new ExactSum();
    for (int row : rows) {
      shuffled.add(cost.between(x, row * dim, y, row * dim, dim));
    }
    assertEquals(shuffled.value(), MapCost.ofRows(cost, x, y, n, dim).value(), 0.0, "seeds 1-3");
  }

  @Test
  void midpointsAreSumsOfPairs() {
    float[] x = {9, 1, 2, 3, 4};
    float[] y = {10, 20, 30, 40};
    float[] out = {7, 7, 7, 7, 7, 7};
    Midpoints.write(x, 1, y, 0, 4, out, 1);
    assertArrayEquals(new float[] {7, 11, 22, 33, 44, 7}, out);
  }
}
