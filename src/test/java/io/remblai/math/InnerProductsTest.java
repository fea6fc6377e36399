package io.remblai.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class InnerProductsTest {

  private static final int PROBLEMS = 300;
  private static final double UNIT = 0x1p-24;

  @Test
  void twinsGiveTheSameBits() {
    for (int seed = 0; seed < PROBLEMS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int n = random.nextInt(30);
      int m = random.nextInt(1, 120);
      int d = random.nextInt(1, seed % 10 == 0 ? 800 : 70);
      int offset = random.nextInt(5);
      float[] x = TwinInputs.numbers(random, offset + n * d);
      float[] y = TwinInputs.numbers(random, m * d);
      assertSame(x, offset, n, y, m, d, "seed " + seed);
    }
  }

  /** More rows than are swept at a time. */
  @Test
  void twinsGiveTheSameBitsForManyRows() {
    SplittableRandom random = new SplittableRandom(1);
    float[] x = TwinInputs.numbers(random, 501 * 40);
    float[] y = TwinInputs.numbers(random, 33 * 40);
    assertSame(x, 0, 501, y, 33, 40, "501 rows");
  }

  private static void assertSame(
      float[] x, int offset, int n, float[] y, int m, int d, String what) {
    InnerProducts plain = new PlainInnerProducts(y, m, d);
    InnerProducts chosen = Kernels.innerProducts(y, m, d);
    int stride = InnerProducts.stride(m);
    float[] expected = new float[n * stride];
    float[] actual = new float[n * stride];
    plain.products(x, offset, n, expected);
    chosen.products(x, offset, n, actual);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < m; j++) {
        assertEquals(expected[i * stride + j], actual[i * stride + j], what);
      }
    }
    double[] expectedLengths = new double[n];
    double[] actualLengths = new double[n];
    plain.squaredLengths(x, offset, n, expectedLengths);
    chosen.squaredLengths(x, offset, n, actualLengths);
    for (int i = 0; i < n; i++) {
      assertEquals(expectedLengths[i], actualLengths[i], what);
    }
  }

  @Test
  void errorsAreWithinTheBound() {
    for (int seed = 0; seed < 40; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int d = random.nextInt(1, 3000);
      float[] x = normal(random, 2 * d);
      float[] y = normal(random, 3 * d);
      float[] out = new float[2 * InnerProducts.stride(3)];
      double[] lengths = new double[2];
      InnerProducts kernel = Kernels.innerProducts(y, 3, d);
      kernel.products(x, 0, 2, out);
      kernel.squaredLengths(x, 0, 2, lengths);
      double roundings =
          Math.min(d, InnerProducts.BLOCK) + Math.ceil(d / (double) InnerProducts.BLOCK);
      double factor = roundings * UNIT / (1 - roundings * UNIT);
      for (int i = 0; i < 2; i++) {
        for (int j = 0; j < 3; j++) {
          double bound = factor * sum(x, i * d, y, j * d, d, true);
          assertEquals(
              sum(x, i * d, y, j * d, d, false), out[i * InnerProducts.stride(3) + j], bound);
        }
        double length = sum(x, i * d, x, i * d, d, false);
        assertEquals(length, lengths[i], 17 * UNIT * length);
      }
    }
  }

  private static double sum(float[] x, int xi, float[] y, int yj, int d, boolean absolute) {
    double sum = 0;
    for (int k = 0; k < d; k++) {
      double term = (double) x[xi + k] * y[yj + k];
      sum += absolute ? Math.abs(term) : term;
    }
    return sum;
  }

  private static float[] normal(SplittableRandom random, int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  @Test
  void pointsAreCopied() {
    float[] y = {1, 2};
    InnerProducts kernel = Kernels.innerProducts(y, 1, 2);
    y[0] = 100;
    float[] out = new float[InnerProducts.stride(1)];
    kernel.products(new float[] {3, 4}, 0, 1, out);
    assertEquals(11, out[0]);
  }

  @Test
  void arraysThatAreTooShortAreRefused() {
    InnerProducts kernel = Kernels.innerProducts(new float[8], 4, 2);
    float[] x = new float[4];
    float[] out = new float[2 * InnerProducts.stride(4)];
    String message =
        assertThrows(IllegalArgumentException.class, () -> kernel.products(x, 1, 2, out))
            .getMessage();
    assertTrue(message.startsWith("x has length 4"), message);
    assertThrows(IllegalArgumentException.class, () -> kernel.products(x, 0, 2, new float[16]));
    assertThrows(
        IllegalArgumentException.class, () -> kernel.squaredLengths(x, 0, 2, new double[1]));
    assertThrows(IllegalArgumentException.class, () -> Kernels.innerProducts(x, 3, 2));
  }
}
