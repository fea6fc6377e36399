package io.remblai.refine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.geometry.RandomClouds;
import io.remblai.math.OrderStatistics;
import io.remblai.math.Projections;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoordinateSplitTest {

  @ParameterizedTest
  @CsvSource({"2, 1", "3, 2", "100, 1", "1000, 2", "1000, 17", "3000, 5", "6000, 3", "5000, 40"})
  void isBetterThanRandomBalancedSplits(int n, int dim) {
    for (int seed = 0; seed < 3; seed++) {
      float[] x = RandomClouds.normal(n, dim, seed).coordinates();
      float[] y = RandomClouds.normal(n, dim, 100 + seed).coordinates();
      CoordinateSplit.Directions found = new CoordinateSplit().find(x, 0, y, 0, n, dim, 0.5, seed);
      double objective = objective(x, y, n, dim, tops(x, y, n, found));
      for (int other = 0; other < 5; other++) {
        boolean[][] random = {half(n, other), half(n, 50 + other)};
        assertTrue(
            objective >= objective(x, y, n, dim, random),
            "n %d, dim %d, seed %d, split %d".formatted(n, dim, seed, other));
      }
    }
  }

  /** At the end of the ascent another alternation changes next to nothing. */
  @ParameterizedTest
  @CsvSource({"200, 4", "1024, 16", "1500, 3", "3000, 16", "4096, 16"})
  void theAscentEndsWhereAnotherStepGainsLittle(int n, int dim) {
    for (int seed = 0; seed < 4; seed++) {
      float[] x = RandomClouds.normal(n, dim, seed).coordinates();
      float[] y = RandomClouds.normal(n, dim, 100 + seed).coordinates();
      CoordinateSplit.Directions found = new CoordinateSplit().find(x, 0, y, 0, n, dim, 0.5, seed);
      boolean[][] tops = tops(x, y, n, found);
      double objective = objective(x, y, n, dim, tops);
      boolean[] nextX = top(x, n, meanDifference(y, n, dim, tops[1]));
      boolean[] nextY = top(y, n, meanDifference(x, n, dim, nextX));
      double next = objective(x, y, n, dim, new boolean[][] {nextX, nextY});
      String what = "n %d, dim %d, seed %d".formatted(n, dim, seed);
      assertEquals(objective, next, 2e-3 * objective, what);
    }
  }

  @Test
  void wellSeparatedHalvesAreFound() {
    int n = 2000;
    int dim = 6;
    for (int seed = 0; seed < 5; seed++) {
      float[] x = RandomClouds.normal(n, dim, seed).coordinates();
      float[] y = RandomClouds.normal(n, dim, 100 + seed).coordinates();
      boolean[] planted = half(n, seed);
      for (int i = 0; i < n; i++) {
        if (planted[i]) {
          x[i * dim + 2] += 15;
          x[i * dim + 5] -= 15;
          y[i * dim + 5] -= 20;
        }
      }
      boolean[][] tops = tops(x, y, n, new CoordinateSplit().find(x, 0, y, 0, n, dim, 0.5, seed));
      // Which half is called the top does not matter, but it must be the same in both clouds.
      boolean[] expected = tops[0][0] == planted[0] ? planted : not(planted);
      assertArrayEquals(expected, tops[0], "source, seed " + seed);
      assertArrayEquals(expected, tops[1], "target, seed " + seed);
    }
  }

  @Test
  void dependsOnTheNamedRowsAndTheSeedAlone() {
    int dim = 4;
    int n = 5000;
    float[] x = RandomClouds.normal(n, dim, 1).coordinates();
    float[] y = RandomClouds.normal(n, dim, 2).coordinates();
    CoordinateSplit used = new CoordinateSplit();
    used.find(y, 0, x, 0, n, dim, 0.3, 9);
    CoordinateSplit.Directions first = used.find(x, 7, y, 11, 1000, dim, 0.4, 3);
    float[] otherX = Arrays.copyOfRange(x, 7 * dim, 1007 * dim);
    float[] otherY = Arrays.copyOfRange(y, 11 * dim, 1011 * dim);
    CoordinateSplit.Directions again =
        new CoordinateSplit().find(otherX, 0, otherY, 0, 1000, dim, 0.4, 3);
    assertArrayEquals(first.forSource(), again.forSource());
    assertArrayEquals(first.forTarget(), again.forTarget());
    // Rows beyond the sample do not count.
    CoordinateSplit.Directions whole = used.find(x, 0, y, 0, n, dim, 0.5, 3);
    CoordinateSplit.Directions sample = used.find(x, 0, y, 0, CoordinateSplit.SAMPLE, dim, 0.5, 3);
    assertArrayEquals(whole.forSource(), sample.forSource());
  }

  @Test
  void pointsThatAllCoincideGiveFiniteDirections() {
    float[] same = new float[3000 * 2];
    Arrays.fill(same, 5f);
    CoordinateSplit.Directions found =
        new CoordinateSplit().find(same, 0, same, 0, 3000, 2, 0.5, 1);
    for (double value : found.forSource()) {
      assertTrue(Double.isFinite(value));
    }
    assertFalse(Double.isNaN(found.forTarget()[0] + found.forTarget()[1]));
  }

  private static boolean[][] tops(float[] x, float[] y, int n, CoordinateSplit.Directions found) {
    return new boolean[][] {top(x, n, found.forSource()), top(y, n, found.forTarget())};
  }

  private static boolean[] top(float[] points, int n, double[] direction) {
    double[] values = new double[n];
    boolean[] top = new boolean[n];
    Projections.project(points, 0, n, direction, values);
    OrderStatistics.markGreatest(values, n, (n + 1) / 2, new double[n], top);
    return top;
  }

  private static boolean[] half(int n, long seed) {
    boolean[] half = new boolean[n];
    int[] rows = RandomClouds.shuffle(n, seed);
    for (int i = 0; i < (n + 1) / 2; i++) {
      half[rows[i]] = true;
    }
    return half;
  }

  private static boolean[] not(boolean[] marks) {
    boolean[] others = new boolean[marks.length];
    for (int i = 0; i < marks.length; i++) {
      others[i] = !marks[i];
    }
    return others;
  }

  /** {@code <mean X_top - mean X_rest, mean Y_top - mean Y_rest>}. */
  private static double objective(float[] x, float[] y, int n, int dim, boolean[][] tops) {
    double[] a = meanDifference(x, n, dim, tops[0]);
    double[] b = meanDifference(y, n, dim, tops[1]);
    double sum = 0;
    for (int k = 0; k < dim; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }

  private static double[] meanDifference(float[] points, int n, int dim, boolean[] top) {
    double[] sum = new double[dim];
    int count = (n + 1) / 2;
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < dim; k++) {
        sum[k] += top[i] ? points[i * dim + k] / (double) count : 0;
        sum[k] -= top[i] ? 0 : points[i * dim + k] / (double) (n - count);
      }
    }
    return sum;
  }
}
