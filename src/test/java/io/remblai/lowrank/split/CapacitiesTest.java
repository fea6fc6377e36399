package io.remblai.lowrank.split;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CapacitiesTest {

  @Test
  void evenPartsDifferByOneAtMost() {
    for (int points = 0; points <= 60; points++) {
      for (int parts = 1; parts <= 70; parts++) {
        int[] sizes = Capacities.even(points, parts);
        assertEquals(points, Arrays.stream(sizes).sum());
        int least = Arrays.stream(sizes).min().getAsInt();
        assertTrue(Arrays.stream(sizes).max().getAsInt() - least <= 1, points + " in " + parts);
      }
    }
    assertArrayEquals(
        new int[] {715_827_882, 715_827_882, 715_827_883}, Capacities.even(Integer.MAX_VALUE, 3));
  }

  @Test
  void aSampleKeepsTheProportions() {
    SplittableRandom random = new SplittableRandom(2);
    for (int trial = 0; trial < 500; trial++) {
      int total = random.nextInt(1, 100_000);
      int parts = random.nextInt(1, 40);
      int[] capacities = CapacityKind.HALF_EMPTY.of(total, parts, trial);
      int sample = random.nextInt(total + 1);
      int[] scaled = Capacities.scaled(capacities, total, sample);
      assertEquals(sample, Arrays.stream(scaled).sum(), "trial " + trial);
      for (int j = 0; j < parts; j++) {
        double exact = (double) capacities[j] * sample / total;
        assertTrue(Math.abs(scaled[j] - exact) < 1, "trial " + trial);
        assertTrue(capacities[j] > 0 || scaled[j] == 0, "trial " + trial);
      }
    }
  }

  @Test
  void whatIsOutOfRangeIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Capacities.even(-1, 2));
    assertThrows(IllegalArgumentException.class, () -> Capacities.even(1, 0));
  }
}
