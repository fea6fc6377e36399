package io.remblai.refine.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.geometry.RandomClouds;
import io.remblai.math.Kernels;
import io.remblai.math.Seeds;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The search against looking at every point. */
class NearestPairsTest {

  private static long[] keys(int n) {
    long[] keys = new long[n];
    for (int i = 0; i < n; i++) {
      keys[i] = Seeds.key(3, i);
    }
    return keys;
  }

  /** Squared distances of one point to all, and their rows, as {@code distance, row} in order. */
  private static int[] naive(float[] points, int n, int dim, float[] queries, int at) {
    float[] squared = squared(points, n, dim, queries, at);
    return java.util.stream.IntStream.range(0, n)
        .boxed()
        .sorted((a, b) -> Float.compare(squared[a], squared[b])) // stable: ties by row
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static float[] squared(float[] points, int n, int dim, float[] queries, int at) {
    float[] squared = new float[n];
    Kernels.distances().squared(queries, at, 1, points, 0, n, dim, squared);
    return squared;
  }

  @ParameterizedTest
  @CsvSource({"1,1,1", "5,1,3", "255,2,1", "3000,1,4", "3000,2,10", "4000,3,300"})
  void inFewDimensionsItFindsTheNearest(int n, int dim, int k) {
    float[] points = RandomClouds.normal(n, dim, n).coordinates();
    float[] queries = RandomClouds.normal(100, dim, 7).coordinates();
    NearestPairs near = new NearestPairs(new PairIndex(points, keys(n), dim), k);
    for (int q = 0; q < 100; q++) {
      int[] expected = naive(points, n, dim, queries, q * dim);
      float[] squared = squared(points, n, dim, queries, q * dim);
      assertEquals(Math.min(k, n), near.find(queries, q * dim, Seeds.key(9, q)));
      for (int rank = 0; rank < Math.min(k, n); rank++) {
        assertEquals(expected[rank], near.row(rank));
        assertEquals(squared[expected[rank]], near.squared(rank));
      }
    }
  }

  @Test
  void everyPointFindsItselfInManyDimensionsToo() {
    int n = 5000;
    int dim = 40;
    float[] points = RandomClouds.normal(n, dim, 5).coordinates();
    NearestPairs near = new NearestPairs(new PairIndex(points, keys(n), dim), 1);
    for (int row = 0; row < n; row++) {
      near.find(points, row * dim, keys(n)[row]);
      assertEquals(row, near.row(0));
      assertEquals(0, near.squared(0));
    }
  }

  @Test
  void equalPointsAreDividedAndFound() {
    int n = 2000;
    float[] points = new float[2 * n];
    Arrays.fill(points, 0, 2 * 1500, 1);
    NearestPairs near = new NearestPairs(new PairIndex(points, keys(n), 2), 1);
    int found = near.find(new float[] {1, 1}, 0, 77);
    assertEquals(1, found);
    assertEquals(0, near.squared(0));
    assertTrue(near.row(0) < 1500);
    near.find(new float[] {0.1f, 0}, 0, 77);
    assertTrue(near.row(0) >= 1500);
  }

  @Test
  void aNumberOfNeighboursIsWanted() {
    PairIndex index = new PairIndex(new float[] {1}, new long[] {1}, 1);
    assertThrows(IllegalArgumentException.class, () -> new NearestPairs(index, 0));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 32})
  void noPointWithinReachIsOutsideOfTheLeavesFound(int leaves) {
    int n = 3000;
    int dim = 3;
    float[] points = RandomClouds.normal(n, dim, 8).coordinates();
    CutTree tree = CutTree.of(points, keys(n), dim, leaves, 11);
    int[] sizes = new int[leaves];
    for (int row = 0; row < n; row++) {
      sizes[tree.leaf(points, row * dim, keys(n)[row])]++;
    }
    for (int size : sizes) {
      assertEquals((double) n / leaves, size, 0.02 * n / leaves + 3);
    }
    NearLeaves near = new NearLeaves(tree, leaves);
    float[] queries = RandomClouds.normal(50, dim, 9).coordinates();
    boolean pruned = false;
    for (int q = 0; q < 50; q++) {
      double reach = 0.3;
      int home = tree.leaf(queries, q * dim, q);
      int found = near.find(queries, q * dim, home, reach);
      boolean[] seen = new boolean[leaves];
      seen[home] = true;
      for (int rank = 0; rank < found; rank++) {
        seen[near.leaf(rank)] = true;
      }
      pruned |= found + 1 < leaves;
      float[] squared = squared(points, n, dim, queries, q * dim);
      for (int row = 0; row < n; row++) {
        if (squared[row] < reach * reach) {
          assertTrue(seen[tree.leaf(points, row * dim, keys(n)[row])]);
        }
      }
    }
    assertEquals(leaves > 1, pruned);
  }

  @Test
  void aTreeHasLeaves() {
    assertThrows(
        IllegalArgumentException.class, () -> CutTree.of(new float[1], new long[1], 1, 0, 0));
  }
}
