package io.remblai.spark.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class VectorKeyTest {

  private static float[] vector(int length, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] x = new float[length];
    for (int k = 0; k < length; k++) {
      x[k] = (float) random.nextDouble(-1, 1);
    }
    return x;
  }

  private static double[] wide(float[] x) {
    double[] wide = new double[x.length];
    for (int k = 0; k < x.length; k++) {
      wide[k] = x[k];
    }
    return wide;
  }

  @Test
  void equalVectorsHaveEqualKeys() {
    for (int length = 0; length < 40; length++) {
      assertEquals(VectorKey.of(vector(length, 5)), VectorKey.of(vector(length, 5)));
      assertEquals(VectorKey.of(wide(vector(length, 5))), VectorKey.of(wide(vector(length, 5))));
    }
  }

  /** Every coordinate, its place and the length count, also beyond the last four or eight. */
  @Test
  void vectorsThatDifferHaveOtherKeys() {
    Set<Long> floats = new HashSet<>();
    Set<Long> doubles = new HashSet<>();
    int vectors = 0;
    for (int length = 0; length < 40; length++) {
      float[] x = vector(length, 7);
      floats.add(VectorKey.of(x));
      doubles.add(VectorKey.of(wide(x)));
      vectors++;
      for (int k = 0; k < length; k++) {
        float[] nudged = x.clone();
        nudged[k] = Math.nextUp(x[k]);
        floats.add(VectorKey.of(nudged));
        doubles.add(VectorKey.of(wide(nudged)));
        vectors++;
      }
      for (int k = 1; k < length; k++) {
        float[] swapped = x.clone();
        swapped[k] = x[0];
        swapped[0] = x[k];
        floats.add(VectorKey.of(swapped));
        doubles.add(VectorKey.of(wide(swapped)));
        vectors++;
      }
    }
    assertEquals(vectors, floats.size());
    assertEquals(vectors, doubles.size());
  }

  /** Of small whole numbers too, which have few bits, a share of keys falls where it should. */
  @Test
  void keysAreSpread() {
    int low = 0;
    int rows = 20_000;
    for (int i = 0; i < rows; i++) {
      float[] x = new float[9];
      x[i % 9] = i;
      low += VectorKey.of(x) >>> 1 < Long.MAX_VALUE / 10 ? 1 : 0;
    }
    assertTrue(Math.abs(low - rows / 10) < 4 * Math.sqrt(rows * 0.09), "low " + low);
  }
}
