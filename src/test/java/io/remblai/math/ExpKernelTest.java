package io.remblai.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpKernelTest {

  private static final float INFINITY = Float.POSITIVE_INFINITY;

  private final ExpKernel plain = new PlainExpKernel();
  private final ExpKernel vector = new VectorExpKernel();
  private final ExpKernel[] both = {plain, vector};

  @Test
  void testsRunWithTheVectorKernel() {
    assertTrue(Kernels.exp() instanceof VectorExpKernel);
  }

  /** One float in 997 of all there are, NaN and subnormal numbers too. */
  @Test
  void expIsWithinTwoUlpOverAllFloatsAndTheTwinsAgree() {
    int n = 1 << 14;
    float[] x = new float[n];
    float[] out = new float[n];
    float[] twin = new float[n];
    double worst = 0;
    for (long bits = 0; bits < 1L << 32; bits += 997L * n) {
      for (int j = 0; j < n; j++) {
        x[j] = Float.intBitsToFloat((int) (bits + 997L * j));
      }
      vector.exp(x, 0, n, out, 0);
      plain.exp(x, 0, n, twin, 0);
      TwinInputs.assertSameBits(twin, out, "from " + bits);
      for (int j = 0; j < n; j++) {
        worst = Math.max(worst, ulpsOff(x[j], out[j]));
      }
    }
    assertTrue(worst < 1.1, "ulp " + worst);
  }

  private static double ulpsOff(float x, float computed) {
    double exact = Math.exp(x);
    if (Float.isNaN(x)) {
      assertTrue(Float.isNaN(computed));
      return 0;
    }
    if (exact < Float.MIN_NORMAL) {
      assertEquals(0f, computed, "exp of " + x);
      return 0;
    }
    if ((float) exact == INFINITY) {
      assertEquals(INFINITY, computed, "exp of " + x);
      return 0;
    }
    return Math.abs(computed - exact) / Math.ulp((float) exact);
  }

  @Test
  void expAtItsEnds() {
    float lowest = PlainExpKernel.LOWEST;
    float highest = PlainExpKernel.HIGHEST;
    float[] x = {
      0,
      -0f,
      -INFINITY,
      INFINITY,
      Float.NaN,
      lowest,
      Math.nextDown(lowest),
      highest,
      Math.nextUp(highest),
      Float.MAX_VALUE,
      -Float.MAX_VALUE,
      Float.MIN_VALUE,
      1,
      -1
    };
    for (ExpKernel kernel : both) {
      // Shifted, so that each is once in a vector and once in the tail.
      for (int shift = 0; shift < 20; shift++) {
        float[] at = new float[shift + x.length];
        System.arraycopy(x, 0, at, shift, x.length);
        float[] out = new float[at.length];
        kernel.exp(at, 0, at.length, out, 0);
        float[] of = Arrays.copyOfRange(out, shift, out.length);
        assertEquals(1f, of[0]);
        assertEquals(1f, of[1]);
        assertEquals(0f, of[2]);
        assertEquals(INFINITY, of[3]);
        assertTrue(Float.isNaN(of[4]));
        assertEquals(Float.MIN_NORMAL, of[5], 2 * Math.ulp(Float.MIN_NORMAL) * 40);
        assertTrue(of[5] >= Float.MIN_NORMAL);
        assertEquals(0f, of[6]);
        assertEquals(Math.exp(highest), of[7], 2 * Math.ulp(of[7]));
        assertEquals(INFINITY, of[8]);
        assertEquals(INFINITY, of[9]);
        assertEquals(0f, of[10]);
        assertEquals(1f, of[11]);
        assertEquals((float) Math.E, of[12], Math.ulp(of[12]));
        assertEquals((float) (1 / Math.E), of[13], Math.ulp(of[13]));
      }
    }
  }

  @Test
  void twinsAgreeBitForBitOnEveryLength() {
    for (int n = 0; n <= 140; n++) {
      for (int seed = 0; seed < 8; seed++) {
        assertTwinsAgree(new SplittableRandom(1000L * seed + n), n);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {511, 512, 513, 1024, 1537, 4096})
  void twinsAgreeBitForBitOnLongRows(int n) {
    for (int seed = 0; seed < 8; seed++) {
      assertTwinsAgree(new SplittableRandom(seed), n);
    }
  }

  private void assertTwinsAgree(SplittableRandom random, int n) {
    int offset = random.nextInt(9);
    float[] x = TwinInputs.numbers(random, offset + n + 3);
    float[] before = x.clone();
    String what = "n %d, offset %d".formatted(n, offset);
    double[] sums = {plain.logSumExp(x, offset, n)};
    TwinInputs.assertSameBits(sums, new double[] {vector.logSumExp(x, offset, n)}, what);
    float[] out = x.clone();
    float[] twin = x.clone();
    plain.exp(x, offset, n, out, 2);
    vector.exp(x, offset, n, twin, 2);
    TwinInputs.assertSameBits(out, twin, "exp, " + what);
    TwinInputs.assertSameBits(before, x, "x is not modified");
    vector.exp(twin, 0, n, twin, 0);
    plain.exp(out, 0, n, out, 0);
    TwinInputs.assertSameBits(out, twin, "exp in place, " + what);
    out = x.clone();
    twin = x.clone();
    double sum = plain.softmax(out, offset, n);
    double twinSum = vector.softmax(twin, offset, n);
    TwinInputs.assertSameBits(out, twin, "softmax, " + what);
    TwinInputs.assertSameBits(new double[] {sum, sum}, new double[] {sums[0], twinSum}, what);
    out = x.clone();
    twin = x.clone();
    float factor = (float) random.nextDouble(0.01, 20);
    sum = plain.shares(out, offset, n, factor);
    twinSum = vector.shares(twin, offset, n, factor);
    TwinInputs.assertSameBits(out, twin, "shares, " + what);
    TwinInputs.assertSameBits(new double[] {sum}, new double[] {twinSum}, "entropy, " + what);
  }

  @Test
  void sharesAndTheirEntropyAreWhatTheyShouldBe() {
    for (int n : new int[] {1, 2, 15, 16, 17, 100, 128, 129, 1000, 4096}) {
      SplittableRandom random = new SplittableRandom(n);
      for (float factor : new float[] {0.01f, 1, 30}) {
        float[] x = new float[n];
        double max = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < n; j++) {
          x[j] = (float) random.nextDouble(-2, 2);
          max = Math.max(max, factor * x[j]);
        }
        double sum = 0;
        for (int j = 0; j < n; j++) {
          sum += Math.exp((factor * x[j]) - max);
        }
        for (ExpKernel kernel : both) {
          float[] shares = x.clone();
          double entropy = kernel.shares(shares, 0, n, factor);
          double expectedEntropy = 0;
          for (int j = 0; j < n; j++) {
            double expected = Math.exp((factor * x[j]) - max) / sum;
            assertEquals(expected, shares[j], 5e-6 * expected + 0x1p-126);
            expectedEntropy -= expected > 0 ? expected * Math.log(expected) : 0;
          }
          assertEquals(expectedEntropy, entropy, 2e-6 * (1 + expectedEntropy));
        }
      }
    }
  }

  @Test
  void sharesOfRowsWithoutFiniteProducts() {
    for (ExpKernel kernel : both) {
      for (int n : new int[] {1, 5, 40, 300}) {
        float[] row = new float[n];
        Arrays.fill(row, -INFINITY);
        assertEquals(0, kernel.shares(row, 0, n, 2));
        assertArrayEquals(new float[n], row);
        Arrays.fill(row, -INFINITY);
        row[n - 1] = 3;
        assertEquals(0, kernel.shares(row, 0, n, 2));
        assertEquals(1f, row[n - 1]);
        row[n / 2] = 1e38f;
        assertTrue(Double.isNaN(kernel.shares(row, 0, n, 1e5f)));
        assertAllNan(row);
        Arrays.fill(row, 1);
        row[n / 2] = Float.NaN;
        assertTrue(Double.isNaN(kernel.shares(row, 0, n, 1)));
        assertAllNan(row);
      }
      assertEquals(0, kernel.shares(new float[0], 0, 0, 1));
      for (float factor : new float[] {0, -1, Float.NaN, INFINITY}) {
        assertThrows(
            IllegalArgumentException.class, () -> kernel.shares(new float[3], 0, 3, factor));
      }
      assertThrows(IllegalArgumentException.class, () -> kernel.shares(new float[3], 1, 3, 1));
    }
  }

  @Test
  void logSumExpAndSoftmaxAreWhatTheyShouldBe() {
    for (int n : new int[] {1, 2, 15, 16, 17, 100, 1000}) {
      SplittableRandom random = new SplittableRandom(n);
      float[] x = new float[n];
      double sum = 0;
      for (int j = 0; j < n; j++) {
        x[j] = (float) random.nextDouble(-8, 8);
        sum += Math.exp(x[j]);
      }
      for (ExpKernel kernel : both) {
        float[] weights = x.clone();
        assertEquals(Math.log(sum), kernel.logSumExp(x, 0, n), 1e-6);
        assertEquals(Math.log(sum), kernel.softmax(weights, 0, n), 1e-6);
        double total = 0;
        for (int j = 0; j < n; j++) {
          double expected = Math.exp(x[j]) / sum;
          assertEquals(expected, weights[j], 2e-6 * expected);
          total += weights[j];
        }
        assertEquals(1, total, 1e-6);
      }
    }
  }

  @Test
  void rowsWithoutFiniteSums() {
    for (ExpKernel kernel : both) {
      for (int n : new int[] {1, 5, 40}) {
        float[] row = new float[n];
        Arrays.fill(row, Float.NEGATIVE_INFINITY);
        assertEquals(Double.NEGATIVE_INFINITY, kernel.logSumExp(row, 0, n));
        assertEquals(Double.NEGATIVE_INFINITY, kernel.softmax(row, 0, n));
        assertArrayEquals(new float[n], row, "no weights");

        row[n / 2] = INFINITY;
        assertEquals(Double.POSITIVE_INFINITY, kernel.logSumExp(row, 0, n));
        assertEquals(Double.POSITIVE_INFINITY, kernel.softmax(row, 0, n));
        assertAllNan(row);

        Arrays.fill(row, INFINITY);
        row[n - 1] = Float.NaN;
        assertTrue(Double.isNaN(kernel.logSumExp(row, 0, n)));
        assertTrue(Double.isNaN(kernel.softmax(row, 0, n)));
        assertAllNan(row);
      }
      assertEquals(Double.NEGATIVE_INFINITY, kernel.logSumExp(new float[0], 0, 0));
      assertEquals(Double.NEGATIVE_INFINITY, kernel.softmax(new float[0], 0, 0));
    }
  }

  private static void assertAllNan(float[] row) {
    for (float value : row) {
      assertTrue(Float.isNaN(value));
    }
  }

  @Test
  void oneElementIsItsOwnSum() {
    for (ExpKernel kernel : both) {
      for (float value : new float[] {0, 3.25f, -1000, 1e30f, Float.MAX_VALUE, Float.MIN_VALUE}) {
        float[] row = {value};
        assertEquals(value, kernel.logSumExp(row, 0, 1));
        assertEquals(value, kernel.softmax(row, 0, 1));
        assertEquals(1f, row[0]);
      }
    }
  }

  @Test
  void greatNumbersDoNotOverflow() {
    float[] row = {1000, 1000, -INFINITY, 1000, 1000};
    assertEquals(1000 + Math.log(4), vector.logSumExp(row, 0, 5), 1e-12);
    vector.softmax(row, 0, 5);
    assertArrayEquals(new float[] {0.25f, 0.25f, 0, 0.25f, 0.25f}, row);
  }

  @Test
  void badArgumentsAreRefused() {
    float[] x = new float[4];
    for (ExpKernel kernel : both) {
      assertThrows(IllegalArgumentException.class, () -> kernel.exp(x, 1, 4, new float[9], 0));
      assertThrows(IllegalArgumentException.class, () -> kernel.exp(x, 0, 4, new float[4], 1));
      assertThrows(IllegalArgumentException.class, () -> kernel.exp(x, 0, 2, x, 1));
      assertThrows(IllegalArgumentException.class, () -> kernel.logSumExp(x, 0, -1));
      assertThrows(IllegalArgumentException.class, () -> kernel.softmax(x, 2, 3));
    }
  }
}
