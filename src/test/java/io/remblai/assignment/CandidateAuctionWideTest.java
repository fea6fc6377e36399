package io.remblai.assignment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.assignment.CandidateAuction.Cost;
import io.remblai.geometry.GroundCost;
import io.remblai.geometry.RandomClouds;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Auctions with more columns than rows. */
class CandidateAuctionWideTest {

  private final CandidateAuction auction = new CandidateAuction();

  @ParameterizedTest
  @EnumSource(Cost.class)
  void comesWithinEpsilonAndItsPotentialsProveIt(Cost kind) {
    SplittableRandom random = new SplittableRandom(3);
    GroundCost ground = kind == Cost.DISTANCE ? GroundCost.EUCLIDEAN : GroundCost.SQEUCLIDEAN;
    for (int seed = 0; seed < 30; seed++) {
      int n = random.nextInt(1, 160);
      int m = n + (seed % 3 == 0 ? 1 : random.nextInt(1, 2 * n + 2));
      int dim = random.nextInt(1, 12);
      float[] x =
          seed % 4 == 3
              ? RandomClouds.lattice(n, dim, 3, seed).coordinates()
              : RandomClouds.normal(n, dim, seed).coordinates();
      float[] y =
          seed % 4 == 3
              ? RandomClouds.lattice(m, dim, 3, ~seed).coordinates()
              : RandomClouds.normal(m, dim, ~seed).coordinates();
      double[] cost = new double[n * m];
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < m; j++) {
          cost[i * m + j] = ground.between(x, i * dim, y, j * dim, dim);
        }
      }
      double least = NaiveAssignment.leastTotal(cost, n, m) / n;
      String what = "%s, seed %d, %d x %d, dim %d".formatted(kind, seed, n, m, dim);
      float[] v = new float[m];
      int[] columns = new int[n];
      Arrays.fill(columns, -1);
      for (float epsilon : new float[] {0.1f, 0.005f}) {
        boolean ended =
            auction.solve(x, n, y, m, dim, kind, v, columns, 0.5f, epsilon, 100_000L * n);
        assertTrue(ended, what);
        assertWithin(cost, n, m, v, columns, least, epsilon, what);
      }
    }
  }

  private static void assertWithin(
      double[] cost,
      int n,
      int m,
      float[] v,
      int[] columns,
      double least,
      double epsilon,
      String what) {
    boolean[] taken = new boolean[m];
    double total = 0;
    for (int i = 0; i < n; i++) {
      assertTrue(!taken[columns[i]], what + ": column " + columns[i] + " is taken twice");
      taken[columns[i]] = true;
      total += cost[i * m + columns[i]];
    }
    double dual = 0;
    for (int j = 0; j < m; j++) {
      assertTrue(v[j] <= 0, what);
      assertTrue(taken[j] || v[j] >= -epsilon * 1.01, what + ": free column at " + v[j]);
      dual += v[j];
    }
    for (int i = 0; i < n; i++) {
      double nearest = Double.POSITIVE_INFINITY;
      for (int j = 0; j < m; j++) {
        nearest = Math.min(nearest, cost[i * m + j] - v[j]);
      }
      dual += nearest;
    }
    double allowed = epsilon * (n + m) / n * 1.01 + 1e-5 * (1 + least);
    assertEquals(total / n, dual / n, allowed, what);
    assertEquals(least, total / n, allowed, what);
  }
}
