package io.remblai.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ProjectionsTest {

  @Test
  void dotIsTheInnerProduct() {
    for (int d = 1; d <= 70; d++) {
      SplittableRandom random = new SplittableRandom(d);
      int at = random.nextInt(5);
      float[] points = floats(random, at + d + 2);
      double[] direction = random.doubles(d, -1, 1).toArray();
      double expected = 0;
      double size = 0;
      for (int k = 0; k < d; k++) {
        expected += points[at + k] * direction[k];
        size += Math.abs(points[at + k] * direction[k]);
      }
      double dot = Projections.dot(points, at, direction);
      assertEquals(expected, dot, d * 0x1p-52 * size, "seed and d " + d);
    }
  }

  @Test
  void dotHasAFixedOrderOfOperations() {
    // Four partial sums: (0.1 + 2^57) + 1 + (-2^57) in any other order gives another number.
    float[] point = {0x1p57f, 1, -0x1p57f, 3, 0.25f};
    double[] ones = {1, 1, 1, 1, 1};
    double expected = ((0x1p57f + 0.25) + 1) + (-0x1p57f + 3.0);
    assertEquals(expected, Projections.dot(point, 0, ones));
  }

  @Test
  void projectTakesRowsFromTheGivenOne() {
    SplittableRandom random = new SplittableRandom(3);
    int d = 7;
    float[] points = floats(random, 20 * d);
    double[] direction = random.doubles(d, -1, 1).toArray();
    double[] out = new double[6];
    out[5] = 99;
    Projections.project(points, 4, 5, direction, out);
    for (int i = 0; i < 5; i++) {
      assertEquals(Projections.dot(points, (4 + i) * d, direction), out[i]);
    }
    assertEquals(99, out[5]);
  }

  @Test
  void rowsAreAddedToWhatIsThere() {
    float[] points = {1, 2, 10, 20, 100, 200, 1000, 2000};
    double[] sum = {0.5, -0.5};
    Projections.addRows(points, 1, 2, sum);
    assertArrayEquals(new double[] {110.5, 219.5}, sum);
    Projections.addRow(points, 3, sum);
    assertArrayEquals(new double[] {130.5, 319.5}, sum);
  }

  private static float[] floats(SplittableRandom random, int length) {
    float[] numbers = new float[length];
    for (int i = 0; i < length; i++) {
      numbers[i] = (float) random.nextDouble(-5, 5);
    }
    return numbers;
  }
}
