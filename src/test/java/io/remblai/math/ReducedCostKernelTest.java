package io.remblai.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReducedCostKernelTest {

  private static final double UNIT = 0x1p-24;

  private final ReducedCostKernel plain = new PlainReducedCostKernel();
  private final ReducedCostKernel vector = new VectorReducedCostKernel();

  @Test
  void testsRunWithTheVectorKernel() {
    assertTrue(Kernels.reducedCosts() instanceof VectorReducedCostKernel);
  }

  @Test
  void twinsAgreeBitForBitOnEveryWidth() {
    for (int m = 0; m <= 70; m++) {
      SplittableRandom random = new SplittableRandom(m);
      assertTwinsAgree(random, random.nextInt(20), m, random.nextInt(130), "seed and m " + m);
    }
  }

  @Test
  void twinsAgreeBitForBitOnEveryDimensionAndHeight() {
    for (int d = 1; d <= 130; d++) {
      SplittableRandom random = new SplittableRandom(1000 + d);
      assertTwinsAgree(random, 1 + d % 70, 1 + random.nextInt(100), d, "d " + d);
    }
  }

  @Test
  void twinsAgreeBitForBitOnManySmallBlocks() {
    for (int seed = 0; seed < 2000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int n = 1 + random.nextInt(9);
      assertTwinsAgree(random, n, 1 + random.nextInt(80), 1 + random.nextInt(5), "seed " + seed);
    }
  }

  /**
   * Chunks of y: 65536 floats of whole panels, so 4096 columns of 17 and 40 of 4096 are several.
   */
  @ParameterizedTest
  @CsvSource({"130, 257, 7", "9, 4097, 17", "13, 70, 4096", "6, 40, 1500", "4096, 33, 2"})
  void twinsAgreeBitForBitOnLargerBlocks(int n, int m, int d) {
    for (int seed = 0; seed < 5; seed++) {
      assertTwinsAgree(new SplittableRandom(seed), n, m, d, "seed " + seed);
    }
  }

  private void assertTwinsAgree(SplittableRandom random, int n, int m, int d, String what) {
    int xOffset = random.nextInt(9);
    int yOffset = random.nextInt(9);
    int hOffset = random.nextInt(9);
    float[] x = TwinInputs.numbers(random, xOffset + n * d);
    float[] y = TwinInputs.numbers(random, yOffset + m * d);
    float[] h = TwinInputs.numbers(random, hOffset + m + 1);
    if (random.nextBoolean()) {
      Arrays.fill(h, hOffset, hOffset + m / 2, Float.POSITIVE_INFINITY);
    }
    float[] start = new float[n + 2];
    if (random.nextBoolean()) {
      Arrays.fill(start, Float.POSITIVE_INFINITY);
    } else {
      start = TwinInputs.numbers(random, n + 2);
    }
    float[][] inputs = {x.clone(), y.clone(), h.clone()};
    int first = random.nextInt(1000);

    float[] least = start.clone();
    int[] column = new int[n + 2];
    Arrays.fill(column, -9);
    float[] leastTwin = start.clone();
    int[] columnTwin = column.clone();
    plain.least(x, xOffset, n, y, yOffset, m, d, h, hOffset, least, column, first);
    vector.least(x, xOffset, n, y, yOffset, m, d, h, hOffset, leastTwin, columnTwin, first);
    String sizes = "%s, n %d, m %d, d %d".formatted(what, n, m, d);
    TwinInputs.assertSameBits(least, leastTwin, "least, " + sizes);
    assertArrayEquals(column, columnTwin, "column, " + sizes);

    least = start.clone();
    leastTwin = start.clone();
    plain.leastDistance(x, xOffset, n, y, yOffset, m, d, h, hOffset, least, column, first);
    vector.leastDistance(x, xOffset, n, y, yOffset, m, d, h, hOffset, leastTwin, columnTwin, first);
    TwinInputs.assertSameBits(least, leastTwin, "least distance, " + sizes);
    assertArrayEquals(column, columnTwin, "column by distance, " + sizes);

    float[] out = new float[n * m + 3];
    Arrays.fill(out, -7);
    float[] outTwin = out.clone();
    plain.scores(x, xOffset, n, y, yOffset, m, d, h, hOffset, out);
    vector.scores(x, xOffset, n, y, yOffset, m, d, h, hOffset, outTwin);
    TwinInputs.assertSameBits(out, outTwin, "scores, " + sizes);
    assertEquals(-7, outTwin[n * m]);

    TwinInputs.assertSameBits(inputs[0], x, "x is not modified");
    TwinInputs.assertSameBits(inputs[1], y, "y is not modified");
    TwinInputs.assertSameBits(inputs[2], h, "h is not modified");
  }

  /** 0 - 2 * 3 = -6, 1 - 2 * 4 = -7, and once more from y. */
  @Test
  void theLeastIsThatOfTheScoresAndTiesGoToTheFirstColumn() {
    float[] x = {1, 0, 0, 1};
    float[] y = {3, 0, 4, 0, 4, 0, 0, -2};
    float[] h = {0, 1, 1, 5};
    float[] out = new float[8];
    float[] least = {Float.POSITIVE_INFINITY, 0};
    int[] column = {-1, -1};
    for (ReducedCostKernel kernel : new ReducedCostKernel[] {plain, vector}) {
      kernel.scores(x, 0, 2, y, 0, 4, 2, h, 0, out);
      assertArrayEquals(new float[] {-6, -7, -7, 5, 0, 1, 1, 9}, out);
      kernel.least(x, 0, 2, y, 0, 4, 2, h, 0, least, column, 10);
      assertArrayEquals(new float[] {-7, 0}, least);
      assertArrayEquals(new int[] {11, -1}, column, "what was there first stays at a tie");
    }
  }

  @Test
  void piecesOfTheColumnsGiveWhatTheWholeGives() {
    SplittableRandom random = new SplittableRandom(5);
    int n = 37;
    int m = 300;
    int d = 3;
    float[] x = new float[n * d];
    float[] y = new float[m * d];
    float[] h = new float[m];
    for (float[] array : new float[][] {x, y, h}) {
      for (int i = 0; i < array.length; i++) {
        array[i] = random.nextInt(-2, 3);
      }
    }
    float[] least = new float[n];
    Arrays.fill(least, Float.POSITIVE_INFINITY);
    int[] column = new int[n];
    float[] pieces = least.clone();
    int[] columnOfPieces = new int[n];
    vector.least(x, 0, n, y, 0, m, d, h, 0, least, column, 0);
    for (int j = 0; j < m; j += 77) {
      int width = Math.min(77, m - j);
      vector.least(x, 0, n, y, j * d, width, d, h, j, pieces, columnOfPieces, j);
    }
    assertArrayEquals(least, pieces);
    assertArrayEquals(column, columnOfPieces);
  }

  /** The bound that the interface states, against exact arithmetic, numbers of all sizes. */
  @Test
  void scoresKeepTheStatedBound() {
    for (int seed = 0; seed < 300; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int d = 1 + random.nextInt(40);
      int m = 7;
      int spread = random.nextInt(1, 60);
      float[] x = wild(random, d, spread);
      float[] y = wild(random, m * d, spread);
      float[] h = wild(random, m, spread);
      float[] out = new float[m];
      vector.scores(x, 0, 1, y, 0, m, d, h, 0, out);
      for (int j = 0; j < m; j++) {
        BigDecimal exact = new BigDecimal(h[j]);
        BigDecimal size = exact.abs();
        for (int k = 0; k < d; k++) {
          BigDecimal product = new BigDecimal(-2 * x[k]).multiply(new BigDecimal(y[j * d + k]));
          exact = exact.add(product);
          size = size.add(product.abs());
        }
        double gamma = d * UNIT / (1 - d * UNIT);
        BigDecimal bound = size.multiply(new BigDecimal(gamma)).add(new BigDecimal(d * 0x1p-149));
        BigDecimal off = new BigDecimal(out[j]).subtract(exact).abs();
        assertTrue(off.compareTo(bound) <= 0, "seed %d, column %d".formatted(seed, j));
      }
    }
  }

  @Test
  void distanceScoresKeepTheStatedBound() {
    MathContext digits = new MathContext(60);
    for (int seed = 0; seed < 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int d = 1 + random.nextInt(20);
      int spread = random.nextInt(1, 60);
      float[] x = wild(random, d, spread);
      float[] y = wild(random, d, spread);
      float[] g = wild(random, 1, spread);
      float[] least = {Float.POSITIVE_INFINITY};
      vector.leastDistance(x, 0, 1, y, 0, 1, d, g, 0, least, new int[1], 0);
      BigDecimal squared = BigDecimal.ZERO;
      for (int k = 0; k < d; k++) {
        BigDecimal difference = new BigDecimal(x[k]).subtract(new BigDecimal(y[k]));
        squared = squared.add(difference.multiply(difference));
      }
      BigDecimal distance = squared.sqrt(digits);
      double gamma = (d + 4) * UNIT / (1 - (d + 4) * UNIT);
      BigDecimal bound =
          distance
              .add(new BigDecimal(Math.abs(g[0])))
              .multiply(new BigDecimal(gamma))
              .add(new BigDecimal(Math.sqrt(d) * 0x1p-74));
      BigDecimal off =
          new BigDecimal(least[0]).subtract(distance.subtract(new BigDecimal(g[0]))).abs();
      assertTrue(off.compareTo(bound) <= 0, "seed " + seed);
    }
  }

  /** Numbers from 2^-spread to 2^spread, so that squares and products may underflow. */
  private static float[] wild(SplittableRandom random, int length, int spread) {
    float[] numbers = new float[length];
    for (int i = 0; i < length; i++) {
      int exponent = random.nextInt(-spread, spread + 1);
      numbers[i] = Math.scalb((float) random.nextDouble(-1, 1), exponent);
    }
    return numbers;
  }

  @Test
  void whatOverflowsDoesNotLookFinite() {
    float big = 0x1p100f;
    float[] x = {big, big};
    float[] y = {big, -big, -big, -big, big, big};
    float[] h = {0, 0, 0};
    for (ReducedCostKernel kernel : new ReducedCostKernel[] {plain, vector}) {
      float[] out = new float[3];
      kernel.scores(x, 0, 1, y, 0, 3, 2, h, 0, out);
      for (float score : out) {
        assertTrue(Float.isNaN(score) || Float.isInfinite(score), () -> "score " + score);
      }
    }
  }

  @Test
  void nanSticksWhereverItStands() {
    int m = 50;
    for (int j = 0; j < m; j++) {
      float[] h = new float[m];
      h[j] = Float.NaN;
      float[] least = {5, 5, 5, 5, 5};
      int[] column = new int[5];
      vector.least(new float[5], 0, 5, new float[m], 0, m, 1, h, 0, least, column, 0);
      for (int i = 0; i < 5; i++) {
        assertTrue(Float.isNaN(least[i]));
        assertEquals(j, column[i]);
      }
    }
  }

  @Test
  void shortArraysAndNegativeSizesAreRefused() {
    float[] six = new float[6];
    float[] two = new float[2];
    int[] columns = new int[2];
    for (ReducedCostKernel kernel : new ReducedCostKernel[] {plain, vector}) {
      assertThrows(
          IllegalArgumentException.class,
          () -> kernel.least(six, 1, 2, six, 0, 2, 3, two, 0, two, columns, 0));
      assertThrows(
          IllegalArgumentException.class,
          () -> kernel.least(six, 0, 2, six, 0, 2, 3, two, 1, two, columns, 0));
      assertThrows(
          IllegalArgumentException.class,
          () -> kernel.leastDistance(six, 0, -1, six, 0, 2, 3, two, 0, two, columns, 0));
      IllegalArgumentException refused =
          assertThrows(
              IllegalArgumentException.class,
              () -> kernel.scores(six, 0, 2, six, 0, 2, 3, two, 0, two));
      assertEquals("out has length 2, too short for a block [2, 2] from 0", refused.getMessage());
    }
  }
}
