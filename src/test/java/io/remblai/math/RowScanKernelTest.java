package io.remblai.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RowScanKernelTest {

  private static final float INFINITY = Float.POSITIVE_INFINITY;

  private final PlainRowScanKernel plain = new PlainRowScanKernel();
  private final VectorRowScanKernel vector = new VectorRowScanKernel();
  private final RowScanKernel.Found expected = new RowScanKernel.Found();
  private final RowScanKernel.Found actual = new RowScanKernel.Found();

  /** What the numbers of a case look like. */
  enum Numbers {
    UNIFORM,
    TIES,
    ALL_EQUAL,
    NEGATIVE_ZEROS,
    WIDE;

    float draw(SplittableRandom random) {
      return switch (this) {
        case UNIFORM -> (float) random.nextDouble();
        case TIES -> random.nextInt(4);
        case ALL_EQUAL -> 2.5f;
        case NEGATIVE_ZEROS -> random.nextBoolean() ? 0f : -0f;
        case WIDE -> (float) Math.pow(10, random.nextDouble(-38, 38));
      };
    }
  }

  private static IntStream widths() {
    return IntStream.concat(
        IntStream.rangeClosed(1, 70), IntStream.of(127, 128, 129, 255, 256, 257, 1000, 1023));
  }

  @ParameterizedTest
  @EnumSource(Numbers.class)
  void leastTwoTwinsAgree(Numbers numbers) {
    widths()
        .forEach(
            m -> {
              for (int seed = 0; seed < 8; seed++) {
                Case c = new Case(numbers, m, seed);
                plain.leastTwo(c.cost, c.from, c.v, m, expected);
                vector.leastTwo(c.cost, c.from, c.v, m, actual);
                assertFoundAgree(c);
                assertSame(c, expected.second, actual.second, "second");
              }
            });
  }

  @ParameterizedTest
  @EnumSource(Numbers.class)
  void relaxTwinsAgreeOverSeveralRows(Numbers numbers) {
    widths()
        .forEach(
            m -> {
              for (int seed = 0; seed < 8; seed++) {
                Case c = new Case(numbers, m, seed);
                float[] distance = c.distance.clone();
                int[] parent = c.parent.clone();
                for (int row = 0; row < 3; row++) {
                  int at = c.from + row;
                  plain.relax(c.cost, at, c.v, m, c.base, row, c.distance, c.parent, expected);
                  vector.relax(c.cost, at, c.v, m, c.base, row, distance, parent, actual);
                  assertFoundAgree(c);
                  assertAllSame(c, c.distance, distance, "distance");
                  assertArrayEquals(c.parent, parent, c::toString);
                }
              }
            });
  }

  @ParameterizedTest
  @EnumSource(Numbers.class)
  void lowerTwinsAgree(Numbers numbers) {
    widths()
        .forEach(
            m -> {
              for (int seed = 0; seed < 8; seed++) {
                Case c = new Case(numbers, m, seed);
                float[] least = c.distance.clone();
                plain.lower(c.cost, c.from, c.base, m, c.distance);
                vector.lower(c.cost, c.from, c.base, m, least);
                assertAllSame(c, c.distance, least, "least");
              }
            });
  }

  @ParameterizedTest
  @EnumSource(Numbers.class)
  void twinsOfListsAgree(Numbers numbers) {
    widths()
        .forEach(
            m -> {
              for (int seed = 0; seed < 8; seed++) {
                Case c = new Case(numbers, m, seed);
                float[] reduced = new float[m];
                float[] least = new float[RowScanKernel.CLASSES];
                float[] otherReduced = new float[m];
                float[] otherLeast = new float[RowScanKernel.CLASSES];
                plain.reduce(c.cost, c.from, c.v, m, reduced, least);
                vector.reduce(c.cost, c.from, c.v, m, otherReduced, otherLeast);
                assertAllSame(c, reduced, otherReduced, "reduced");
                assertAllSame(c, least, otherLeast, "least");
                float limit = plain.limit(least, 20, 28);
                assertSame(c, limit, vector.limit(least, 20, 28), "limit");
                int[] columns = new int[m];
                int[] others = new int[m];
                int count = plain.atMost(reduced, m, limit, columns);
                assertEquals(count, vector.atMost(reduced, m, limit, others), c::toString);
                assertArrayEquals(columns, others, c::toString);
              }
            });
  }

  @ParameterizedTest
  @EnumSource(Numbers.class)
  void leastTwoOfSomeColumnsTwinsAgree(Numbers numbers) {
    widths()
        .forEach(
            m -> {
              for (int seed = 0; seed < 8; seed++) {
                Case c = new Case(numbers, m, seed);
                int[] columns = new SplittableRandom(seed).ints(c.cost.length, 0, m).toArray();
                int to = c.from + m;
                plain.leastTwoOf(c.cost, columns, c.from, to, c.v, expected);
                vector.leastTwoOf(c.cost, columns, c.from, to, c.v, actual);
                assertFoundAgree(c);
                assertSame(c, expected.second, actual.second, "second");
              }
            });
  }

  @Test
  void aLimitHasAsManyClassesBelowItAsAsked() {
    for (int seed = 0; seed < 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      float[] values = new float[RowScanKernel.CLASSES];
      for (int c = 0; c < values.length; c++) {
        values[c] = (float) Math.pow(10, random.nextDouble(-3, 3));
      }
      float limit = Kernels.rowScan().limit(values, 20, 28);
      int below = Kernels.rowScan().atMost(values, values.length, limit, new int[values.length]);
      assertTrue(below >= 20 && below <= 28, "seed %d: %d".formatted(seed, below));
    }
  }

  @Test
  void leastTwoIsWhatSortingFinds() {
    for (int seed = 0; seed < 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int m = 2 + random.nextInt(60);
      float[] cost = new float[m];
      float[] v = new float[m];
      float[] reduced = new float[m];
      for (int j = 0; j < m; j++) {
        cost[j] = random.nextInt(10);
        v[j] = random.nextInt(3);
        reduced[j] = cost[j] - v[j];
      }
      float[] sorted = reduced.clone();
      Arrays.sort(sorted);
      int first = 0;
      while (reduced[first] != sorted[0]) {
        first++;
      }
      Kernels.rowScan().leastTwo(cost, 0, v, m, actual);
      String what = "seed " + seed;
      assertEquals(first, actual.column, what);
      assertEquals(sorted[0], actual.least, what);
      assertEquals(sorted[1], actual.second, what);
    }
  }

  @Test
  void columnsTakenOutAreNeverFound() {
    for (int m = 1; m <= 40; m++) {
      float[] v = new float[m];
      Arrays.fill(v, Float.NEGATIVE_INFINITY);
      Kernels.rowScan().leastTwo(new float[m], 0, v, m, actual);
      assertEquals(-1, actual.column);
      assertEquals(INFINITY, actual.least);
      assertEquals(INFINITY, actual.second);

      float[] distance = new float[m];
      Arrays.fill(distance, INFINITY);
      int[] parent = new int[m];
      Arrays.fill(parent, -5);
      int open = m - 1;
      v[open] = 1;
      Kernels.rowScan().relax(new float[m], 0, v, m, 3, 9, distance, parent, actual);
      assertEquals(open, actual.column);
      assertEquals(2f, actual.least);
      assertEquals(9, parent[open]);
      assertEquals(open, Arrays.stream(parent).filter(p -> p == -5).count());
    }
  }

  private void assertFoundAgree(Case c) {
    assertEquals(expected.column, actual.column, c::toString);
    assertSame(c, expected.least, actual.least, "least");
  }

  private static void assertAllSame(Case c, float[] expected, float[] actual, String what) {
    for (int j = 0; j < expected.length; j++) {
      assertSame(c, expected[j], actual[j], what + " " + j);
    }
  }

  /** Bit for bit; but which of 0.0 and -0.0 is the lesser is left open. */
  private static void assertSame(Case c, float expected, float actual, String what) {
    boolean same =
        Float.floatToRawIntBits(expected) == Float.floatToRawIntBits(actual)
            || (c.numbers == Numbers.NEGATIVE_ZEROS && expected == actual);
    assertEquals(true, same, () -> "%s, %s: %s and %s".formatted(c, what, expected, actual));
  }

  /** Random arguments; about a fifth of the columns are taken out. */
  private static final class Case {
    final Numbers numbers;
    final int m;
    final int seed;
    final int from;
    final float base;
    final float[] cost;
    final float[] v;
    final float[] distance;
    final int[] parent;

    Case(Numbers numbers, int m, int seed) {
      this.numbers = numbers;
      this.m = m;
      this.seed = seed;
      SplittableRandom random = new SplittableRandom(31L * m + seed);
      from = random.nextInt(20);
      base = numbers.draw(random);
      cost = new float[from + m + 3];
      v = new float[m];
      distance = new float[m];
      parent = new int[m];
      for (int j = 0; j < cost.length; j++) {
        cost[j] = numbers.draw(random);
      }
      for (int j = 0; j < m; j++) {
        boolean out = random.nextInt(5) == 0;
        v[j] = out ? Float.NEGATIVE_INFINITY : numbers.draw(random);
        distance[j] = out || random.nextBoolean() ? INFINITY : numbers.draw(random);
        parent[j] = random.nextInt(100);
      }
    }

    @Override
    public String toString() {
      return "%s, m %d, seed %d".formatted(numbers, m, seed);
    }
  }
}
