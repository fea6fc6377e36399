package io.remblai.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PointCloudTest {

  @Test
  void aCloudHoldsItsPoints() {
    PointCloud cloud = new PointCloud(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);
    assertEquals(2, cloud.size());
    assertEquals(3, cloud.dim());
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 0", "1, 0, 0", "-1, 2, 0", "2, 3, 5", "65536, 65536, 0"})
  void shapesThatDoNotFitAreRefused(int size, int dim, int length) {
    assertThrows(
        IllegalArgumentException.class, () -> new PointCloud(new float[length], size, dim));
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void whatIsNotFiniteIsRefusedWithItsPlace(float bad) {
    float[] coordinates = {1, 2, 3, 4, bad, 6};
    Exception refusal =
        assertThrows(IllegalArgumentException.class, () -> new PointCloud(coordinates, 2, 3));
    assertTrue(refusal.getMessage().contains("coordinate 1 of point 1"), refusal.getMessage());
    assertTrue(refusal.getMessage().contains(Float.toString(bad)), refusal.getMessage());
  }
}
