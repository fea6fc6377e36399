package io.remblai.assignment.caliper;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.assignment.NaiveAssignment;
import io.remblai.geometry.GroundCost;
import io.remblai.geometry.PointCloud;
import io.remblai.geometry.RandomClouds;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CaliperAssignmentTest {

  /** Most pairs first, then the least cost. */
  private record Best(int pairs, double cost) {

    static final Best NOTHING = new Best(0, 0);

    Best with(double more) {
      return new Best(pairs + 1, cost + more);
    }

    Best orBetter(Best other) {
      boolean better = other.pairs > pairs || (other.pairs == pairs && other.cost < cost);
      return better ? other : this;
    }
  }

  /** Tries every matching. */
  private static Best bestOfAll(double[][] cost, boolean[][] allowed, int row, int taken) {
    if (row == cost.length) {
      return Best.NOTHING;
    }
    Best best = bestOfAll(cost, allowed, row + 1, taken);
    for (int j = 0; j < cost[row].length; j++) {
      if (allowed[row][j] && (taken >>> j & 1) == 0) {
        Best rest = bestOfAll(cost, allowed, row + 1, taken | 1 << j);
        best = best.orBetter(rest.with(cost[row][j]));
      }
    }
    return best;
  }

  @ParameterizedTest
  @EnumSource(GroundCost.class)
  void aThousandSmallProblemsEqualBruteForce(GroundCost ground) {
    SplittableRandom random = new SplittableRandom(11);
    int incomplete = 0;
    for (int seed = 0; seed < 1000; seed++) {
      int n = random.nextInt(1, 7);
      int m = random.nextInt(1, 7);
      int dim = random.nextInt(1, 4);
      boolean ties = seed % 3 == 0;
      PointCloud x = cloud(ground, ties, n, dim, seed);
      PointCloud y = cloud(ground, ties, m, dim, ~seed);
      // Cosines cost no more than 2, and between few directions none of them is round.
      boolean cosine = ground == GroundCost.COSINE;
      double most = random.nextDouble(0, cosine ? 0.5 : 3);
      double limit = seed % 5 == 4 ? Double.POSITIVE_INFINITY : most;
      double maxCost = ties && !cosine ? Math.round(limit) : limit;
      String what = "%s, seed %d, %d x %d".formatted(ground, seed, n, m);
      incomplete += assertBest(ground, x, y, maxCost, what) ? 0 : 1;
    }
    assertTrue(incomplete > 300, incomplete + " problems left rows and columns over");
  }

  private static PointCloud cloud(GroundCost ground, boolean ties, int n, int dim, long seed) {
    PointCloud cloud =
        ties ? RandomClouds.lattice(n, dim, 3, seed) : RandomClouds.normal(n, dim, seed);
    return ground == GroundCost.COSINE
        ? RandomClouds.normalised(RandomClouds.moved(cloud, 0.3))
        : cloud;
  }

  /** Whether the smaller side was matched whole. */
  private static boolean assertBest(
      GroundCost ground, PointCloud x, PointCloud y, double maxCost, String what) {
    int n = x.size();
    int m = y.size();
    int dim = x.dim();
    double[][] cost = new double[n][m];
    boolean[][] allowed = new boolean[n][m];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < m; j++) {
        cost[i][j] = ground.between(x.coordinates(), i * dim, y.coordinates(), j * dim, dim);
        allowed[i][j] = cost[i][j] <= maxCost;
      }
    }
    int[] columns =
        CaliperAssignment.solve(
            AllowedPairs.of(ground, x.coordinates(), n, y.coordinates(), m, dim, maxCost));
    Best found = Best.NOTHING;
    boolean[] taken = new boolean[m];
    for (int i = 0; i < n; i++) {
      int j = columns[i];
      if (j != CaliperAssignment.NONE) {
        assertTrue(allowed[i][j], what + ": forbidden pair " + i + ", " + j);
        assertTrue(!taken[j], what + ": column " + j + " is taken twice");
        taken[j] = true;
        found = found.with(cost[i][j]);
      }
    }
    Best best = bestOfAll(cost, allowed, 0, 0);
    assertEquals(best.pairs, found.pairs, what);
    assertEquals(best.cost, found.cost, 1e-12 * (1 + best.cost), what);
    return found.pairs == Math.min(n, m);
  }

  @Test
  void withoutLimitsItIsTheAssignment() {
    for (int seed = 0; seed < 5; seed++) {
      int n = 60;
      int m = n + 20 * seed;
      PointCloud x = RandomClouds.normal(n, 3, seed);
      PointCloud y = RandomClouds.normal(m, 3, ~seed);
      AllowedPairs all =
          AllowedPairs.of(
              GroundCost.SQEUCLIDEAN,
              x.coordinates(),
              n,
              y.coordinates(),
              m,
              3,
              Double.POSITIVE_INFINITY);
      double[] costs = new double[n * m];
      for (int k = 0; k < costs.length; k++) {
        costs[k] = all.cost(k);
      }
      int[] columns = CaliperAssignment.solve(all);
      double total = 0;
      for (int i = 0; i < n; i++) {
        total += costs[i * m + columns[i]];
      }
      assertEquals(NaiveAssignment.leastTotal(costs, n, m), total, 1e-10 * total, "seed " + seed);
    }
  }

  /** The sides exchanged give the same number of pairs and the same cost. */
  @Test
  void sidesMayBeExchanged() {
    for (int seed = 0; seed < 10; seed++) {
      int n = 200 + 7 * seed;
      int m = 230;
      PointCloud x = RandomClouds.normal(n, 2, seed);
      PointCloud y = RandomClouds.moved(RandomClouds.normal(m, 2, ~seed), 0.5);
      double maxCost = 0.02 + 0.02 * seed;
      Best one = solved(x, y, maxCost);
      Best other = solved(y, x, maxCost);
      assertEquals(one.pairs, other.pairs, "seed " + seed);
      assertEquals(one.cost, other.cost, 1e-10 * (1 + one.cost), "seed " + seed);
      assertTrue(one.pairs < Math.min(n, m), "seed " + seed);
    }
  }

  private static Best solved(PointCloud x, PointCloud y, double maxCost) {
    GroundCost ground = GroundCost.SQEUCLIDEAN;
    int[] columns =
        CaliperAssignment.solve(
            AllowedPairs.of(
                ground, x.coordinates(), x.size(), y.coordinates(), y.size(), x.dim(), maxCost));
    Best found = Best.NOTHING;
    for (int i = 0; i < x.size(); i++) {
      if (columns[i] != CaliperAssignment.NONE) {
        found =
            found.with(ground.between(x.coordinates(), i * 2, y.coordinates(), columns[i] * 2, 2));
      }
    }
    return found;
  }

  @Test
  void nothingAllowedLeavesEveryRowAlone() {
    float[] x = RandomClouds.normal(5, 2, 1).coordinates();
    float[] y = RandomClouds.normal(6, 2, 2).coordinates();
    int[] columns =
        CaliperAssignment.solve(AllowedPairs.of(GroundCost.SQEUCLIDEAN, x, 5, y, 6, 2, 0));
    int[] none = new int[5];
    Arrays.fill(none, CaliperAssignment.NONE);
    assertArrayEquals(none, columns);
  }

  @Test
  void limitsAreChecked() {
    for (double bad : new double[] {-1, Double.NaN}) {
      assertThrows(
          IllegalArgumentException.class,
          () -> AllowedPairs.of(GroundCost.SQEUCLIDEAN, new float[3], 3, new float[3], 3, 1, bad));
    }
  }
}
