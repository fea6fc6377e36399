package io.remblai.assignment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.geometry.RandomClouds;
import io.remblai.math.Kernels;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Assignments with more columns than rows. */
class WideAssignmentTest {

  private static final double ROUNDING = 1e-7;

  private final LinearAssignment assignment = new LinearAssignment();

  /** What a cost matrix looks like. */
  enum Costs {
    UNIFORM,
    LINE,
    PLANE,
    SPACE,
    APART,
    INSIDE,
    LATTICE,
    SMALL_INTEGERS,
    ZERO_OR_ONE,
    EQUAL_ROWS,
    EQUAL_COLUMNS,
    ALL_EQUAL,
    NEGATIVE,
    PRODUCTS;

    float[] of(int n, int m, long seed) {
      return switch (this) {
        case LINE -> distances(n, m, 1, 0, 1, seed);
        case PLANE -> distances(n, m, 2, 0, 1, seed);
        case SPACE -> distances(n, m, 16, 0, 1, seed);
        case APART -> distances(n, m, 3, 10, 1, seed);
        case INSIDE -> distances(n, m, 2, 0.5, 0.2, seed);
        case LATTICE -> {
          float[] x = RandomClouds.lattice(n, 2, 7, seed).coordinates();
          yield distances(x, n, RandomClouds.lattice(m, 2, 7, ~seed).coordinates(), m, 2);
        }
        default -> entries(n, m, new SplittableRandom(seed));
      };
    }

    private static float[] distances(int n, int m, int dim, double apart, double scale, long seed) {
      float[] x = RandomClouds.normal(n, dim, seed).coordinates().clone();
      for (int k = 0; k < x.length; k++) {
        x[k] = (float) (scale * x[k] + apart);
      }
      return distances(x, n, RandomClouds.normal(m, dim, ~seed).coordinates(), m, dim);
    }

    private static float[] distances(float[] x, int n, float[] y, int m, int dim) {
      float[] cost = new float[n * m];
      Kernels.distances().squared(x, 0, n, y, 0, m, dim, cost);
      return cost;
    }

    private float[] entries(int n, int m, SplittableRandom random) {
      float[] cost = new float[n * m];
      for (int i = 0; i < cost.length; i++) {
        cost[i] =
            switch (this) {
              case UNIFORM -> (float) random.nextDouble();
              case SMALL_INTEGERS -> random.nextInt(6);
              case ZERO_OR_ONE -> random.nextInt(8) == 0 ? 0 : 1;
              case EQUAL_ROWS -> i % m * 0.37f;
              case EQUAL_COLUMNS -> (i - i % m) * 0.37f;
              case ALL_EQUAL -> 0.1f;
              case NEGATIVE -> (float) random.nextDouble(-3, 1);
              case PRODUCTS -> (i / m + 1) * (i % m + 1);
              default -> throw new IllegalStateException(name());
            };
      }
      return cost;
    }
  }

  @ParameterizedTest
  @EnumSource(Costs.class)
  void smallProblemsReachTheLeastOfAllChoices(Costs costs) {
    for (int n = 1; n <= 5; n++) {
      for (int m = n; m <= 7; m++) {
        for (int seed = 0; seed < 12; seed++) {
          float[] cost = costs.of(n, m, seed);
          double least = NaiveAssignment.leastOfAll(NaiveAssignment.inDouble(cost), n, m);
          assertSolves(cost, n, m, least, "%s, %d x %d, seed %d".formatted(costs, n, m, seed));
        }
      }
    }
  }

  /** Sizes with and without whole lists, coarser problems and auctions; hardly wider and very. */
  @ParameterizedTest
  @EnumSource(Costs.class)
  void largerProblemsReachTheTwinsTotal(Costs costs) {
    SplittableRandom random = new SplittableRandom(5);
    for (int seed = 0; seed < 12; seed++) {
      int n = random.nextInt(5, 150);
      int m = n + (seed % 3 == 0 ? 1 + seed / 4 : random.nextInt(1, 2 * n));
      float[] cost = costs.of(n, m, seed);
      double least = NaiveAssignment.leastTotal(NaiveAssignment.inDouble(cost), n, m);
      assertSolves(cost, n, m, least, "%s, %d x %d, seed %d".formatted(costs, n, m, seed));
    }
  }

