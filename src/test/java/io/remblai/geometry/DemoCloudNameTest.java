package io.remblai.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.geometry.DemoCloudName.Family;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoCloudNameTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "moon-scurve",
        "checkerboard",
        "mafmoon-rings",
        "gauss-d16",
        "gauss-d1",
        "same-gauss-d32",
        "mixture-d64"
      })
  void aNameIsWrittenAsItWasRead(String name) {
    assertEquals(name, DemoCloudName.find(name).orElseThrow().toString());
  }

  @Test
  void theDimensionIsRead() {
    DemoCloudName same = new DemoCloudName(Family.SAME_GAUSS, 7);
    assertEquals(Optional.of(same), DemoCloudName.find("same-gauss-d7"));
    assertEquals(2, DemoCloudName.find("checkerboard").orElseThrow().dim());
  }

  @ParameterizedTest
  @ValueSource(strings = {"gauss", "gauss-dD", "gauss-d-1", "rings", "checkerboard-d2", ""})
  void otherTextsAreNoNames(String text) {
    assertEquals(Optional.empty(), DemoCloudName.find(text));
  }

  @Test
  void dimensionsOutOfRangeAreRefused() {
    assertEquals("cloud gauss-dD: D must be in [1, 2048], not 0", messageOf("gauss-d0"));
    assertEquals("cloud mixture-dD: D must be in [1, 2048], not 4096", messageOf("mixture-d4096"));
  }

  @Test
  void alternativesKeepTheDimension() {
    assertTrue(DemoCloudName.alternatives("gaus-d32").contains("gauss-d32"));
    assertTrue(DemoCloudName.alternatives("gaus").contains("gauss-d16"));
    assertTrue(DemoCloudName.alternatives("chess-d3").contains("checkerboard"));
  }

  private static String messageOf(String name) {
    return assertThrows(IllegalArgumentException.class, () -> DemoCloudName.find(name))
        .getMessage();
  }
}
