package io.remblai.refine.mass;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.assignment.coupling.Coupling;
import io.remblai.assignment.coupling.Masses;
import io.remblai.assignment.coupling.TransportSimplex;
import io.remblai.geometry.GroundCost;
import io.remblai.geometry.PointCloud;
import io.remblai.geometry.RandomClouds;
import io.remblai.refine.CanonicalCloud;
import io.remblai.refine.StageRecord;
import io.remblai.refine.TaskOptions;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The refined coupling against the exact one of the network simplex. */
class MassRefinementTest {

  private static final long SEED = 9;
  private static final long TOTAL = 1L << 60;

  private static TaskOptions options(GroundCost cost, int leafSize) {
    return new TaskOptions(cost, leafSize, SEED);
  }

  private static MassRefinement.Result solve(
      TaskOptions options, OptionalInt rounds, MassedRows x, MassedRows y) {
    return new MassRefinement(options, rounds, stage -> {}).solve(x, y);
  }

  private static MassedRows rows(PointCloud cloud, long[] units, int stream) {
    CanonicalCloud rows = new CanonicalCloud(cloud, SEED, stream);
    return new MassedRows(rows.keys, rows.points, units, cloud.dim());
  }

  /** Masses in proportion to powers of a random number, {@link #TOTAL} together. */
  private static long[] units(int n, double power, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] weights = new double[n];
    double sum = 0;
    for (int i = 0; i < n; i++) {
      weights[i] = Math.pow(random.nextDouble(), power);
      sum += weights[i];
    }
    long[] units = new long[n];
    long left = TOTAL;
    int heaviest = 0;
    for (int i = 0; i < n; i++) {
      units[i] = Math.max(1, (long) (weights[i] / sum * TOTAL));
      left -= units[i];
      heaviest = units[i] > units[heaviest] ? i : heaviest;
    }
    units[heaviest] += left;
    return units;
  }

  private static double exact(GroundCost cost, MassedRows x, MassedRows y) {
    int n = x.size();
    int m = y.size();
    float[] costs = new float[n * m];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < m; j++) {
        costs[i * m + j] =
            (float) cost.between(x.points(), i * x.dim(), y.points(), j * x.dim(), x.dim());
      }
    }
    Coupling plan = TransportSimplex.solve(costs, new Masses(x.units(), y.units(), x.total()));
    double sum = 0;
    for (int k = 0; k < plan.size(); k++) {
      sum += plan.mass(k) * costs[plan.rows()[k] * m + plan.columns()[k]];
    }
    return sum;
  }

  private static void assertPlan(MassRefinement.Result found, MassedRows x, MassedRows y) {
    long[] from = new long[x.size()];
    long[] to = new long[y.size()];
    for (int e = 0; e < found.units().length; e++) {
      assertTrue(found.units()[e] > 0);
      from[found.sources()[e]] += found.units()[e];
      to[found.targets()[e]] += found.units()[e];
    }
    assertArrayEquals(x.units(), from);
    assertArrayEquals(y.units(), to);
    assertTrue(found.units().length <= x.size() + y.size() - 1);
    double before = Double.POSITIVE_INFINITY;
    for (StageRecord stage : found.stages()) {
      assertTrue(stage.costAfter().orElseThrow() <= before * (1 + 1e-12), stage.toString());
      before = stage.costAfter().orElseThrow();
    }
    assertTrue(found.cost() <= before * (1 + 1e-12));
  }

  /** Leaves of 64 of about 600 and 500 rows. */
  @ParameterizedTest
  @CsvSource({
    "SQEUCLIDEAN, 2, 1",
    "SQEUCLIDEAN, 8, 1",
    "SQEUCLIDEAN, 8, 20",
    "EUCLIDEAN, 4, 1",
    "COSINE, 5, 3"
  })
  void isNearTheBestPlan(GroundCost cost, int dim, double power) {
    PointCloud source = RandomClouds.normal(600, dim, 1);
    PointCloud target = RandomClouds.moved(RandomClouds.normal(500, dim, 2), 0.7);
    MassedRows x = rows(source, units(600, power, 3), 0);
    MassedRows y = rows(target, units(500, power, 4), 1);
    MassRefinement.Result found = solve(options(cost, 64), OptionalInt.of(24), x, y);
    assertPlan(found, x, y);
    double best = exact(cost, x, y);
    double excess = found.cost() / best - 1;
    assertTrue(excess > -1e-5 && excess < 0.03, "excess " + excess);
  }

  @Test
  void oneLeafIsExact() {
    MassedRows x = rows(RandomClouds.normal(60, 3, 1), units(60, 2, 1), 0);
    MassedRows y = rows(RandomClouds.normal(50, 3, 2), units(50, 2, 2), 1);
    MassRefinement.Result found =
        solve(options(GroundCost.SQEUCLIDEAN, 64), OptionalInt.empty(), x, y);
    assertPlan(found, x, y);
    assertEquals(exact(GroundCost.SQEUCLIDEAN, x, y), found.cost(), 1e-5 * found.cost());
    assertTrue(found.converged());
  }

  /** Single rows, one row with almost all mass, identical points, the least mass there can be. */
  @Test
  void marginalsAreExactInEveryCase() {
    SplittableRandom random = new SplittableRandom(5);
    for (int seed = 0; seed < 40; seed++) {
      int n = seed % 5 == 0 ? 1 : random.nextInt(1, 80);
      int m = seed % 7 == 0 ? 1 : random.nextInt(1, 80);
      int dim = 1 + seed % 3;
      PointCloud source =
          seed % 4 == 1 ? RandomClouds.lattice(n, dim, 2, seed) : RandomClouds.normal(n, dim, seed);
      PointCloud target =
          seed % 4 == 1
              ? RandomClouds.lattice(m, dim, 2, ~seed)
              : RandomClouds.normal(m, dim, ~seed);
      double power = seed % 3 == 0 ? 400 : 1; // almost all mass on one row
      MassedRows x = rows(source, units(n, power, seed), 0);
      MassedRows y = rows(target, units(m, power, ~seed), 1);
      assertPlan(solve(options(GroundCost.SQEUCLIDEAN, 8), OptionalInt.of(6), x, y), x, y);
    }
  }

  @Test
  void unequalUnitsAreRefused() {
    MassedRows x = rows(RandomClouds.normal(3, 1, 1), new long[] {1, 1, 1}, 0);
    MassedRows y = rows(RandomClouds.normal(2, 1, 1), new long[] {1, 1}, 1);
    TaskOptions options = options(GroundCost.SQEUCLIDEAN, 8);
    assertThrows(IllegalArgumentException.class, () -> solve(options, OptionalInt.empty(), x, y));
  }

  @Test
  void roundsEndByThemselves() {
    int n = 700;
    long[] even = new long[n];
    Arrays.fill(even, 1);
    MassedRows x = rows(RandomClouds.normal(n, 2, 1), even, 0);
    MassedRows y = rows(RandomClouds.normal(n, 2, 2), even, 1);
    MassRefinement.Result found =
        solve(options(GroundCost.SQEUCLIDEAN, 128), OptionalInt.empty(), x, y);
    assertPlan(found, x, y);
    assertTrue(found.converged());
  }
}
