package io.remblai.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrderStatisticsTest {

  /** Inputs that defeat one selection algorithm or another. */
  enum Pattern {
    RANDOM,
    TWO_VALUES,
    FEW_VALUES,
    ALL_EQUAL,
    SORTED,
    REVERSED,
    ORGAN_PIPE,
    SAWTOOTH,
    SORTED_WITH_INFINITIES;

    double[] of(int n, long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      double[] values = new double[n];
      for (int i = 0; i < n; i++) {
        values[i] =
            switch (this) {
              case RANDOM -> random.nextDouble(-1, 1);
              case TWO_VALUES -> random.nextInt(2);
              case FEW_VALUES -> random.nextInt(5) - 2;
              case ALL_EQUAL -> -3.5;
              case SORTED, SORTED_WITH_INFINITIES -> i;
              case REVERSED -> -i;
              case ORGAN_PIPE -> Math.min(i, n - 1 - i);
              case SAWTOOTH -> i % 17;
            };
      }
      if (this == SORTED_WITH_INFINITIES) {
        values[0] = Double.NEGATIVE_INFINITY;
        values[n - 1] = Double.POSITIVE_INFINITY;
      }
      return values;
    }
  }

  @ParameterizedTest
  @EnumSource(Pattern.class)
  void greatestIsWhatSortingFinds(Pattern pattern) {
    for (int n : new int[] {1, 2, 3, 8, 9, 10, 31, 100, 257, 1000}) {
      double[] values = pattern.of(n, n);
      double[] sorted = values.clone();
      Arrays.sort(sorted);
      for (int rank = 1; rank <= n; rank += 1 + n / 40) {
        double[] work = Arrays.copyOf(values, n + 3);
        Arrays.fill(work, n, n + 3, Double.MAX_VALUE);
        String what = "%s, n = seed = %d, rank %d".formatted(pattern, n, rank);
        assertEquals(sorted[n - rank], OrderStatistics.greatest(work, n, rank), what);
        assertEquals(Double.MAX_VALUE, work[n], what + " reaches past the end");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Pattern.class)
  void exactlyTheGreatestAreMarkedAndOfEqualsTheEarlier(Pattern pattern) {
    for (int n : new int[] {1, 2, 9, 64, 501}) {
      double[] values = pattern.of(n, n);
      double[] before = values.clone();
      for (int count = 0; count <= n; count += 1 + n / 50) {
        assertMarksAsSorting(values, n, count, pattern + ", n = seed = " + n);
      }
      assertMarksAsSorting(values, n, n, pattern + ", n = seed = " + n);
      assertArrayEquals(before, values);
    }
  }

  private static void assertMarksAsSorting(double[] values, int n, int count, String what) {
    boolean[] expected = new boolean[n];
    IntStream.range(0, n)
        .boxed()
        .sorted((a, b) -> Double.compare(values[b], values[a])) // stable
        .limit(count)
        .forEach(i -> expected[i] = true);
    boolean[] top = new boolean[n + 2];
    Arrays.fill(top, true);
    OrderStatistics.markGreatest(values, n, count, new double[n], top);
    assertArrayEquals(expected, Arrays.copyOf(top, n), what + ", count " + count);
    assertEquals(true, top[n] && top[n + 1], what + " writes past the end");
  }

  @Test
  void largeInputsOfEqualsOrInOrderAreSelectedToo() {
    int n = 300_000;
    for (Pattern pattern : Pattern.values()) {
      double[] values = pattern.of(n, 5);
      boolean[] top = new boolean[n];
      OrderStatistics.markGreatest(values, n, n / 3, new double[n], top);
      double leastInside = Double.POSITIVE_INFINITY;
      double greatestOutside = Double.NEGATIVE_INFINITY;
      int marked = 0;
      for (int i = 0; i < n; i++) {
        if (top[i]) {
          marked++;
          leastInside = Math.min(leastInside, values[i]);
        } else {
          greatestOutside = Math.max(greatestOutside, values[i]);
        }
      }
      assertEquals(n / 3, marked, pattern.name());
      assertEquals(true, leastInside >= greatestOutside, pattern.name());
    }
  }

  @Test
  void nothingIsMarkedOfNothing() {
    OrderStatistics.markGreatest(new double[0], 0, 0, new double[0], new boolean[0]);
    boolean[] top = {true, true};
    OrderStatistics.markGreatest(new double[] {1, 2}, 2, 0, new double[2], top);
    assertArrayEquals(new boolean[2], top);
  }
}
