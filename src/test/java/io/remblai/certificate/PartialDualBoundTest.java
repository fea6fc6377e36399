package io.remblai.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.assignment.LinearAssignment;
import io.remblai.assignment.NaiveAssignment;
import io.remblai.geometry.GroundCost;
import io.remblai.geometry.PointCloud;
import io.remblai.geometry.RandomClouds;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bounds of maps into a larger cloud. */
class PartialDualBoundTest {

  private static final int KINDS = 4;

  /** Clouds of some kind, and their costs [n, m] in double. */
  private record Problem(GroundCost cost, PointCloud x, PointCloud y, double[] costs) {

    static Problem of(GroundCost cost, int n, int m, int dim, int kind, long seed) {
      PointCloud x = RandomClouds.normal(n, dim, seed);
      PointCloud y = RandomClouds.normal(m, dim, ~seed);
      switch (kind) {
        case 1 -> y = RandomClouds.lattice(m, dim, 3, seed);
        case 2 -> y = RandomClouds.moved(y, 1000);
        case 3 -> {
          float[] far = y.coordinates().clone();
          far[0] = 1e5f;
          y = new PointCloud(far, m, dim);
        }
        default -> {}
      }
      if (cost == GroundCost.COSINE) {
        x = RandomClouds.normalised(x);
        y = RandomClouds.normalised(RandomClouds.moved(y, 0.1));
      }
      double[] costs = new double[n * m];
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < m; j++) {
          costs[i * m + j] = cost.between(x.coordinates(), i * dim, y.coordinates(), j * dim, dim);
        }
      }
      return new Problem(cost, x, y, costs);
    }

    double optimum() {
      return NaiveAssignment.leastTotal(costs, x.size(), y.size()) / x.size();
    }

    /** Potentials of the float solver. */
    double[] potentials() {
      float[] rounded = new float[costs.length];
      for (int k = 0; k < costs.length; k++) {
        rounded[k] = (float) costs[k];
      }
      float[] v = new float[y.size()];
      new LinearAssignment().solve(rounded, x.size(), y.size(), v, new int[x.size()]);
      double[] g = new double[v.length];
      for (int j = 0; j < g.length; j++) {
        g[j] = v[j];
      }
      return g;
    }
  }

  @ParameterizedTest
  @EnumSource(GroundCost.class)
  void neverExceedsTheOptimumWhateverThePotentials(GroundCost cost) {
    SplittableRandom random = new SplittableRandom(1);
    for (int seed = 0; seed < 60; seed++) {
      int n = random.nextInt(1, 20);
      int m = n + random.nextInt(1, 30);
      int dim = random.nextInt(1, 20);
      Problem problem = Problem.of(cost, n, m, dim, seed % KINDS, seed);
      double optimum = problem.optimum();
      double[] g = problem.potentials();
      for (int j = 0; j < m && seed % 3 > 0; j++) {
        g[j] += optimum * random.nextDouble(-1, seed % 3 == 1 ? 0.01 : 2);
      }
      DualBound bound = DualBound.of(cost, problem.x, problem.y, g);
      DualBound raised = bound.raised();
      String what = "%s, %d x %d, dim %d, seed %d".formatted(cost, n, m, dim, seed);
      assertTrue(bound.lowerBound() <= optimum, what + ": " + bound.lowerBound());
      assertTrue(raised.lowerBound() <= optimum, what + ": " + raised.lowerBound());
      assertTrue(raised.lowerBound() >= bound.lowerBound(), what);
      assertFeasible(problem, raised, what);
    }
  }

  private static void assertFeasible(Problem problem, DualBound bound, String what) {
    int m = problem.y.size();
    for (int j = 0; j < m; j++) {
      assertTrue(bound.targetPotentials()[j] <= 0, what);
      for (int i = 0; i < problem.x.size(); i++) {
        double sum = bound.sourcePotentials()[i] + bound.targetPotentials()[j];
        double between = problem.costs[i * m + j];
        assertTrue(sum <= between * (1 + 1e-15), what + ": " + sum + " above " + between);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(GroundCost.class)
  void isTheOptimumForItsPotentials(GroundCost cost) {
    for (int seed = 0; seed < 12; seed++) {
      Problem problem = Problem.of(cost, 30, 31 + 5 * seed, 1 + seed, 0, seed);
      double optimum = problem.optimum();
      DualBound bound = DualBound.of(cost, problem.x, problem.y, problem.potentials());
      assertEquals(optimum, bound.lowerBound(), 1e-5 * optimum, cost + ", seed " + seed);
    }
  }

  @Test
  void aSmallerTargetIsRefused() {
    PointCloud x = RandomClouds.normal(3, 2, 1);
    PointCloud y = RandomClouds.normal(2, 2, 1);
    assertThrows(
        IllegalArgumentException.class,
        () -> DualBound.of(GroundCost.SQEUCLIDEAN, x, y, new double[2]));
  }
}
