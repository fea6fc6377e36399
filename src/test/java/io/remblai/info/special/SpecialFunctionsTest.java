package io.remblai.info.special;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SpecialFunctionsTest {

  /** From the closed forms: -gamma, -gamma - 2 ln 2, and sums of reciprocals. */
  @Test
  void digammaAtWholeAndHalfArguments() {
    double gamma = 0.5772156649015329;
    assertRelative(-gamma, Digamma.of(1));
    assertRelative(-gamma - 2 * Math.log(2), Digamma.of(0.5));
    double whole = -gamma;
    double half = -gamma - 2 * Math.log(2);
    for (int n = 1; n < 5000; n++) {
      assertRelative(whole, Digamma.of(n));
      assertRelative(half, Digamma.of(n - 0.5));
      whole += 1.0 / n;
      half += 1 / (n - 0.5);
    }
  }

  @Test
  void digammaObeysItsRecurrenceAndIsOneFunction() {
    for (double x = 0.01; x < 2000; x *= 1.013) {
      assertEquals(Digamma.of(x) + 1 / x, Digamma.of(x + 1), 2e-13 * (1 + 1 / x), "x = " + x);
    }
    for (int n : new int[] {1, 9, 10, 1000, 1023, 1024, 1025, 1 << 30}) {
      assertRelative(Digamma.of((double) n), Digamma.of(n));
      assertRelative(Digamma.of(n * (1 + 1e-14)), Digamma.of(n));
    }
    assertThrows(IllegalArgumentException.class, () -> Digamma.of(0));
    assertThrows(IllegalArgumentException.class, () -> Digamma.of(Double.NaN));
  }

  @Test
  void ballsHaveTheirVolumes() {
    assertEquals(Math.log(2), UnitBall.euclideanLogVolume(1), 1e-15);
    assertEquals(Math.log(Math.PI), UnitBall.euclideanLogVolume(2), 1e-15);
    assertEquals(Math.log(4.0 / 3 * Math.PI), UnitBall.euclideanLogVolume(3), 1e-15);
    assertEquals(Math.log(Math.PI * Math.PI / 2), UnitBall.euclideanLogVolume(4), 1e-15);
    assertEquals(5 * Math.log(2), UnitBall.maxNormLogVolume(5), 1e-15);
  }

  /** Values to 16 digits: 1/2 erfc(-x / sqrt 2), by 40-digit arithmetic. */
  @Test
  void normalDistributionAndItsInverse() {
    assertEquals(0.8413447460685429, NormalDistribution.cumulative(1), 1e-15);
    assertEquals(0.0013498980316300946, NormalDistribution.cumulative(-3), 1e-16);
    assertEquals(2.866515718791939e-7, NormalDistribution.cumulative(-5), 1e-20);
    for (double x = -12; x < 7; x += 0.037) {
      double p = NormalDistribution.cumulative(x);
      assertEquals(1, p + NormalDistribution.cumulative(-x), 2e-15);
      // Near 1 the probability itself holds only so many digits of x.
      double lost = 1e-16 / NormalDistribution.density(x);
      assertEquals(x, NormalDistribution.quantile(p), 1e-12 + (x > 0 ? 4 * lost : 0), "x = " + x);
    }
    assertThrows(IllegalArgumentException.class, () -> NormalDistribution.quantile(0));
  }

  private static void assertRelative(double expected, double actual) {
    assertEquals(expected, actual, 1e-13 * Math.max(1e-2, Math.abs(expected)));
  }
}
