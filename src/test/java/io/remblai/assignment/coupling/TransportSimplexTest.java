package io.remblai.assignment.coupling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.assignment.NaiveAssignment;
import io.remblai.geometry.RandomClouds;
import io.remblai.math.Kernels;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransportSimplexTest {

  /** Kinds of costs. */
  private static final int KINDS = 4;

  private static float[] costs(int n, int m, int kind, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] cost = new float[n * m];
    if (kind < 2) {
      int dim = 2 + 6 * kind;
      float[] x = RandomClouds.normal(n, dim, seed).coordinates();
      float[] y = RandomClouds.normal(m, dim, ~seed).coordinates();
      Kernels.distances().squared(x, 0, n, y, 0, m, dim, cost);
      return cost;
    }
    for (int k = 0; k < cost.length; k++) {
      cost[k] = kind == 2 ? random.nextInt(3) : (float) random.nextDouble();
    }
    return cost;
  }

  /** Every unit a row or a column of its own: the same problem as an assignment. */
  @Test
  void reachesTheTotalOfUnitsAssignedOneByOne() {
    SplittableRandom random = new SplittableRandom(2);
    for (int seed = 0; seed < 200; seed++) {
      int n = random.nextInt(1, 9);
      int m = random.nextInt(1, 9);
      int total = Math.max(n, m) + random.nextInt(0, 30);
      long[] rows = split(total, n, random);
      long[] columns = split(total, m, random);
      float[] cost = costs(n, m, seed % KINDS, seed);
      Coupling found = TransportSimplex.solve(cost, new Masses(rows, columns, total));
      String what = "seed %d, %d x %d, %d units".formatted(seed, n, m, total);
      assertMarginals(found, rows, columns, what);
      double[] expanded = new double[total * total];
      int[] rowOf = owners(rows);
      int[] columnOf = owners(columns);
      for (int a = 0; a < total; a++) {
        for (int b = 0; b < total; b++) {
          expanded[a * total + b] = cost[rowOf[a] * m + columnOf[b]];
        }
      }
      double least = NaiveAssignment.leastTotal(expanded, total);
      assertEquals(least, cost(found, cost, m) * total, 1e-5 * (1 + least), what);
    }
  }

  private static long[] split(int total, int parts, SplittableRandom random) {
    long[] units = new long[parts];
    Arrays.fill(units, 1);
    for (int k = parts; k < total; k++) {
      units[random.nextInt(parts)]++;
    }
    return units;
  }

  private static int[] owners(long[] units) {
    int[] owners = new int[(int) Arrays.stream(units).sum()];
    int at = 0;
    for (int i = 0; i < units.length; i++) {
      for (int k = 0; k < units[i]; k++) {
        owners[at++] = i;
      }
    }
    return owners;
  }

  /** Uniform, with many ties of flows, and random weights: the potentials prove the optimum. */
  @ParameterizedTest
  @CsvSource({"90, 90, true", "90, 120, true", "64, 200, true", "150, 110, false", "40, 41, false"})
  void itsPotentialsProveTheOptimum(int n, int m, boolean uniform) {
    for (int kind = 0; kind < KINDS; kind++) {
      SplittableRandom random = new SplittableRandom(kind);
      Masses masses = uniform ? Masses.uniform(n, m) : random(n, m, random);
      float[] cost = costs(n, m, kind, 7);
      Coupling found = TransportSimplex.solve(cost, masses);
      String what = "%d x %d, kind %d".formatted(n, m, kind);
      assertMarginals(found, masses.rows(), masses.columns(), what);
      double dual = 0;
      for (int i = 0; i < n; i++) {
        dual += found.rowPotentials()[i] * masses.rows()[i] / masses.total();
        for (int j = 0; j < m; j++) {
          double reduced = cost[i * m + j] - found.rowPotentials()[i] - found.columnPotentials()[j];
          assertTrue(reduced >= -1e-4, what + ": reduced cost " + reduced);
        }
      }
      for (int j = 0; j < m; j++) {
        dual += found.columnPotentials()[j] * masses.columns()[j] / masses.total();
      }
      double primal = cost(found, cost, m);
      assertEquals(dual, primal, 1e-9 * (1 + primal), what);
    }
  }

  @Test
  void equalNumbersOfEqualMassesAreAnAssignment() {
    int n = 120;
    float[] cost = costs(n, n, 1, 3);
    double[] exact = new double[n * n];
    for (int k = 0; k < exact.length; k++) {
      exact[k] = cost[k];
    }
    Coupling found = TransportSimplex.solve(cost, Masses.uniform(n, n));
    assertEquals(n, found.size());
    double least = NaiveAssignment.leastTotal(exact, n) / n;
    assertEquals(least, cost(found, cost, n), 1e-5 * least);
  }

  @Test
  void freeTransportIsTransportToo() {
    Coupling found = TransportSimplex.solve(new float[12], Masses.uniform(3, 4));
    assertMarginals(found, new long[] {4, 4, 4}, new long[] {3, 3, 3, 3}, "no costs");
  }

  @Test
  void massesAreChecked() {
    assertThrows(
        IllegalArgumentException.class, () -> new Masses(new long[] {2, 0}, new long[] {2}, 2));
    assertThrows(
        IllegalArgumentException.class, () -> new Masses(new long[] {2}, new long[] {3}, 2));
  }

  /** Uneven masses: a total that both sides cut at random places. */
  private static Masses random(int n, int m, SplittableRandom random) {
    long total = 1L << 40;
    return new Masses(cut(total, n, random), cut(total, m, random), total);
  }

  private static long[] cut(long total, int parts, SplittableRandom random) {
    long[] units = new long[parts];
    long left = total;
    for (int i = 0; i < parts - 1; i++) {
      units[i] = random.nextLong(1, 2 * left / (parts - i));
      left -= units[i];
    }
    units[parts - 1] = left;
    return units;
  }

  private static void assertMarginals(Coupling found, long[] rows, long[] columns, String what) {
    long[] left = rows.clone();
    long[] right = columns.clone();
    for (int k = 0; k < found.size(); k++) {
      assertTrue(found.units()[k] > 0, what);
      left[found.rows()[k]] -= found.units()[k];
      right[found.columns()[k]] -= found.units()[k];
    }
    assertTrue(Arrays.stream(left).allMatch(units -> units == 0), what);
    assertTrue(Arrays.stream(right).allMatch(units -> units == 0), what);
    assertTrue(found.size() < rows.length + columns.length, what + ": " + found.size());
  }

  private static double cost(Coupling found, float[] cost, int m) {
    double total = 0;
    for (int k = 0; k < found.size(); k++) {
      total += found.mass(k) * cost[found.rows()[k] * m + found.columns()[k]];
    }
    return total;
  }
}
