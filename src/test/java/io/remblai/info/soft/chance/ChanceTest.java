package io.remblai.info.soft.chance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.math.Seeds;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChanceTest {

  private static long[] keys(int n, long seed) {
    long[] keys = new long[n];
    Arrays.setAll(keys, i -> Seeds.key(seed, i));
    return keys;
  }

  @Test
  void everyRowGivesOnce() {
    for (int n : new int[] {0, 1, 2, 50, 5000}) {
      int[] partners = new KeyedPermutation(keys(n, n), 3).partners(1);
      int[] sorted = partners.clone();
      Arrays.sort(sorted);
      assertArrayEquals(IntStream.range(0, n).toArray(), sorted);
    }
  }

  @Test
  void theOrderOfRowsDoesNotMatter() {
    int n = 300;
    long[] keys = keys(n, 1);
    long[] labels = new SplittableRandom(1).longs(n, 0, 20).toArray();
    long[] expected = new KeyedPermutation(keys, 3).labels(labels, 2);
    long[] backwards = new KeyedPermutation(reversed(keys), 3).labels(reversed(labels), 2);
    assertArrayEquals(expected, reversed(backwards));
  }

  private static long[] reversed(long[] values) {
    long[] reversed = new long[values.length];
    Arrays.setAll(reversed, i -> values[values.length - 1 - i]);
    return reversed;
  }

  /** Each of 6 orders of three rows, and each partner of a row among many, as often as the next. */
  @Test
  void everyPermutationIsAsLikely() {
    int[] orders = new int[27];
    int seeds = 6000;
    for (int seed = 0; seed < seeds; seed++) {
      int[] p = new KeyedPermutation(keys(3, 8), seed).partners(seed % 3);
      orders[p[0] * 9 + p[1] * 3 + p[2]]++;
    }
    int[] seen = Arrays.stream(orders).filter(count -> count > 0).toArray();
    assertEquals(6, seen.length);
    for (int count : seen) {
      assertEquals(1000, count, 5 * Math.sqrt(1000)); // five standard deviations
    }
  }

  @Test
  void shufflesDiffer() {
    KeyedPermutation permutation = new KeyedPermutation(keys(100, 1), 3);
    assertFalse(Arrays.equals(permutation.partners(0), permutation.partners(1)));
    assertFalse(
        Arrays.equals(permutation.partners(0), new KeyedPermutation(keys(100, 1), 4).partners(0)));
  }

  @Test
  void bucketsAreOfAKeyAlone() {
    int[] sizes = new int[7];
    for (long key : keys(70_000, 2)) {
      sizes[KeyedPermutation.bucket(key, 5, 7)]++;
      assertEquals(KeyedPermutation.bucket(key, 5, 7), KeyedPermutation.bucket(key, 5, 7));
    }
    for (int size : sizes) {
      assertEquals(10_000, size, 500);
    }
  }

  @Test
  void drawsFollowTheFrequencies() {
    LabelDraw draw = new LabelDraw(new long[] {7, -3, 1L << 62}, new long[] {1, 4, 5}, 9);
    int n = 100_000;
    int[] counts = new int[3];
    for (int i = 0; i < n; i++) {
      long label = draw.label(i, 2);
      counts[label == 7 ? 0 : label == -3 ? 1 : 2]++;
      assertTrue(label == 7 || label == -3 || label == 1L << 62);
    }
    // Five standard deviations of the middle one are 5 sqrt(0.25 n) = 790.
    assertEquals(0.1 * n, counts[0], 790);
    assertEquals(0.4 * n, counts[1], 790);
    assertEquals(0.5 * n, counts[2], 790);
  }

  @Test
  void drawsDoNotDependOnTheOrderOfLabels() {
    LabelDraw one = new LabelDraw(new long[] {7, -3, 2}, new long[] {1, 4, 5}, 9);
    LabelDraw other = new LabelDraw(new long[] {2, 7, -3}, new long[] {5, 1, 4}, 9);
    int differing = 0;
    for (int key = 0; key < 1000; key++) {
      assertEquals(one.label(key, 1), other.label(key, 1));
      differing += one.label(key, 1) == one.label(key, 2) ? 0 : 1;
    }
    assertTrue(differing > 400);
  }

  @Test
  void frequenciesAreChecked() {
    assertThrows(IllegalArgumentException.class, () -> new LabelDraw(new long[0], new long[0], 1));
    assertThrows(IllegalArgumentException.class, () -> new LabelDraw(new long[1], new long[2], 1));
    assertThrows(
        IllegalArgumentException.class, () -> new LabelDraw(new long[] {1}, new long[1], 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> new LabelDraw(new long[] {1, 1}, new long[] {1, 1}, 1));
  }
}
