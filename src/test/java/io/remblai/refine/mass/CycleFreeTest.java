package io.remblai.refine.mass;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CycleFreeTest {

  @Test
  void aForestOfTheSameMarginalsCostsNoMore() {
    SplittableRandom random = new SplittableRandom(3);
    for (int seed = 0; seed < 500; seed++) {
      int n = random.nextInt(1, 30);
      int m = random.nextInt(1, 30);
      int size = random.nextInt(1, n * m + 1);
      int[] sources = new int[size];
      int[] targets = new int[size];
      long[] units = new long[size];
      double[] costs = new double[size];
      for (int e = 0; e < size; e++) {
        sources[e] = random.nextInt(n);
        targets[e] = random.nextInt(m);
        units[e] = random.nextInt(3) == 0 ? 1 : random.nextLong(1, 1L << 50);
        costs[e] = seed % 2 == 0 ? random.nextInt(3) : random.nextDouble();
      }
      long[] left = CycleFree.units(sources, targets, units, costs, n, m);
      String what = "problem " + seed;
      assertArrayEquals(sums(sources, units, n), sums(sources, left, n), what);
      assertArrayEquals(sums(targets, units, m), sums(targets, left, m), what);
      double before = cost(units, costs);
      assertTrue(cost(left, costs) <= before * (1 + 1e-12), what);
      assertTrue(Arrays.stream(left).allMatch(u -> u >= 0), what);
      assertTrue(isForest(sources, targets, left, n, m), what);
    }
  }

  private static long[] sums(int[] rows, long[] units, int count) {
    long[] sums = new long[count];
    for (int e = 0; e < rows.length; e++) {
      sums[rows[e]] += units[e];
    }
    return sums;
  }

  private static double cost(long[] units, double[] costs) {
    double cost = 0;
    for (int e = 0; e < units.length; e++) {
      cost += units[e] * costs[e];
    }
    return cost;
  }

  private static boolean isForest(int[] sources, int[] targets, long[] units, int n, int m) {
    int[] root = new int[n + m];
    Arrays.setAll(root, i -> i);
    for (int e = 0; e < units.length; e++) {
      if (units[e] == 0) {
        continue;
      }
      int a = find(root, sources[e]);
      int b = find(root, n + targets[e]);
      if (a == b) {
        return false;
      }
      root[a] = b;
    }
    return true;
  }

  private static int find(int[] root, int node) {
    int at = node;
    while (root[at] != at) {
      at = root[at];
    }
    return at;
  }
}
