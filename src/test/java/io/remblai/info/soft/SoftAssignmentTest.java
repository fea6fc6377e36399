package io.remblai.info.soft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SoftAssignmentTest {

  private static final int PROBLEMS = 60;

  @ParameterizedTest
  @EnumSource(Precision.class)
  void isTheDefinition(Precision precision) {
    for (int seed = 0; seed < PROBLEMS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int d = random.nextInt(2, 300);
      SoftBins bins = SoftBins.of(ReferencePoints.fromSeed(seed, random.nextInt(2, 120), d));
      int n = random.nextInt(1, 20);
      float[] rows = rows(random, n, d);
      double[] wide = wide(rows);
      SoftAssignment assignment = SoftAssignment.of(bins, precision);
      // A logit is off by a few float roundings, magnified by 1/eps.
      double tolerance = precision == Precision.DOUBLE ? 1e-12 : 2e-7 / bins.eps();
      assertShares(wide, d, bins, assignment.assign(rows, n), tolerance);
      assertShares(wide, d, bins, assignment.assign(wide, n), tolerance);
    }
  }

  private static void assertShares(
      double[] rows, int d, SoftBins bins, AssignedRows actual, double tolerance) {
    assertEquals(rows.length / d, actual.count());
    assertEquals(bins.count(), actual.bins());
    double[] copy = new double[bins.count()];
    for (int i = 0; i < actual.count(); i++) {
      assertEquals(Direction.KNOWN, actual.direction(i));
      double[] expected = NaiveSoft.shares(Arrays.copyOfRange(rows, i * d, (i + 1) * d), bins);
      double[] sums = new double[2 * bins.count()];
      actual.addTo(i, sums);
      actual.copy(i, copy, 0);
      for (int j = 0; j < expected.length; j++) {
        assertEquals(expected[j], actual.share(i, j), tolerance * (expected[j] + 1e-9));
        assertEquals(actual.share(i, j), sums[j]);
        assertEquals(actual.share(i, j) * actual.share(i, j), sums[bins.count() + j]);
        assertEquals(actual.share(i, j), copy[j]);
      }
      assertEquals(NaiveSoft.entropy(expected), actual.entropy(i), 20 * tolerance);
    }
  }

  /** Rows of lengths from 2^-130 to 2^120 among them, beyond what squares in float hold. */
  @ParameterizedTest
  @EnumSource(Precision.class)
  void lengthsDoNotMatter(Precision precision) {
    int d = 33;
    SoftBins bins = SoftBins.of(ReferencePoints.fromSeed(5, 20, d));
    SplittableRandom random = new SplittableRandom(4);
    float[] row = rows(random, 1, d);
    int[] exponents = {0, 100, 120, -50, -70, -120};
    float[] rows = new float[exponents.length * d];
    for (int i = 0; i < exponents.length; i++) {
      for (int k = 0; k < d; k++) {
        rows[i * d + k] = Math.scalb(row[k], exponents[i]);
      }
    }
    AssignedRows actual = SoftAssignment.of(bins, precision).assign(rows, exponents.length);
    for (int i = 1; i < exponents.length; i++) {
      for (int j = 0; j < bins.count(); j++) {
        double tolerance = precision == Precision.DOUBLE ? 0 : 1e-5 * actual.share(0, j);
        assertEquals(actual.share(0, j), actual.share(i, j), tolerance, "2^" + exponents[i]);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void rowsWithoutDirectionHaveNoShares(Precision precision) {
    SoftBins bins = SoftBins.of(ReferencePoints.fromSeed(5, 4, 3));
    float inf = Float.POSITIVE_INFINITY;
    float[] rows = {
      1, 2, 3, 0, -0f, 0, 1, Float.NaN, 2, inf, 1, 1, 1, -inf, inf, 0, 0, Float.MIN_VALUE
    };
    SoftAssignment assignment = SoftAssignment.of(bins, precision);
    assertDirections(assignment.assign(rows, 6));
    assertDirections(assignment.assign(wide(rows), 6));
  }

  private static void assertDirections(AssignedRows actual) {
    Direction[] expected = {
      Direction.KNOWN,
      Direction.ZERO,
      Direction.NOT_FINITE,
      Direction.NOT_FINITE,
      Direction.NOT_FINITE,
      Direction.KNOWN
    };
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual.direction(i));
      double sum = 0;
      for (int j = 0; j < actual.bins(); j++) {
        sum += actual.share(i, j);
      }
      assertEquals(expected[i] == Direction.KNOWN ? 1 : 0, sum, 1e-6);
      assertTrue(expected[i] == Direction.KNOWN || actual.entropy(i) == 0);
    }
  }

  /** A row's shares are the same bits alone and in any batch. */
  @ParameterizedTest
  @EnumSource(Precision.class)
  void batchesDoNotMatter(Precision precision) {
    int d = 50;
    int n = 41;
    SoftBins bins = SoftBins.of(ReferencePoints.fromSeed(5, 37, d));
    float[] rows = rows(new SplittableRandom(8), n, d);
    AssignedRows together = SoftAssignment.of(bins, precision).assign(rows, n);
    SoftAssignment assignment = SoftAssignment.of(bins, precision);
    for (int from = 0, size = 1; from < n; from += size, size++) {
      int count = Math.min(size, n - from);
      AssignedRows part =
          assignment.assign(Arrays.copyOfRange(rows, from * d, (from + count) * d), count);
      for (int i = 0; i < count; i++) {
        assertEquals(together.entropy(from + i), part.entropy(i));
        for (int j = 0; j < bins.count(); j++) {
          assertEquals(together.share(from + i, j), part.share(i, j));
        }
      }
    }
  }

  @Test
  void aBatchOfNoRowsIsEmpty() {
    SoftBins bins = SoftBins.of(ReferencePoints.fromSeed(5, 4, 3));
    for (Precision each : Precision.values()) {
      assertEquals(0, SoftAssignment.of(bins, each).assign(new float[0], 0).count());
      assertEquals(0, SoftAssignment.of(bins, each).assign(new double[0], 0).count());
    }
  }

  private static float[] rows(SplittableRandom random, int n, int d) {
    float[] rows = new float[n * d];
    for (int c = 0; c < rows.length; c++) {
      rows[c] = (float) random.nextGaussian();
    }
    return rows;
  }

  private static double[] wide(float[] rows) {
    double[] wide = new double[rows.length];
    for (int c = 0; c < rows.length; c++) {
      wide[c] = rows[c];
    }
    return wide;
  }
}
