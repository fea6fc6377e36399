package io.remblai.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RowKernelTest {

  private final RowKernel kernel = new RowKernel();

  @Test
  void projectionsHaveTheBitsOfDot() {
    for (int d : new int[] {1, 4, 7, 8, 11, 16, 64, 67}) {
      SplittableRandom random = new SplittableRandom(d);
      float[] points = new float[9 * d];
      for (int i = 0; i < points.length; i++) {
        points[i] = (float) random.nextDouble(-1e3, 1e3);
      }
      double[] directions = random.doubles(3L * d, -1, 1).toArray();
      double[] out = new double[27];
      kernel.project(points, 0, 9, directions, 3, out);
      for (int q = 0; q < 3; q++) {
        double[] direction = java.util.Arrays.copyOfRange(directions, q * d, (q + 1) * d);
        for (int i = 0; i < 9; i++) {
          assertEquals(Projections.dot(points, i * d, direction), out[i * 3 + q]);
        }
      }
    }
  }

  @Test
  void sumsAndMeansOfSelectedRows() {
    float[] points = {1, 2, 10, 20, 100, 200};
    int[] rows = {9, 2, 0, 2};
    double[] sum = {0.5, -0.5};
    kernel.addRows(points, rows, 1, 3, sum);
    assertArrayEquals(new double[] {201.5, 401.5}, sum);
    kernel.mean(points, rows, 1, 3, sum);
    assertArrayEquals(new double[] {67, 134}, sum);
  }

  @Test
  void rowsAreAddedOneAfterTheOther() {
    float[] points = new float[4 * 17];
    float[] column = {0x1p57f, 1, -0x1p57f, 1};
    for (int i = 0; i < points.length; i++) {
      points[i] = column[i / 17];
    }
    double[] sum = new double[17];
    kernel.addRows(points, 0, 4, sum);
    for (double value : sum) {
      assertEquals(1, value, "((2^57 + 1) - 2^57) + 1 in double");
    }
  }

  @Test
  void badArgumentsAreRefused() {
    float[] points = new float[6];
    double[] two = new double[2];
    assertThrows(IllegalArgumentException.class, () -> kernel.addRows(points, 1, 3, two));
    assertThrows(
        IllegalArgumentException.class, () -> kernel.addRows(points, new int[] {3}, 0, 1, two));
    assertThrows(
        IllegalArgumentException.class, () -> kernel.addRows(points, new int[] {-1}, 0, 1, two));
    assertThrows(
        IllegalArgumentException.class, () -> kernel.mean(points, new int[] {0}, 0, 2, two));
    assertThrows(
        IllegalArgumentException.class, () -> kernel.mean(points, new int[] {0}, 0, 0, two));
    assertThrows(IllegalArgumentException.class, () -> kernel.project(points, 0, 3, two, 1, two));
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> kernel.project(points, 0, 1, new double[3], 2, two));
    assertTrue(refused.getMessage().contains("3, not that of 2 rows"), refused.getMessage());
  }
}
