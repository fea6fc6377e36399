package io.remblai.lowrank;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.assignment.LinearAssignment;
import io.remblai.geometry.DemoCloud;
import io.remblai.geometry.DemoCloudName;
import io.remblai.geometry.GroundCost;
import io.remblai.geometry.PointCloud;
import io.remblai.geometry.RandomClouds;
import io.remblai.lowrank.coupling.LowRankProblem;
import io.remblai.lowrank.coupling.Marginals;
import io.remblai.lowrank.rows.DenseRows;
import io.remblai.lowrank.rows.LocalPasses;
import io.remblai.lowrank.rows.RowBlock;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrlcLawsTest {

  private static final int N = 120;

  private static FrlcOptions options(int rank) {
    return FrlcOptions.defaults(rank);
  }

  private static double value(LowRankProblem problem, int rank) {
    return FrlcSolver.solve(problem, options(rank)).value();
  }

  private static double optimum(PointCloud x, PointCloud y) {
    int n = x.size();
    float[] costs = new float[n * n];
    for (int at = 0; at < costs.length; at++) {
      costs[at] =
          (float)
              GroundCost.SQEUCLIDEAN.between(
                  x.coordinates(), at / n * x.dim(), y.coordinates(), at % n * x.dim(), x.dim());
    }
    int[] columns = new int[n];
    new LinearAssignment().solve(costs, n, new float[n], columns);
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += costs[i * n + columns[i]];
    }
    return sum / n;
  }

  private static PointCloud demo(String name, DemoCloud.Side side, int n) {
    DemoCloud cloud = DemoCloud.of(DemoCloudName.find(name).orElseThrow(), 3, side, n);
    float[] points = new float[n * cloud.dim()];
    for (int i = 0; i < n; i++) {
      System.arraycopy(cloud.point(i), 0, points, i * cloud.dim(), cloud.dim());
    }
    return new PointCloud(points, n, cloud.dim());
  }

  @ParameterizedTest
  @EnumSource(Marginals.class)
  void tightMarginalsHoldAndTheValueIsThatOfTheCoupling(Marginals marginals) {
    PointCloud x = RandomClouds.normal(40, 3, 1);
    PointCloud y = RandomClouds.moved(RandomClouds.normal(33, 3, 2), 0.5);
    for (double alpha : new double[] {0, 0.4, 1}) {
      LowRankProblem problem = ProblemCases.fused(x, y, x, y, alpha, marginals);
      FrlcResult result = FrlcSolver.solve(problem, options(4).withTargetRank(5));
      RowBlock left = problem.source().sample(N);
      RowBlock right = problem.target().sample(N);
      DenseCoupling dense = new DenseCoupling(result.coupling(), left, right);
      double[] rows = DenseCoupling.rowSums(dense.p);
      double[] columns = DenseCoupling.columnSums(dense.p);
      assertArrayEquals(DenseCoupling.rowSums(dense.q), rows, 1e-9);
      assertArrayEquals(DenseCoupling.rowSums(dense.r), columns, 1e-9);
      if (!marginals.sourceRelaxed()) {
        assertArrayEquals(left.weights(), rows, 1e-9);
      }
      if (!marginals.targetRelaxed()) {
        assertArrayEquals(right.weights(), columns, 1e-9);
      }
      assertTrue(result.convergence().marginalError() < 1e-6);
      double s = result.mass();
      double linear = alpha < 1 ? dense.linear(problem.cost()) : 0;
      double gromov = alpha > 0 ? dense.gromov(problem) : 0;
      double penalty =
          divergence(rows, left.weights(), s, marginals.sourceRelaxed())
              + divergence(columns, right.weights(), s, marginals.targetRelaxed());
      double expected = (1 - alpha) * s * linear + alpha * s * s * gromov + result.tau() * penalty;
      assertEquals(expected, result.value(), 1e-4 * Math.abs(expected));
      assertTrue(result.value() <= result.independentValue());
    }
  }

  /** KL(s p | a) of unnormalised measures. */
  private static double divergence(double[] p, double[] a, double s, boolean relaxed) {
    double sum = 0;
    for (int i = 0; relaxed && i < p.length; i++) {
      double mass = s * p[i];
      sum += (mass > 0 ? mass * Math.log(mass / a[i]) : 0) - mass + a[i];
    }
    return sum;
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5, 16})
  void neverBelowTheOptimumAndMoreRankIsNotWorse(int dim) {
    PointCloud x = RandomClouds.normal(N, dim, 11);
    PointCloud y = RandomClouds.moved(RandomClouds.normal(N, dim, 12), 0.3);
    LowRankProblem problem = ProblemCases.wasserstein(x, y, Marginals.BALANCED);
    double optimum = optimum(x, y);
    double before = value(problem, 1);
    for (int rank : new int[] {2, 4, 8, 16, 32}) {
      double value = value(problem, rank);
      assertTrue(value >= optimum * (1 - 1e-6), "rank %d: %s".formatted(rank, value));
      assertTrue(value <= before * 1.005, "rank %d: %s after %s".formatted(rank, value, before));
      before = value;
    }
  }

  @ParameterizedTest
  @CsvSource({"5, 2", "8, 3", "12, 2"})
  void fullRankReachesTheOptimum(int n, int dim) {
    for (int seed = 0; seed < 4; seed++) {
      PointCloud x = RandomClouds.normal(n, dim, 100 + seed);
      PointCloud y = RandomClouds.moved(RandomClouds.normal(n, dim, 200 + seed), 1);
      double value = value(ProblemCases.wasserstein(x, y, Marginals.BALANCED), n);
      double optimum = optimum(x, y);
      assertEquals(optimum, value, 0.01 * optimum, "seed " + seed);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"checkerboard", "moon-scurve", "mafmoon-rings"})
  void planarCloudsComeNearTheOptimum(String name) {
    PointCloud x = demo(name, DemoCloud.Side.SOURCE, 512);
    PointCloud y = demo(name, DemoCloud.Side.TARGET, 512);
    FrlcResult result =
        FrlcSolver.solve(ProblemCases.wasserstein(x, y, Marginals.BALANCED), options(50));
    double optimum = optimum(x, y);
    assertTrue(result.convergence().converged());
    assertTrue(result.convergence().marginalError() < 1e-6);
    assertTrue(
        result.value() < 1.02 * optimum && result.value() > optimum,
        "%s against %s".formatted(result.value(), optimum));
  }

  @Test
  void movingACloudChangesNothingButTheShift() {
    PointCloud x = RandomClouds.lattice(N, 2, 50, 21);
    PointCloud y = RandomClouds.lattice(N, 2, 50, 22);
    double near = value(ProblemCases.wasserstein(x, y, Marginals.BALANCED), 8);
    PointCloud far = RandomClouds.moved(y, 1024);
    double moved = value(ProblemCases.wasserstein(x, far, Marginals.BALANCED), 8);
    double shift = 0;
    for (int k = 0; k < y.coordinates().length; k++) {
      shift += 1024.0 * 1024 + 2 * 1024.0 * (y.coordinates()[k] - x.coordinates()[k]);
    }
    assertEquals(near, moved - shift / N, 0.02 * near);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 2.1})
  void gromovDoesNotSeeRigidMotions(double angle) {
    PointCloud x = RandomClouds.normal(60, 2, 31);
    PointCloud y = RandomClouds.normal(60, 2, 32);
    float[] turned = new float[120];
    for (int i = 0; i < 60; i++) {
      double a = y.coordinates()[2 * i];
      double b = -y.coordinates()[2 * i + 1];
      turned[2 * i] = (float) (Math.cos(angle) * a - Math.sin(angle) * b + 5);
      turned[2 * i + 1] = (float) (Math.sin(angle) * a + Math.cos(angle) * b - 3);
    }
    FrlcResult straight =
        FrlcSolver.solve(ProblemCases.gromov(x, y, Marginals.BALANCED), options(6));
    FrlcResult moved =
        FrlcSolver.solve(
            ProblemCases.gromov(x, new PointCloud(turned, 60, 2), Marginals.BALANCED), options(6));
    assertEquals(straight.value(), moved.value(), 0.01 * straight.value());
    assertTrue(straight.value() < 0.9 * straight.independentValue());
  }

  @Test
  void aCloudIsNearItsMirrorImage() {
    PointCloud x = demo("moon-scurve", DemoCloud.Side.SOURCE, 200);
    float[] mirrored = x.coordinates().clone();
    for (int at = 0; at < mirrored.length; at += 2) {
      mirrored[at] = -mirrored[at];
    }
    LowRankProblem problem =
        ProblemCases.gromov(x, new PointCloud(mirrored, 200, 2), Marginals.BALANCED);
    FrlcResult result = FrlcSolver.solve(problem, options(20));
    assertTrue(
        result.value() < 0.1 * result.independentValue(),
        "%s of %s".formatted(result.value(), result.independentValue()));
  }

  @Test
  void fusedIsWassersteinAtZeroAndGromovAtOne() {
    PointCloud x = RandomClouds.normal(50, 3, 41);
    PointCloud y = RandomClouds.normal(50, 3, 42);
    PointCloud at = RandomClouds.normal(50, 2, 43);
    PointCloud to = RandomClouds.normal(50, 2, 44);
    double w = value(ProblemCases.wasserstein(x, y, Marginals.BALANCED), 5);
    double zero = value(ProblemCases.fused(x, y, at, to, 0, Marginals.BALANCED), 5);
    assertEquals(w, zero, 0.01 * w);
    double gw = value(ProblemCases.gromov(at, to, Marginals.BALANCED), 5);
    double one = value(ProblemCases.fused(x, y, at, to, 1, Marginals.BALANCED), 5);
    assertEquals(gw, one, 0.01 * gw);
  }

  @ParameterizedTest
  @EnumSource(
      value = Marginals.class,
      names = {"SEMI_RELAXED_SOURCE", "SEMI_RELAXED_TARGET", "UNBALANCED"})
  void relaxedTendsToBalancedAsTauGrows(Marginals marginals) {
    PointCloud x = RandomClouds.normal(80, 2, 51);
    PointCloud y = RandomClouds.moved(RandomClouds.normal(80, 2, 52), 0.7);
    double balanced = value(ProblemCases.wasserstein(x, y, Marginals.BALANCED), 6);
    double before = 0;
    for (double tau : new double[] {0.1, 1, 10, 1000}) {
      FrlcOptions defaults = options(6);
      FrlcOptions with =
          new FrlcOptions(6, 6, defaults.tauInner(), tau, defaults.gamma(), 200, 10, 1e-5, 2, 1);
      double value = FrlcSolver.solve(ProblemCases.wasserstein(x, y, marginals), with).value();
      assertTrue(value > before * 0.995, "tau %s: %s after %s".formatted(tau, value, before));
      assertTrue(value < balanced * 1.02, "tau %s: %s".formatted(tau, value));
      before = value;
    }
    assertEquals(balanced, before, 0.02 * balanced);
  }

  @Test
  void orderOfRowsChangesNoBit() {
    RowBlock x = DenseRows.random(N, 4, 61);
    PointCloud y = RandomClouds.normal(N, 3, 62);
    LowRankProblem whole = ProblemCases.wasserstein(y, y, Marginals.BALANCED);
    SplittableRandom random = new SplittableRandom(63);
    int[] order = new int[N];
    for (int i = 0; i < N; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    LowRankProblem straight =
        LowRankProblem.wasserstein(
            new LocalPasses(x), whole.target(), whole.cost(), Marginals.BALANCED);
    LowRankProblem permuted =
        LowRankProblem.wasserstein(
            new LocalPasses(DenseRows.permuted(x, order)),
            whole.target(),
            whole.cost(),
            Marginals.BALANCED);
    FrlcResult one = FrlcSolver.solve(straight, options(7));
    FrlcResult other = FrlcSolver.solve(permuted, options(7));
    assertEquals(one.value(), other.value());
    assertArrayEquals(one.coupling().source().weights(), other.coupling().source().weights());
    assertArrayEquals(one.coupling().latent().plan(), other.coupling().latent().plan());
  }
}
