package io.remblai.assignment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.geometry.RandomClouds;
import io.remblai.math.Kernels;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinearAssignmentTest {

  /** Float potentials leave each row optimal within a few roundings of the largest cost. */
  private static final double ROUNDING = 1e-7;

  private final LinearAssignment assignment = new LinearAssignment();

  /** What a cost matrix looks like. */
  enum Costs {
    UNIFORM,
    LINE,
    PLANE,
    SPACE,
    FAR_APART,
    LATTICE,
    REPEATED_POINTS,
    SMALL_INTEGERS,
    ZERO_OR_ONE,
    EQUAL_ROWS,
    EQUAL_COLUMNS,
    ALL_ZERO,
    ALL_EQUAL,
    NEGATIVE,
    PRODUCTS,
    TWELVE_ORDERS;

    float[] of(int n, long seed) {
      return switch (this) {
        case LINE -> distances(n, 1, 0, seed);
        case PLANE -> distances(n, 2, 0, seed);
        case SPACE -> distances(n, 16, 0, seed);
        case FAR_APART -> distances(n, 3, 10, seed);
        case LATTICE -> distances(rounded(n, 2, seed), rounded(n, 2, ~seed), n, 2);
        case REPEATED_POINTS -> distances(repeated(n, 2, seed), repeated(n, 2, ~seed), n, 2);
        default -> entries(n, new SplittableRandom(seed));
      };
    }

    private static float[] distances(int n, int dim, double apart, long seed) {
      float[] x = RandomClouds.normal(n, dim, seed).coordinates();
      float[] y = RandomClouds.moved(RandomClouds.normal(n, dim, ~seed), apart).coordinates();
      return distances(x, y, n, dim);
    }

    private static float[] distances(float[] x, float[] y, int n, int dim) {
      float[] cost = new float[n * n];
      Kernels.distances().squared(x, 0, n, y, 0, n, dim, cost);
      return cost;
    }

    private static float[] rounded(int n, int dim, long seed) {
      float[] x = RandomClouds.normal(n, dim, seed).coordinates().clone();
      for (int k = 0; k < x.length; k++) {
        x[k] = Math.round(3 * x[k]);
      }
      return x;
    }

    private static float[] repeated(int n, int dim, long seed) {
      float[] few = RandomClouds.normal(n, dim, seed).coordinates();
      float[] x = new float[n * dim];
      for (int k = 0; k < x.length; k++) {
        x[k] = few[k % ((n / 9 + 1) * dim)];
      }
      return x;
    }

    private float[] entries(int n, SplittableRandom random) {
      float[] cost = new float[n * n];
      for (int i = 0; i < cost.length; i++) {
        cost[i] =
            switch (this) {
              case UNIFORM -> (float) random.nextDouble();
              case SMALL_INTEGERS -> random.nextInt(6);
              case ZERO_OR_ONE -> random.nextInt(8) == 0 ? 0 : 1;
              case EQUAL_ROWS -> i % n * 0.37f;
              case EQUAL_COLUMNS -> (i - i % n) * 0.37f;
              case ALL_ZERO -> 0;
              case ALL_EQUAL -> 0.1f;
              case NEGATIVE -> (float) random.nextDouble(-3, 1);
              // The classic hard case for augmenting paths.
              case PRODUCTS -> (i / n + 1) * (i % n + 1);
              case TWELVE_ORDERS -> (float) Math.pow(10, random.nextDouble(-6, 6));
              default -> throw new IllegalStateException(name());
            };
      }
      return cost;
    }
  }

  @ParameterizedTest
  @EnumSource(Costs.class)
  void smallProblemsReachTheLeastOfAllPermutations(Costs costs) {
    for (int n = 1; n <= 7; n++) {
      for (int seed = 0; seed < 30; seed++) {
        float[] cost = costs.of(n, seed);
        double least = NaiveAssignment.leastOfAll(NaiveAssignment.inDouble(cost), n);
        assertSolves(cost, n, least, "%s, n %d, seed %d".formatted(costs, n, seed));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Costs.class)
  void largerProblemsReachTheTwinsTotal(Costs costs) {
    for (int n : new int[] {2, 65, 20, 110, 64, 63}) {
      int seed = n + 1;
      float[] cost = costs.of(n, seed);
      double least = NaiveAssignment.leastTotal(NaiveAssignment.inDouble(cost), n);
      assertSolves(cost, n, least, "%s, n %d, seed %d".formatted(costs, n, seed));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"PLANE", "SMALL_INTEGERS"})
  void coarseProblemsOfCoarseProblemsReachTheTwinsTotal(Costs costs) {
    int n = 257;
    float[] cost = costs.of(n, n);
    double least = NaiveAssignment.leastTotal(NaiveAssignment.inDouble(cost), n);
    assertSolves(cost, n, least, costs + ", seed and n " + n);
  }

  /** Sizes about those at which lists no longer hold whole rows and an auction is held. */
  @ParameterizedTest
  @EnumSource(Costs.class)
  void problemsWithAnAuctionReachTheTwinsTotal(Costs costs) {
    SplittableRandom random = new SplittableRandom(7);
    for (int seed = 0; seed < 24; seed++) {
      int n = random.nextInt(60, 160);
      float[] cost = costs.of(n, seed);
      double least = NaiveAssignment.leastTotal(NaiveAssignment.inDouble(cost), n);
      assertSolves(cost, n, least, "%s, n %d, seed %d".formatted(costs, n, seed));
    }
  }

  @ParameterizedTest
  @EnumSource(Costs.class)
  void warmStartsReachTheColdTotal(Costs costs) {
    for (int seed = 0; seed < 6; seed++) {
      int n = 70 + 33 * seed;
      float[] cost = costs.of(n, seed);
      double least = NaiveAssignment.leastTotal(NaiveAssignment.inDouble(cost), n);
      float[] v = new float[n];
      int[] columns = new int[n];
      assignment.solve(cost, n, v, columns);
      for (Warm warm : Warm.values()) {
        float[] from = v.clone();
        int[] start = columns.clone();
        warm.disturb(from, start, NaiveAssignment.largest(cost), new SplittableRandom(seed));
        String what = "%s, n %d, seed %d, %s".formatted(costs, n, seed, warm);
        assignment.solveFrom(cost, n, n, from, start);
        assertOptimal(cost, n, from, start, least, what);
      }
    }
  }

  /** What has happened to a solution before it is taken up again. */
  enum Warm {
    POTENTIALS_OFF {
      @Override
      void disturb(float[] v, int[] columns, float scale, SplittableRandom random) {
        for (int j = 0; j < v.length; j++) {
          v[j] *= (float) random.nextDouble(0.98, 1.02);
        }
      }
    },
    SOME_EXCHANGED {
      @Override
      void disturb(float[] v, int[] columns, float scale, SplittableRandom random) {
        for (int i = 0; i + 40 < columns.length; i += 20) {
          int held = columns[i];
          columns[i] = columns[i + 7];
          columns[i + 7] = held;
        }
      }
    },
    SOME_POTENTIALS_LOST {
      @Override
      void disturb(float[] v, int[] columns, float scale, SplittableRandom random) {
        for (int j = 0; j < v.length; j += 8) {
          v[j] = (float) random.nextDouble(-scale, Math.nextUp(scale));
        }
      }
    },
    MATCHING_LOST {
      @Override
      void disturb(float[] v, int[] columns, float scale, SplittableRandom random) {
        Arrays.fill(columns, -1);
      }
    },
    FAR_FROM_ZERO {
      @Override
      void disturb(float[] v, int[] columns, float scale, SplittableRandom random) {
        for (int j = 0; j < v.length; j++) {
          v[j] -= scale;
        }
      }
    };

    abstract void disturb(float[] v, int[] columns, float scale, SplittableRandom random);
  }

  @Test
  void aWarmStartOfADisturbedProblemTakesFarFewerScansThanAColdOne() {
    int n = 512;
    float[] cost = Costs.SPACE.of(n, 3);
    float[] v = new float[n];
    int[] columns = new int[n];
    assignment.solve(cost, n, v, columns);
    long cold = assignment.scans();
    for (Warm warm : new Warm[] {Warm.POTENTIALS_OFF, Warm.SOME_EXCHANGED}) {
      float[] from = v.clone();
      int[] start = columns.clone();
      warm.disturb(from, start, NaiveAssignment.largest(cost), new SplittableRandom(1));
      long before = assignment.scans();
      assignment.solveFrom(cost, n, n, from, start);
      long scans = assignment.scans() - before;
      assertTrue(2 * scans < cold, "%s: %d scans, cold %d".formatted(warm, scans, cold));
    }
  }

  private void assertSolves(float[] cost, int n, double least, String what) {
    float[] before = cost.clone();
    float[] v = new float[n + 2];
    int[] columns = new int[n + 2];
    Arrays.fill(columns, -9);
    assignment.solve(cost, n, v, columns);
    assertArrayEquals(before, cost, what + " changes the costs");
    assertEquals(-9, columns[n], what + " writes past the end");
    assertEquals(0f, v[n], what + " writes past the end");
    assertOptimal(cost, n, v, columns, least, what);
  }

  private static void assertOptimal(
      float[] cost, int n, float[] v, int[] columns, double least, String what) {
    double scale = NaiveAssignment.largest(cost);
    assertEquals(least, total(cost, n, columns, what), ROUNDING * scale * n, what);
    for (int i = 0; i < n; i++) {
      double u = (double) cost[i * n + columns[i]] - v[columns[i]];
      for (int j = 0; j < n; j++) {
        double reduced = (double) cost[i * n + j] - v[j] - u;
        assertTrue(
            reduced >= -8 * ROUNDING * scale,
            "%s: reduced cost %s at %d, %d".formatted(what, reduced, i, j));
      }
    }
  }

  /**
   * Float potentials know nothing below a ten-millionth of the greatest cost on a path; the optimum
   * takes only small costs, and is reached all the same.
   */
  @Test
  void costsOverTwelveOrdersLoseLittleOfTheTotal() {
    for (int seed = 0; seed < 40; seed++) {
      int n = 20 + 4 * seed;
      float[] cost = Costs.TWELVE_ORDERS.of(n, seed);
      double least = NaiveAssignment.leastTotal(NaiveAssignment.inDouble(cost), n);
      int[] columns = new int[n];
      assignment.solve(cost, n, new float[n], columns);
      String what = "n %d, seed %d".formatted(n, seed);
      assertEquals(least, total(cost, n, columns, what), 1e-6 * least, what);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 63, 64, 65, 130})
  void identicalPointsKeepTheirPlaces(int n) {
    float[] x = RandomClouds.normal(n, 3, n).coordinates();
    float[] cost = new float[n * n];
    Kernels.distances().squared(x, 0, n, x, 0, n, 3, cost);
    int[] columns = new int[n];
    assignment.solve(cost, n, new float[n], columns);
    for (int i = 0; i < n; i++) {
      assertEquals(i, columns[i], "n and seed " + n);
    }
  }

  @ParameterizedTest
  @EnumSource(Costs.class)
  void anyStartLeadsToTheSameTotal(Costs costs) {
    for (int n : new int[] {1, 2, 7, 70}) {
      float[] cost = costs.of(n, n);
      double least = NaiveAssignment.leastTotal(NaiveAssignment.inDouble(cost), n);
      SplittableRandom random = new SplittableRandom(n);
      float scale = NaiveAssignment.largest(cost);
      for (int start = 0; start < 4; start++) {
        float[] v = new float[n];
        int[] columns = new int[n];
        Arrays.fill(columns, -1);
        if (start >= 1) {
          for (int j = 0; j < n; j++) {
            v[j] = (float) random.nextDouble(-scale, Math.nextUp(scale));
          }
        }
        if (start >= 2) {
          columns = RandomClouds.shuffle(n, start);
        }
        if (start == 3) {
          assignment.solve(cost, n, v, columns);
        }
        String what = "%s, n %d, start %d".formatted(costs, n, start);
        assignment.solveFrom(cost, n, n, v, columns);
        assertOptimal(cost, n, v, columns, least, what);
      }
    }
  }

  @Test
  void aFinishedSolutionIsKeptInOnePass() {
    int n = 200;
    float[] cost = Costs.SMALL_INTEGERS.of(n, 3);
    float[] v = new float[n];
    int[] columns = new int[n];
    assignment.solve(cost, n, v, columns);
    int[] first = columns.clone();
    long before = assignment.scans();
    assignment.solveFrom(cost, n, n, v, columns);
    assertArrayEquals(first, columns);
    assertEquals(n, assignment.scans() - before);
  }

  @Test
  void aUsedWorkspaceGivesWhatAFreshOneGives() {
    int[] sizes = {100, 1, 64, 65, 2, 130, 100, 63};
    for (int n : sizes) {
      float[] cost = Costs.PLANE.of(n, 50 + n);
      float[] v = new float[n];
      int[] columns = new int[n];
      assignment.solve(cost, n, v, columns);
      float[] freshV = new float[n];
      int[] freshColumns = new int[n];
      new LinearAssignment().solve(cost, n, freshV, freshColumns);
      assertArrayEquals(freshColumns, columns, "n " + n);
      assertArrayEquals(freshV, v, "n " + n);
    }
  }

  private static double total(float[] cost, int n, int[] columns, String what) {
    boolean[] taken = new boolean[n];
    double total = 0;
    for (int i = 0; i < n; i++) {
      assertTrue(columns[i] >= 0 && columns[i] < n, what + ": column " + columns[i]);
      assertTrue(!taken[columns[i]], what + ": column " + columns[i] + " is taken twice");
      taken[columns[i]] = true;
      total += cost[i * n + columns[i]];
    }
    return total;
  }
}
