package io.remblai.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyOrderTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 7, 100, 4095, 4096, 4097, 20_000})
  void isTheStableUnsignedOrder(int n) {
    for (int distinct : new int[] {1, 2, 50, Integer.MAX_VALUE}) {
      SplittableRandom random = new SplittableRandom(n + distinct);
      long[] keys = new long[n];
      for (int i = 0; i < n; i++) {
        // Few keys differ in their highest digit alone or in their lowest alone.
        long key = distinct == Integer.MAX_VALUE ? random.nextLong() : random.nextInt(distinct);
        keys[i] = distinct == 50 ? key << 58 | key : key;
      }
      assertSorted(keys, "n %d, %d distinct keys".formatted(n, distinct));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {6, 5000})
  void negativeKeysComeLast(int n) {
    long[] edges = {-1, 0, Long.MIN_VALUE, Long.MAX_VALUE, 1, -1};
    long[] keys = new long[n];
    for (int i = 0; i < n; i++) {
      keys[i] = edges[i % edges.length];
    }
    assertSorted(keys, "edges, n " + n);
  }

  private static void assertSorted(long[] keys, String what) {
    long[] before = keys.clone();
    int[] expected =
        IntStream.range(0, keys.length)
            .boxed()
            .sorted((a, b) -> Long.compareUnsigned(before[a], before[b])) // stable
            .mapToInt(Integer::intValue)
            .toArray();
    assertArrayEquals(expected, KeyOrder.ascending(keys), what);
    assertArrayEquals(before, keys, what);
  }
}
