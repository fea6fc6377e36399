package io.remblai.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DistanceKernelTest {

  @Test
  void testsRunWithTheVectorKernels() {
    assertTrue(Kernels.vectorised(), "start with --add-modules=jdk.incubator.vector");
    assertTrue(Kernels.distances() instanceof VectorDistanceKernel);
    assertTrue(Kernels.rowScan() instanceof VectorRowScanKernel);
  }

  @Test
  void twinsAgreeBitForBitOnEveryWidth() {
    for (int m = 1; m <= 70; m++) {
      SplittableRandom random = new SplittableRandom(m);
      assertTwinsAgree(random, 1 + random.nextInt(20), m, 1 + random.nextInt(130), m);
    }
  }

  @Test
  void twinsAgreeBitForBitOnEveryDimensionAndHeight() {
    for (int d = 1; d <= 130; d++) {
      SplittableRandom random = new SplittableRandom(1000 + d);
      assertTwinsAgree(random, 1 + d % 70, 1 + random.nextInt(40), d, 1000 + d);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "130, 257, 7",
    "65, 300, 33",
    "257, 129, 2",
    "1, 1000, 1",
    "5, 70, 4096",
    "7, 4099, 17"
  })
  void twinsAgreeBitForBitOnLargerBlocks(int n, int m, int d) {
    assertTwinsAgree(new SplittableRandom(n), n, m, d, n);
  }

  private static void assertTwinsAgree(SplittableRandom random, int n, int m, int d, long seed) {
    int xOffset = random.nextInt(9);
    int yOffset = random.nextInt(9);
    float[] x = TwinInputs.numbers(random, xOffset + n * d);
    float[] y = TwinInputs.numbers(random, yOffset + m * d);
    if (random.nextBoolean()) {
      System.arraycopy(x, xOffset, y, yOffset, d);
    }
    float[] xBefore = x.clone();
    float[] yBefore = y.clone();
    float[] plain = new float[n * m + 5];
    Arrays.fill(plain, -7f);
    float[] vector = plain.clone();
    String what = "seed %d, n %d, m %d, d %d".formatted(seed, n, m, d);
    DistanceKernel plainKernel = new PlainDistanceKernel();
    DistanceKernel vectorKernel = new VectorDistanceKernel();
    plainKernel.squared(x, xOffset, n, y, yOffset, m, d, plain);
    vectorKernel.squared(x, xOffset, n, y, yOffset, m, d, vector);
    TwinInputs.assertSameBits(plain, vector, "squared, " + what);
    plainKernel.euclidean(x, xOffset, n, y, yOffset, m, d, plain);
    vectorKernel.euclidean(x, xOffset, n, y, yOffset, m, d, vector);
    TwinInputs.assertSameBits(plain, vector, "euclidean, " + what);
    plainKernel.halfSquared(x, xOffset, n, y, yOffset, m, d, plain);
    vectorKernel.halfSquared(x, xOffset, n, y, yOffset, m, d, vector);
    TwinInputs.assertSameBits(plain, vector, "half squared, " + what);
    assertEquals(-7f, vector[n * m], what + " writes past the end");
    assertArrayEquals(xBefore, x, what);
    assertArrayEquals(yBefore, y, what);
  }

  /**
   * Each difference is rounded once and each of d additions once, all terms positive: the relative
   * error is at most about (d + 2) 2^-24, wherever the clouds lie.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0, 1, 1e3, 1e6, -3e9})
  void agreesWithDoubleHoweverFarFromTheOrigin(double offset) {
    for (int d : new int[] {1, 2, 3, 16, 64, 129}) {
      SplittableRandom random = new SplittableRandom(d);
      int n = 21;
      int m = 37;
      float[] x = far(random, n * d, offset);
      float[] y = far(random, m * d, offset);
      float[] out = new float[n * m];
      Kernels.distances().squared(x, 0, n, y, 0, m, d, out);
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < m; j++) {
          double exact = 0;
          for (int k = 0; k < d; k++) {
            double difference = (double) x[i * d + k] - y[j * d + k];
            exact += difference * difference;
          }
          assertEquals(
              exact,
              out[i * m + j],
              (d + 3) * 0x1p-24 * exact,
              "seed %d, d %d, offset %s, pair %d, %d".formatted(d, d, offset, i, j));
        }
      }
    }
  }

  private static float[] far(SplittableRandom random, int length, double offset) {
    float[] numbers = new float[length];
    for (int i = 0; i < length; i++) {
      numbers[i] = (float) (offset + random.nextDouble(-1, 1) * (1 + Math.abs(offset) * 1e-4));
    }
    return numbers;
  }

  @Test
  void aPointIsAtNoDistanceFromItselfAndDistancesAreSymmetric() {
    SplittableRandom random = new SplittableRandom(8);
    int n = 33;
    int d = 5;
    float[] x = far(random, n * d, 100);
    float[] out = new float[n * n];
    Kernels.distances().squared(x, 0, n, x, 0, n, d, out);
    for (int i = 0; i < n; i++) {
      assertEquals(0f, out[i * n + i]);
      for (int j = 0; j < i; j++) {
        assertEquals(out[i * n + j], out[j * n + i]);
        assertTrue(out[i * n + j] > 0);
      }
    }
  }

  /**
   * The cosine distance of unit vectors: 1 - cos of the angle between (cos a, sin a) and (1, 0).
   */
  @Test
  void halfOfTheSquaredDistanceOfUnitVectorsIsTheCosineDistance() {
    for (double angle : new double[] {0, 1e-3, 0.1, 1, Math.PI / 2, Math.PI}) {
      float[] x = {(float) Math.cos(angle), (float) Math.sin(angle)};
      float[] out = new float[1];
      Kernels.distances().halfSquared(x, 0, 1, new float[] {1, 0}, 0, 1, 2, out);
      double expected = 2 * Math.pow(Math.sin(angle / 2), 2);
      assertEquals(expected, out[0], 3e-7 * expected + 1e-7 * Math.sin(angle), "angle " + angle);
    }
  }

  @Test
  void arraysThatAreTooShortAreRefused() {
    float[] four = new float[4];
    for (DistanceKernel kernel :
        new DistanceKernel[] {new PlainDistanceKernel(), new VectorDistanceKernel()}) {
      assertThrows(
          IllegalArgumentException.class, () -> kernel.squared(four, 1, 2, four, 0, 2, 2, four));
      assertThrows(
          IllegalArgumentException.class, () -> kernel.euclidean(four, 0, 2, four, 0, 3, 2, four));
      assertThrows(
          IllegalArgumentException.class,
          () -> kernel.halfSquared(four, 0, 2, four, 0, 2, 2, new float[3]));
    }
  }
}
