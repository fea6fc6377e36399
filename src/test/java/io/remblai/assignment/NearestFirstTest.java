package io.remblai.assignment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NearestFirstTest {

  @Test
  void takesWhatALookAtEveryKeyWouldTake() {
    NearestFirst heap = new NearestFirst();
    for (int seed = 0; seed < 300; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int n = 1 + random.nextInt(40);
      float[] keys = new float[n];
      Arrays.fill(keys, Float.POSITIVE_INFINITY);
      heap.open(n);
      for (int step = 0; step < 200; step++) {
        if (random.nextInt(3) > 0) {
          int number = random.nextInt(n);
          float key = random.nextInt(-20, 20);
          if (key < keys[number]) {
            keys[number] = key;
            heap.put(number, key);
          }
        }
        int first = first(keys);
        assertEquals(keys[first], heap.leastKey(), "seed " + seed);
        if (keys[first] < Float.POSITIVE_INFINITY && random.nextInt(3) == 0) {
          assertEquals(first, heap.take(), "seed " + seed);
          keys[first] = Float.POSITIVE_INFINITY;
        }
      }
    }
  }

  private static int first(float[] keys) {
    int first = 0;
    for (int k = 1; k < keys.length; k++) {
      if (keys[k] < keys[first]) {
        first = k;
      }
    }
    return first;
  }
}
