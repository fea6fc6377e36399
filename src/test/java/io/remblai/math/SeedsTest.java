package io.remblai.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SeedsTest {

  @Test
  void mixHasAnInverse() {
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < 10_000; i++) {
      long z = i < 100 ? i - 50 : random.nextLong();
      assertEquals(z, unmix(Seeds.mix(z)), "seed 4");
    }
  }

  /** The steps of {@link Seeds#mix} undone, from last to first. */
  private static long unmix(long z) {
    long m = unshift(z, 31) * inverse(0x94D049BB133111EBL);
    m = unshift(m, 27) * inverse(0xBF58476D1CE4E5B9L);
    return unshift(m, 30);
  }

  private static long unshift(long z, int bits) {
    long x = z;
    for (int known = bits; known < Long.SIZE; known += bits) {
      x = z ^ (x >>> bits);
    }
    return x;
  }

  /** By Newton's iteration modulo 2^64. */
  private static long inverse(long odd) {
    long x = odd;
    for (int i = 0; i < 6; i++) {
      x *= 2 - odd * x;
    }
    return x;
  }

  @Test
  void streamsOfOneSeedAndSeedsOfOneStreamDiffer() {
    Set<Long> keys = new HashSet<>();
    int n = 20_000;
    for (long i = -n; i < n; i++) {
      keys.add(Seeds.key(3, i));
    }
    assertEquals(2 * n, keys.size());
    keys.clear();
    for (long i = -n; i < n; i++) {
      keys.add(Seeds.key(i, 3));
    }
    assertEquals(2 * n, keys.size());
  }

  @Test
  void nestedKeysDependOnTheOrderOfTheirParts() {
    assertNotEquals(Seeds.key(1, 2, 3), Seeds.key(1, 3, 2));
    assertNotEquals(Seeds.key(1, 2, 3), Seeds.key(2, 1, 3));
    assertEquals(Seeds.key(Seeds.key(1, 2), 3), Seeds.key(1, 2, 3));
  }

  @Test
  void everyBitOfAKeyTurnsWithEveryBitOfTheStream() {
    int trials = 2000;
    for (int bit = 0; bit < Long.SIZE; bit++) {
      int[] turned = new int[Long.SIZE];
      for (int i = 0; i < trials; i++) {
        long changed = Seeds.key(9, i) ^ Seeds.key(9, i ^ (1L << bit));
        for (int k = 0; k < Long.SIZE; k++) {
          turned[k] += (int) (changed >>> k & 1);
        }
      }
      for (int k = 0; k < Long.SIZE; k++) {
        // Half of them, within seven deviations; over the whole table that is never exceeded.
        assertEquals(0.5, (double) turned[k] / trials, 7 * 0.5 / Math.sqrt(trials / 2.0));
      }
    }
  }

  @Test
  void textsHaveDifferentKeys() {
    Set<Long> keys = new HashSet<>();
    int texts = 0;
    for (int i = 0; i < 20_000; i++) {
      keys.add(Seeds.key(1, "c_" + i));
      texts++;
    }
    // Length, padding, order of words and bytes beyond ASCII all count.
    String[] close = {
      "",
      "\0",
      "\0\0",
      "a",
      "a\0",
      "ab",
      "ba",
      "12345678",
      "1234567",
      "12345678\0",
      "1234567887654321",
      "8765432112345678",
      "é",
      "e\u0301",
      "\uD83D\uDE00",
      "A"
    };
    for (String text : close) {
      keys.add(Seeds.key(1, text));
      texts++;
    }
    assertEquals(texts, keys.size());
    assertNotEquals(Seeds.key(1, "a"), Seeds.key(2, "a"));
    assertTrue(Seeds.key(1, "a") == Seeds.key(1, new String("a")));
  }
}
