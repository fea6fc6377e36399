package io.remblai.lowrank.split;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.geometry.RandomClouds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a rounding does not depend on, how it breaks ties, and what it refuses. */
class RoundingOrderTest {

  @ParameterizedTest
  @EnumSource(WeightKind.class)
  void rowsInAnotherOrderGetTheSameClusters(WeightKind kind) {
    for (int n : new int[] {5, 300, 9000}) {
      int r = 6;
      SoftWeights weights = kind.of(n, r, n);
      int[] capacities = CapacityKind.RANDOM.of(n, r, n);
      BalancedRounding.Result found = BalancedRounding.of(weights, capacities);
      int[] from = RandomClouds.shuffle(n, n);
      float[] moved = new float[n * r];
      long[] keys = new long[n];
      int[] expected = new int[n];
      for (int i = 0; i < n; i++) {
        System.arraycopy(weights.weights(), from[i] * r, moved, i * r, r);
        keys[i] = from[i];
        expected[i] = found.labels()[from[i]];
      }
      BalancedRounding.Result other =
          BalancedRounding.of(new SoftWeights(moved, n, r), capacities, keys);
      assertArrayEquals(expected, other.labels(), kind + ", n " + n);
      assertArrayEquals(found.potentials(), other.potentials(), kind + ", n " + n);
      assertEquals(found.total(), other.total(), kind + ", n " + n);
    }
  }

  /** Whatever the keys hash to, if only to one value. */
  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15})
  void equalKeysAreNoObstacle(long key) {
    int n = 3000;
    SoftWeights weights = WeightKind.MIXTURE.of(n, 5, key);
    int[] capacities = CapacityKind.EVEN.of(n, 5, key);
    long[] keys = new long[n];
    java.util.Arrays.fill(keys, key);
    double total = BalancedRounding.of(weights, capacities).total();
    assertEquals(total, BalancedRounding.of(weights, capacities, keys).total(), 1e-9 * n);
  }

  @Test
  void termsOfARowOrAClusterAloneChangeNothing() {
    int n = 5000;
    int r = 7;
    SoftWeights weights = WeightKind.MIXTURE.of(n, r, 3);
    int[] capacities = CapacityKind.RANDOM.of(n, r, 3);
    float[] moved = new float[n * r];
    float[] rounded = new float[n * r];
    for (int at = 0; at < moved.length; at++) {
      // In units of 2^-16 all sums are exact.
      rounded[at] = (float) Math.rint(0x1p16 * weights.weights()[at]) * 0x1p-16f;
      moved[at] = rounded[at] + (at / r % 13) * 0.25f - (at % r) * 0.5f;
    }
    assertArrayEquals(
        BalancedRounding.of(new SoftWeights(rounded, n, r), capacities).labels(),
        BalancedRounding.of(new SoftWeights(moved, n, r), capacities).labels());
  }

  @Test
  void identicalRowsAreSharedOutByKey() {
    SoftWeights weights = new SoftWeights(new float[] {3, 1, 3, 1, 3, 1, 5, 1}, 4, 2);
    int[] capacities = {2, 2};
    long[] keys = {7, 9, 8, 1};
    BalancedRounding.Result found = BalancedRounding.of(weights, capacities, keys);
    assertEquals(10, found.total());
    // The first in the order of keys are the first to leave.
    assertArrayEquals(new int[] {1, 0, 1, 0}, found.labels());
  }

  @ParameterizedTest
  @CsvSource({"NaN", "Infinity", "-Infinity"})
  void weightsThatAreNotFiniteAreRefused(float weight) {
    float[] weights = {0, 1, 2, 3, 4, weight};
    String message =
        assertThrows(IllegalArgumentException.class, () -> new SoftWeights(weights, 2, 3))
            .getMessage();
    assertTrue(message.contains("not " + weight + " (row 1, cluster 2)"), message);
  }

  @Test
  void whatDoesNotFitIsRefused() {
    SoftWeights weights = new SoftWeights(new float[6], 3, 2);
    assertRefused("add up to the 3 rows, not to 4", () -> round(weights, 2, 2));
    assertRefused("not -1 (cluster 0)", () -> round(weights, -1, 4));
    assertRefused("each of 2 clusters, not 1", () -> round(weights, 3));
  }

  private static void round(SoftWeights weights, int... capacities) {
    BalancedRounding.of(weights, capacities);
  }

  private static void assertRefused(String rule, org.junit.jupiter.api.function.Executable call) {
    String message = assertThrows(IllegalArgumentException.class, call).getMessage();
    assertTrue(message.contains(rule), message);
  }
}
