package io.remblai.assignment.caliper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class PairLimitsTest {

  @Test
  void everyNumberMustBeNear() {
    PairLimits limits = new PairLimits(2, 5, 0);
    double[] a = {0, 0, 20, 3};
    double[] b = {25, 3, 15, 3, 25.5, 3, 20, 3.5};
    assertTrue(limits.near(a, 1, b, 0));
    assertTrue(limits.near(a, 1, b, 1));
    assertFalse(limits.near(a, 1, b, 2));
    assertFalse(limits.near(a, 1, b, 3));
    assertFalse(limits.near(a, 0, b, 0));
    assertFalse(limits.allowAll());
    assertEquals(2, limits.width());
  }

  @Test
  void nothingMayBeLimited() {
    PairLimits none = new PairLimits(OptionalDouble.empty());
    assertTrue(none.allowAll());
    assertTrue(none.near(new double[0], 7, new double[0], 9));
    assertFalse(new PairLimits(OptionalDouble.empty(), 1e300).allowAll());
    assertFalse(new PairLimits(1e300).allowAll());
  }

  @Test
  void limitsThatMeanNothingAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new PairLimits(-1));
    assertThrows(IllegalArgumentException.class, () -> new PairLimits(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> new PairLimits(1, -0.1));
    assertThrows(IllegalArgumentException.class, () -> new PairLimits(1, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> new PairLimits(1, Double.POSITIVE_INFINITY));
  }
}
