package io.remblai.info.soft.chance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class SizeDrawTest {

  private static final int ROWS = 100_000;

  /** Three labels of one row, two of 10, one of 77: 100 rows, 6 labels. */
  private static SizeDraw draw() {
    return new SizeDraw(new long[] {1, 10, 77}, new long[] {3, 2, 1});
  }

  @Test
  void countsLabelsAndRows() {
    assertEquals(6, draw().labels());
    assertEquals(100, draw().rows());
  }

  @Test
  void labelsComeAsOftenAsTheirSizes() {
    SizeDraw draw = draw();
    int[] counts = new int[6];
    for (int key = 0; key < ROWS; key++) {
      counts[(int) draw.label(5, key, 0)]++;
    }
    int[] sizes = {1, 1, 1, 10, 10, 77};
    for (int label = 0; label < sizes.length; label++) {
      double expected = sizes[label] * ROWS / 100.0;
      double deviation = Math.sqrt(expected * (1 - sizes[label] / 100.0));
      assertTrue(Math.abs(counts[label] - expected) < 5 * deviation, label + " " + counts[label]);
    }
  }

  @Test
  void aDrawDependsOnSeedShuffleAndKeyAlone() {
    SizeDraw many = new SizeDraw(new long[] {1}, new long[] {1L << 40});
    assertEquals(many.label(1, 2, 3), many.label(1, 2, 3));
    assertNotEquals(many.label(1, 2, 3), many.label(2, 2, 3));
    assertNotEquals(many.label(1, 2, 3), many.label(1, 3, 3));
    assertNotEquals(many.label(1, 2, 3), many.label(1, 2, 4));
  }

  @Test
  void sizesThatAreNoneAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new SizeDraw(new long[0], new long[0]));
    assertThrows(
        IllegalArgumentException.class, () -> new SizeDraw(new long[] {2, 1}, new long[] {1, 1}));
    assertThrows(
        IllegalArgumentException.class, () -> new SizeDraw(new long[] {0}, new long[] {1}));
    assertThrows(
        IllegalArgumentException.class, () -> new SizeDraw(new long[] {1}, new long[] {0}));
  }
}
