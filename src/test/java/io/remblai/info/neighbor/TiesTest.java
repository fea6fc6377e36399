package io.remblai.info.neighbor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.info.Estimate;
import io.remblai.info.Rows;
import io.remblai.info.Samples;
import io.remblai.info.transform.TieNoise;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What the estimators make of values that repeat, which their formulas do not expect. */
class TiesTest {

  /** Copies of both are values of their own probability; one of two may be continuous. */
  @Test
  void repeatedRowsCountByTheirProbability() {
    int n = 4000;
    SplittableRandom random = new SplittableRandom(17);
    double[] x = new double[n];
    double[] flipped = new double[n];
    double[] beside = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = random.nextInt(2);
      flipped[i] = random.nextInt(10) == 0 ? 1 - x[i] : x[i];
      beside[i] = x[i] + 2 * random.nextDouble();
    }
    double bits = Math.log(2) + 0.1 * Math.log(0.1) + 0.9 * Math.log(0.9);
    for (Ksg.Form form : Ksg.Form.values()) {
      Ksg ksg = new Ksg(form, 5, Integer.MAX_VALUE, 0);
      Estimate discrete = ksg.estimate(Rows.column(x), Rows.column(flipped));
      assertEquals(bits, discrete.nats(), 0.02);
      assertTrue(discrete.warnings().get(0).startsWith("4000 of 4000 rows have"));
    }
    // The second form is 1/k lower: its correction is for two densities.
    Estimate mixed = Ksg.defaults().estimate(Rows.column(x), Rows.column(beside));
    assertEquals(0.5 * Math.log(2), mixed.nats(), 0.04);
    assertTrue(mixed.warnings().isEmpty());
  }

  @Test
  void roundedValuesWarnAndSmallNoiseMendsThem() {
    Rows x = Samples.normal(1, 4000, 1);
    Rows y = Samples.correlatedWith(x, 0.75, 2);
    Ksg ksg = Ksg.defaults();
    Estimate rounded = ksg.estimate(rounded(x, 0.05), rounded(y, 0.05));
    assertTrue(rounded.warnings().stream().anyMatch(w -> w.contains("as far as the k-th")));
    assertFalse(rounded.ceiling().present());
    Estimate mended =
        new TieNoise(1e-6, 3).before(ksg).estimate(rounded(x, 0.05), rounded(y, 0.05));
    assertTrue(mended.warnings().isEmpty());
    assertEquals(ksg.estimate(x, y).nats(), mended.nats(), 0.03);
  }

  private static Rows rounded(Rows rows, double step) {
    double[] values = rows.values().clone();
    Arrays.setAll(values, at -> step * Math.rint(values[at] / step));
    return new Rows(values, rows.size(), rows.dim());
  }

  /**
   * Whole numbers and copies: never more than the label has, and nothing where labels are dealt.
   */
  @Test
  void labelFormOnTiesStaysBelowTheLabel() {
    for (int trial = 0; trial < 12; trial++) {
      int n = 300;
      int dim = 1 + trial % 4;
      Rows z = Samples.grid(trial, n, dim, 3 + trial);
      int[] dealt = Samples.order(trial, n);
      int[] known = new int[n];
      for (int i = 0; i < n; i++) {
        dealt[i] %= 4;
        known[i] = z.at(i, 0) > 0.1 ? 1 : 0;
      }
      for (int k : new int[] {1, 3, 8}) {
        Ross ross = new Ross(k);
        Estimate some = ross.estimate(z, known);
        assertTrue(some.nats() <= some.ceiling().value() + 1e-12, "trial " + trial);
        assertFalse(some.warnings().isEmpty());
        assertEquals(0, ross.estimate(z, dealt).nats(), 0.25, "trial " + trial);
        assertTrue(ross.estimate(z, dealt).nats() < some.nats());
        Estimate noisy = new TieNoise(1e-6, trial).before(ross).estimate(z, known);
        assertTrue(noisy.nats() <= noisy.ceiling().value() + 1e-12);
        assertTrue(noisy.warnings().isEmpty());
      }
    }
  }
}
