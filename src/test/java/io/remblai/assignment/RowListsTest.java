package io.remblai.assignment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.math.RowScanKernel;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowListsTest {

  private final RowLists lists = new RowLists();
  private final RowScanKernel.Found found = new RowScanKernel.Found();

  /** Few values, so that many tie; or many. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 1_000_000})
  void boundsRemainTrueWhilePotentialsFall(int values) {
    for (int seed = 0; seed < 40; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int n = 1 + random.nextInt(200);
      float[] cost = new float[n * n];
      for (int i = 0; i < cost.length; i++) {
        cost[i] = random.nextInt(values);
      }
      float[] v = new float[n];
      lists.open(cost, n, n, v);
      String what = "values %d, seed %d, n %d".formatted(values, seed, n);
      for (int row = 0; row < n; row++) {
        lists.make(row);
      }
      for (int round = 0; round < 3; round++) {
        for (int row = 0; row < n; row++) {
          assertOthersAreNotBelowTheBound(cost, n, v, row, what);
          lists.nearest(row, found);
          float least = Float.POSITIVE_INFINITY;
          for (int j = 0; j < n; j++) {
            least = Math.min(least, cost[row * n + j] - v[j]);
          }
          assertEquals(least, found.least, what);
        }
        for (int j = 0; j < n; j++) {
          v[j] -= random.nextInt(values + 1);
        }
      }
    }
  }

  private void assertOthersAreNotBelowTheBound(
      float[] cost, int n, float[] v, int row, String what) {
    boolean[] listed = new boolean[n];
    for (int k = lists.begin(row); k < lists.end(row); k++) {
      assertEquals(cost[row * n + lists.column(k)], lists.cost(k), what);
      assertTrue(!listed[lists.column(k)], what);
      listed[lists.column(k)] = true;
    }
    for (int j = 0; j < n; j++) {
      assertTrue(listed[j] || cost[row * n + j] - v[j] >= lists.bound(row), what);
    }
  }

  @Test
  void allColumnsUpToALimitAreFound() {
    int n = 150;
    float[] cost = new float[n * n];
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < cost.length; i++) {
      cost[i] = random.nextInt(100);
    }
    lists.open(cost, n, n, new float[n]);
    int[] into = new int[n];
    for (int row = 0; row < n; row++) {
      int count = lists.atMost(row, 60, into);
      int from = row * n;
      int expected = 0;
      for (int j = 0; j < n; j++) {
        expected += cost[from + j] <= 60 ? 1 : 0;
      }
      assertEquals(expected, count);
      assertTrue(Arrays.stream(into, 0, count).allMatch(j -> cost[from + j] <= 60));
    }
  }
}
