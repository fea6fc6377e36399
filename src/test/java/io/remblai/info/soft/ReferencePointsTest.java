package io.remblai.info.soft;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.remblai.math.CounterRandom;
import org.junit.jupiter.api.Test;

class ReferencePointsTest {

  @Test
  void areTheNormalMatrixMadeUnit() {
    ReferencePoints points = ReferencePoints.fromSeed(17, 5, 3);
    double[] row = new double[3];
    for (int j = 0; j < 5; j++) {
      new CounterRandom(17, 1).normalRow(j, row);
      double length = Math.hypot(Math.hypot(row[0], row[1]), row[2]);
      for (int k = 0; k < 3; k++) {
        assertEquals(row[k] / length, points.at(j, k), 1e-15);
      }
    }
  }

  /** More points of one seed begin with the fewer. */
  @Test
  void aRowDoesNotDependOnTheNumberOfRows() {
    double[] few = ReferencePoints.fromSeed(3, 4, 7).rows();
    double[] many = ReferencePoints.fromSeed(3, 9, 7).rows();
    for (int c = 0; c < few.length; c++) {
      assertEquals(few[c], many[c]);
    }
  }

  @Test
  void lengthsOfGivenPointsDoNotMatter() {
    double[] given = {3, 4, 0, -2, 1e300, 1e300, Double.MIN_VALUE, 0};
    ReferencePoints points = ReferencePoints.of(given, 4, 2);
    double half = Math.sqrt(0.5);
    assertArrayEquals(new double[] {0.6, 0.8, 0, -1, half, half, 1, 0}, points.rows(), 1e-15);
    assertEquals(3, given[0]);
  }

  @Test
  void aPointWithoutDirectionIsNamed() {
    assertMessage("reference point 1 must have a direction, but is zero", 1, 0, 0, 0);
    assertMessage(
        "reference point 1 must have a direction, but is not finite", 1, 0, 0, Double.NaN);
    double infinity = Double.NEGATIVE_INFINITY;
    assertMessage("reference point 0 must have a direction, but is not finite", infinity, 0, 0, 1);
  }

  private static void assertMessage(String message, double... points) {
    assertEquals(
        message,
        assertThrows(IllegalArgumentException.class, () -> ReferencePoints.of(points, 2, 2))
            .getMessage());
  }

  @Test
  void sizesAreChecked() {
    assertThrows(IllegalArgumentException.class, () -> ReferencePoints.fromSeed(1, 1, 5));
    assertThrows(IllegalArgumentException.class, () -> ReferencePoints.fromSeed(1, 5, 1));
    assertThrows(IllegalArgumentException.class, () -> ReferencePoints.of(new double[5], 3, 2));
  }

  @Test
  void keysTellPointsAndTemperaturesApart() {
    ReferencePoints points = ReferencePoints.fromSeed(1, 4, 3);
    assertEquals(points, ReferencePoints.of(points.rows(), 4, 3));
    assertEquals(points.key(), ReferencePoints.fromSeed(1, 4, 3).key());
    assertNotEquals(points.key(), ReferencePoints.fromSeed(2, 4, 3).key());
    assertNotEquals(points, ReferencePoints.fromSeed(2, 4, 3));
    assertNotEquals(new SoftBins(points, 0.1).key(), new SoftBins(points, 0.2).key());
    assertThrows(IllegalArgumentException.class, () -> new SoftBins(points, 0));
  }
}
