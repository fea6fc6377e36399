package io.remblai.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NormalVectorTest {

  @Test
  void momentsAreThoseOfTheStandardNormal() {
    int n = 200_000;
    double[] z = NormalVector.of(17, n);
    double[] moments = new double[5];
    for (double value : z) {
      double power = 1;
      for (int k = 1; k < moments.length; k++) {
        power *= value;
        moments[k] += power / n;
      }
    }
    // Five standard errors each.
    assertEquals(0, moments[1], 5 * Math.sqrt(1.0 / n));
    assertEquals(1, moments[2], 5 * Math.sqrt(2.0 / n));
    assertEquals(0, moments[3], 5 * Math.sqrt(15.0 / n));
    assertEquals(3, moments[4], 5 * Math.sqrt(96.0 / n));
  }

  @Test
  void coordinatesAndStreamsAreUncorrelated() {
    int n = 50_000;
    double lag = 0;
    double across = 0;
    double[] next = NormalVector.of(2, 2);
    for (int seed = 1; seed <= n; seed++) {
      double[] pair = next;
      next = NormalVector.of(seed + 2L, 2);
      lag += pair[0] * pair[1] / n;
      across += pair[0] * next[0] / n;
    }
    assertEquals(0, lag, 5 / Math.sqrt(n));
    assertEquals(0, across, 5 / Math.sqrt(n));
  }

  @Test
  void aSeedGivesOneVectorAndAShorterOneIsItsBeginning() {
    for (int dim = 1; dim <= 9; dim++) {
      double[] vector = NormalVector.of(5, dim);
      assertEquals(dim, vector.length);
      assertArrayEquals(vector, NormalVector.of(5, dim));
      assertArrayEquals(Arrays.copyOf(NormalVector.of(5, 10), dim), vector);
      assertFalse(Arrays.equals(vector, NormalVector.of(6, dim)));
      assertTrue(Arrays.stream(vector).allMatch(Double::isFinite));
    }
  }
}
