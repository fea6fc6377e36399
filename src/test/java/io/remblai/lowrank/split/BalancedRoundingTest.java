package io.remblai.lowrank.split;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.assignment.LinearAssignment;
import io.remblai.assignment.NaiveAssignment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BalancedRoundingTest {

  /** Of the largest weight, for each row: what potentials in double may lose. */
  private static final double ROUNDING = 1e-13;

  @ParameterizedTest
  @EnumSource(WeightKind.class)
  void tinyProblemsReachTheBestOfAllLabellings(WeightKind kind) {
    for (CapacityKind sizes : CapacityKind.values()) {
      for (int n = 1; n <= 7; n++) {
        for (int r = 1; r <= 4; r++) {
          for (int seed = 0; seed < 12; seed++) {
            SoftWeights weights = kind.of(n, r, seed);
            int[] capacities = sizes.of(n, r, seed);
            double best = bestOfAll(weights, capacities.clone(), 0);
            String what = "%s, %s, n %d, r %d, seed %d".formatted(kind, sizes, n, r, seed);
            assertOptimal(weights, capacities, what);
            double total = BalancedRounding.of(weights, capacities).total();
            assertEquals(best, total, ROUNDING * n * largest(weights), what);
          }
        }
      }
    }
  }

  private static double bestOfAll(SoftWeights weights, int[] room, int row) {
    if (row == weights.rows()) {
      return 0;
    }
    double best = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < room.length; j++) {
      if (room[j] > 0) {
        room[j]--;
        double weight = weights.weights()[row * room.length + j];
        best = Math.max(best, weight + bestOfAll(weights, room, row + 1));
        room[j]++;
      }
    }
    return best;
  }

  @ParameterizedTest
  @EnumSource(WeightKind.class)
  void smallProblemsReachTheTotalOfAnAssignmentToPlaces(WeightKind kind) {
    for (CapacityKind sizes : CapacityKind.values()) {
      for (int seed = 0; seed < 4; seed++) {
        int n = 40 + 27 * seed;
        int r = 2 + 5 * seed;
        SoftWeights weights = kind.of(n, r, seed);
        int[] capacities = sizes.of(n, r, seed);
        String what = "%s, %s, n %d, r %d, seed %d".formatted(kind, sizes, n, r, seed);
        float[] costs = costsOfPlaces(weights, capacities);
        double[] inDouble = new double[costs.length];
        for (int at = 0; at < costs.length; at++) {
          inDouble[at] = costs[at];
        }
        double total = BalancedRounding.of(weights, capacities).total();
        double scale = n * largest(weights);
        assertEquals(-NaiveAssignment.leastTotal(inDouble, n), total, ROUNDING * scale, what);
        int[] columns = new int[n];
        new LinearAssignment().solve(costs, n, new float[n], columns);
        double other = 0;
        for (int i = 0; i < n; i++) {
          other -= costs[i * n + columns[i]];
        }
        assertEquals(other, total, 1e-6 * scale, what);
        assertTrue(total >= other - ROUNDING * scale, what);
      }
    }
  }

  /** Costs [n, n]: each cluster is as many columns as it takes rows. */
  private static float[] costsOfPlaces(SoftWeights weights, int[] capacities) {
    int n = weights.rows();
    float[] costs = new float[n * n];
    for (int i = 0; i < n; i++) {
      int place = 0;
      for (int j = 0; j < capacities.length; j++) {
        for (int k = 0; k < capacities[j]; k++) {
          costs[i * n + place++] = -weights.weights()[i * capacities.length + j];
        }
      }
    }
    return costs;
  }

  /** Sizes at which samples, and samples of samples, come first. */
  @ParameterizedTest
  @EnumSource(WeightKind.class)
  void largerProblemsAreProvedByTheirPotentials(WeightKind kind) {
    for (CapacityKind sizes : CapacityKind.values()) {
      for (int n : new int[] {2048, 5003, 40_000}) {
        int r = n == 5003 ? 37 : 8;
        assertOptimal(
            kind.of(n, r, n), sizes.of(n, r, n), "%s, %s, n %d".formatted(kind, sizes, n));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"LOG_FACTOR", "MIXTURE", "FEW_ROWS", "SMALL_INTEGERS", "IDENTICAL_ROWS"})
  void aLargeProblemIsProvedByItsPotentials(WeightKind kind) {
    int n = 100_000;
    int r = 64;
    assertOptimal(kind.of(n, r, 1), CapacityKind.EVEN.of(n, r, 1), kind + ", n " + n);
  }

  private static void assertOptimal(SoftWeights weights, int[] capacities, String what) {
    int r = capacities.length;
    float[] before = weights.weights().clone();
    int[] room = capacities.clone();
    BalancedRounding.Result found = BalancedRounding.of(weights, capacities);
    assertArrayEquals(before, weights.weights(), what + " changes the weights");
    assertArrayEquals(room, capacities, what + " changes the capacities");
    double total = 0;
    double dual = 0;
    double scale = largest(weights);
    for (int j = 0; j < r; j++) {
      dual += capacities[j] * found.potentials()[j];
    }
    for (int i = 0; i < weights.rows(); i++) {
      double best = Double.NEGATIVE_INFINITY;
      for (int j = 0; j < r; j++) {
        best = Math.max(best, weights.weights()[i * r + j] - found.potentials()[j]);
      }
      int label = found.labels()[i];
      double chosen = weights.weights()[i * r + label];
      double lost = best - (chosen - found.potentials()[label]);
      assertTrue(lost <= ROUNDING * scale, "%s: row %d loses %s".formatted(what, i, lost));
      room[label]--;
      total += chosen;
      dual += best;
    }
    assertArrayEquals(new int[r], room, what + " leaves room");
    assertEquals(total, found.total(), ROUNDING * scale * weights.rows(), what);
    assertEquals(dual, found.total(), ROUNDING * scale * weights.rows(), what);
  }

  private static double largest(SoftWeights weights) {
    double largest = Float.MIN_NORMAL;
    for (float weight : weights.weights()) {
      largest = Math.max(largest, Math.abs(weight));
    }
    return largest;
  }

  @Test
  void costsLessThanFillingClustersInTurn() {
    int better = 0;
    for (int seed = 0; seed < 50; seed++) {
      int n = 60 + 17 * seed;
      int r = 2 + seed % 9;
      SoftWeights weights = WeightKind.LOG_FACTOR.of(n, r, seed);
      int[] capacities = Capacities.even(n, r);
      double greedy = ColumnGreedy.total(weights, capacities);
      double total = BalancedRounding.of(weights, capacities).total();
      assertTrue(total >= greedy - 1e-9 * n, "seed %d: %s, %s".formatted(seed, total, greedy));
      better += total > greedy + 1e-3 * n ? 1 : 0;
    }
    assertEquals(50, better);
  }
}