  @ParameterizedTest
  @EnumSource(Costs.class)
  void anyStartLeadsToTheSameTotal(Costs costs) {
    SplittableRandom random = new SplittableRandom(6);
    for (int seed = 0; seed < 4; seed++) {
      int n = 40 + 35 * seed;
      int m = n + random.nextInt(1, n);
      float[] cost = costs.of(n, m, seed);
      float scale = NaiveAssignment.largest(cost);
      double least = NaiveAssignment.leastTotal(NaiveAssignment.inDouble(cost), n, m);
      float[] v = new float[m];
      int[] columns = new int[n];
      assignment.solve(cost, n, m, v, columns);
      for (int start = 0; start < 5; start++) {
        float[] from = v.clone();
        int[] given = columns.clone();
        for (int j = 0; j < m; j++) {
          from[j] =
              switch (start) {
                case 0 -> (float) (from[j] * random.nextDouble(0.98, 1.02));
                case 1 -> (float) random.nextDouble(-scale, scale);
                case 2 -> from[j] - scale;
                case 3 -> 0;
                default -> from[j];
              };
        }
        if (start == 1 || start == 4) {
          given = Arrays.copyOf(RandomClouds.shuffle(m, seed), n);
        } else if (start == 2) {
          Arrays.fill(given, -1);
        }
        assignment.solveFrom(cost, n, m, from, given);
        String what = "%s, %d x %d, seed %d, start %d".formatted(costs, n, m, seed, start);
        assertOptimal(cost, n, m, from, given, least, what);
      }
    }
  }

  @Test
  void aFinishedSolutionIsKeptInOnePass() {
    int n = 150;
    int m = 220;
    float[] cost = Costs.SMALL_INTEGERS.of(n, m, 3);
    float[] v = new float[m];
    int[] columns = new int[n];
    assignment.solve(cost, n, m, v, columns);
    int[] first = columns.clone();
    float[] firstV = v.clone();
    long before = assignment.scans();
    assignment.solveFrom(cost, n, m, v, columns);
    assertArrayEquals(first, columns);
    assertArrayEquals(firstV, v);
    assertEquals(n, assignment.scans() - before);
  }

  @Test
  void aUsedWorkspaceGivesWhatAFreshOneGives() {
    for (int[] size : new int[][] {{100, 130}, {1, 9}, {130, 130}, {40, 400}, {100, 130}}) {
      float[] cost = Costs.PLANE.of(size[0], size[1], 50 + size[0]);
      float[] v = new float[size[1]];
      int[] columns = new int[size[0]];
      assignment.solve(cost, size[0], size[1], v, columns);
      float[] freshV = new float[size[1]];
      int[] freshColumns = new int[size[0]];
      new LinearAssignment().solve(cost, size[0], size[1], freshV, freshColumns);
      assertArrayEquals(freshColumns, columns);
      assertArrayEquals(freshV, v);
    }
  }

  @Test
  void moreRowsThanColumnsAreRefused() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> assignment.solve(new float[6], 3, 2, new float[2], new int[3]));
    assertEquals("rows must be at most 2, not 3", refused.getMessage());
  }

  private void assertSolves(float[] cost, int n, int m, double least, String what) {
    float[] before = cost.clone();
    float[] v = new float[m + 2];
    int[] columns = new int[n + 2];
    Arrays.fill(columns, -9);
    assignment.solve(cost, n, m, v, columns);
    assertArrayEquals(before, cost, what + " changes the costs");
    assertEquals(-9, columns[n], what + " writes past the end");
    assertEquals(0f, v[m], what + " writes past the end");
    assertOptimal(cost, n, m, v, columns, least, what);
  }

  private static void assertOptimal(
      float[] cost, int n, int m, float[] v, int[] columns, double least, String what) {
    double scale = NaiveAssignment.largest(cost);
    boolean[] taken = new boolean[m];
    double total = 0;
    for (int i = 0; i < n; i++) {
      assertTrue(columns[i] >= 0 && columns[i] < m, what + ": column " + columns[i]);
      assertTrue(!taken[columns[i]], what + ": column " + columns[i] + " is taken twice");
      taken[columns[i]] = true;
      total += cost[i * m + columns[i]];
    }
    assertEquals(least, total, ROUNDING * scale * n, what);
    for (int j = 0; j < m && n < m; j++) {
      assertTrue(taken[j] ? v[j] <= 0 : v[j] == 0, what + ": potential " + v[j] + " of " + j);
    }
    for (int i = 0; i < n; i++) {
      double u = (double) cost[i * m + columns[i]] - v[columns[i]];
      for (int j = 0; j < m; j++) {
        double reduced = (double) cost[i * m + j] - v[j] - u;
        assertTrue(
            reduced >= -8 * ROUNDING * scale,
            "%s: reduced cost %s at %d, %d".formatted(what, reduced, i, j));
      }
    }
  }
}
