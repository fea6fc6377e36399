package io.remblai.info.transform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
  void noiseBelongsToTheKeyOfTheRow() {
    Rows rows = Samples.normal(3, 10, 2);
    int[] order = Samples.order(7, 10);
    long[] keys = {5, 3, 8, 1, 9, 12, 40, 2, 6, 7};
    long[] moved = new long[10];
    for (int i = 0; i < 10; i++) {
      moved[i] = keys[order[i]];
    }
    TieNoise noise = new TieNoise(1e-3, 4);
    Rows one = noise.of(rows, keys, 0);
    Rows other = noise.of(rows.take(order), moved, 0);
    Rows second = noise.of(rows, keys, 1);
    for (int i = 0; i < 10; i++) {
      for (int k = 0; k < 2; k++) {
        assertEquals(one.at(order[i], k), other.at(i, k));
        assertNotEquals(one.at(i, k), second.at(i, k));
        assertEquals(rows.at(i, k), one.at(i, k), 0.01);
      }
    }
  }

  @Test
  void noiseLeavesConstantsAlone() {
    double[] constant = {2.5, 2.5, 2.5};
    Rows noisy = new TieNoise(0.1, 1).of(Rows.column(constant), new long[] {1, 2, 3}, 0);
    assertArrayEquals(constant, noisy.values());
    assertThrows(IllegalArgumentException.class, () -> new TieNoise(0, 1));
  }
}
