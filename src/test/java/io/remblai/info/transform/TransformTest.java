package io.remblai.info.transform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.remblai.info.Rows;
import io.remblai.info.Samples;
import org.junit.jupiter.api.Test;

class TransformTest {

  @Test
  void ranksShareTies() {
    Rows rows = Rows.column(new double[] {5, -1, 5, 0.0, -0.0});
    assertArrayEquals(
        new double[] {4.5 / 6, 1.0 / 6, 4.5 / 6, 2.5 / 6, 2.5 / 6},
        Transform.RANK.of(rows).values(),
        1e-15);
    Rows constant = Rows.column(new double[4]);
    assertArrayEquals(new double[4], Transform.NORMAL_SCORE.of(constant).values(), 1e-15);
    assertArrayEquals(new double[4], Transform.STANDARDISE.of(constant).values());
    assertArrayEquals(new double[4], Transform.ASINH.of(constant).values());
  }

  @Test
  void everyTransformKeepsTheOrder() {
    Rows rows = Samples.normal(4, 200, 3);
    for (Transform transform : Transform.values()) {
      Rows mapped = transform.of(rows);
      for (int k = 0; k < 3; k++) {
        double[] before = rows.coordinate(k);
        double[] after = mapped.coordinate(k);
        for (int i = 1; i < before.length; i++) {
          assertEquals(
              Math.signum(before[i] - before[i - 1]),
              Math.signum(after[i] - after[i - 1]),
              transform.name());
        }
      }
    }
  }

  @Test
  void standardisedColumnsHaveUnitDeviation() {
    double[] column = Transform.STANDARDISE.of(Samples.normal(4, 50, 2)).coordinate(1);
    double sum = 0;
    double squares = 0;
    for (double value : column) {
      sum += value;
      squares += value * value;
    }
    assertEquals(0, sum, 1e-13);
    assertEquals(49, squares, 1e-11);
  }

  @Test
  void asinhIsItsInverseFunction() {
    for (double t = -30; t <= 30; t += 0.37) {
      assertEquals(t, Transform.asinh(Math.sinh(t)), 1e-13 * Math.max(1, Math.abs(t)));
    }
    assertEquals(1e-20, Transform.asinh(1e-20), 1e-35);
    assertEquals(Math.log(2) + 300 * Math.log(10), Transform.asinh(1e300), 1e-12);
  }

  @Test
  void jitterBelongsToTheKeyOfTheRow() {
    Rows rows = new Rows(new double[20], 10, 2);
    long[] keys = {5, 3, 8, 1, 9, 12, 40, 2, 6, 7};
    long[] reversed = {7, 6, 2, 40, 12, 9, 1, 8, 3, 5};
    Rows one = Transform.jitter(rows, keys, 1e-6, 4);
    Rows other = Transform.jitter(rows, reversed, 1e-6, 4);
    for (int i = 0; i < 10; i++) {
      assertEquals(one.at(i, 0), other.at(9 - i, 0));
    }
  }
}
