package io.remblai.refine.mass.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.math.Seeds;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class UnitScaleTest {

  private static WeightTotals totals(double[] weights) {
    WeightTotals totals = new WeightTotals();
    for (int i = 0; i < weights.length; i++) {
      totals.add(weights[i], Seeds.mix(i));
    }
    return totals;
  }

  private static long[] units(UnitScale scale, double[] weights) {
    long[] units = new long[weights.length];
    for (int i = 0; i < units.length; i++) {
      units[i] = scale.units(weights[i], Seeds.mix(i));
    }
    return units;
  }

  private static long sum(long[] units) {
    long sum = 0;
    for (long each : units) {
      sum = Math.addExact(sum, each);
    }
    return sum;
  }

  private static UnitScale scale(double[] own, double[] other) {
    UnitScale scale = UnitScale.of(totals(own), totals(other));
    return scale.isExact() ? scale : scale.completed(totals(own), sum(units(scale, own)));
  }

  /** Weights of twenty-four orders of magnitude, some of them 0. */
  private static double[] weights(int n, int kind, SplittableRandom random) {
    double[] weights = new double[n];
    for (int i = 0; i < n; i++) {
      weights[i] =
          switch (kind) {
            case 0 -> random.nextInt(1, 50);
            case 1 -> random.nextDouble();
            case 2 -> Math.pow(10, random.nextDouble(-12, 12));
            case 3 -> i == 0 ? 1e12 : random.nextDouble() * 1e-12;
            default -> random.nextInt(3) == 0 ? 0 : 0.1;
          };
    }
    weights[n - 1] = kind == 0 ? 1 : 1e-3;
    return weights;
  }

  @Test
  void bothSidesHaveAsManyUnitsAndEveryMassIsWithinTheLoss() {
    SplittableRandom random = new SplittableRandom(1);
    for (int seed = 0; seed < 200; seed++) {
      double[] x = weights(random.nextInt(1, 300), random.nextInt(5), random);
      double[] y = weights(random.nextInt(1, 300), random.nextInt(5), random);
      UnitScale xScale = scale(x, y);
      UnitScale yScale = scale(y, x);
      String what = "problem " + seed;
      assertEquals(xScale.isExact(), yScale.isExact(), what);
      assertEquals(xScale.total(), yScale.total(), what);
      assertWithin(x, xScale, what);
      assertWithin(y, yScale, what);
    }
  }

  private static void assertWithin(double[] weights, UnitScale scale, String what) {
    long[] units = units(scale, weights);
    assertEquals(scale.total(), sum(units), what);
    assertTrue(scale.loss() < 1e-14, what + ": " + scale.loss());
    for (int i = 0; i < units.length; i++) {
      assertEquals(weights[i] > 0, units[i] > 0, what);
      double off = Math.abs((double) units[i] / scale.total() - scale.share(weights[i]));
      assertTrue(off <= scale.loss() + 1e-15 * scale.share(weights[i]), what + ": " + off);
    }
  }

  @Test
  void countsAndEvenWeightsAreInProportion() {
    double[] x = {3, 1, 2};
    double[] y = {0.25, 0.5};
    UnitScale scale = scale(x, y);
    assertTrue(scale.isExact());
    assertEquals(0, scale.loss());
    assertEquals(6, scale.total());
    assertEquals(3, scale.units(3, 0));
    assertEquals(4, scale(y, x).units(0.5, 0));
    double[] even = {0.1, 0.1, 0.1};
    assertEquals(6, scale(even, new double[] {1e-300, 1e-300}).total());
    assertEquals(2, scale(even, new double[] {7, 7}).units(0.1, 3));
  }

  @Test
  void totalsOfPiecesAreThoseOfAll() {
    SplittableRandom random = new SplittableRandom(4);
    double[] weights = weights(1000, 2, random);
    WeightTotals merged = new WeightTotals();
    for (int piece = 6; piece >= 0; piece--) {
      WeightTotals part = new WeightTotals();
      for (int i = piece; i < weights.length; i += 7) {
        part.add(weights[i], Seeds.mix(i));
      }
      merged.mergeWith(part);
    }
    WeightTotals all = totals(weights);
    assertEquals(all.sum(), merged.sum());
    assertEquals(all.rows(), merged.rows());
    assertEquals(all.base(), merged.base());
    assertEquals(all.multiples(), merged.multiples());
    assertEquals(all.heaviest(), merged.heaviest());
    assertEquals(all.heaviestKey(), merged.heaviestKey());
  }

  @Test
  void theBaseIsTheLargestPowerOfTwo() {
    for (double weight : new double[] {1, 3, 0.375, 1e-310, Double.MIN_VALUE, 1e30, 1e12 + 1}) {
      WeightTotals totals = totals(new double[] {weight, 4 * weight});
      double multiple = weight / totals.base();
      assertEquals(1, multiple % 2, "weight " + weight);
    }
  }

  @Test
  void aSideWithoutMassIsRefused() {
    WeightTotals none = totals(new double[] {0, 0});
    assertEquals(2, none.weightless());
    assertFalse(none.rows() > 0);
    WeightTotals some = totals(new double[] {1});
    assertThrows(IllegalArgumentException.class, () -> UnitScale.of(none, some));
    assertThrows(IllegalArgumentException.class, () -> UnitScale.of(some, none));
  }
}
