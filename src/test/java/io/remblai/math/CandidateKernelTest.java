package io.remblai.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CandidateKernelTest {

  private static final float INFINITY = Float.POSITIVE_INFINITY;

  private final CandidateKernel plain = new PlainCandidateKernel();
  private final CandidateKernel vector = new VectorCandidateKernel();
  private final CandidateKernel[] both = {plain, vector};

  @Test
  void testsRunWithTheVectorKernel() {
    assertTrue(Kernels.candidates() instanceof VectorCandidateKernel);
  }

  @Test
  void twinsAgreeBitForBitOnEveryWidth() {
    for (int m = 1; m <= 140; m++) {
      SplittableRandom random = new SplittableRandom(m);
      assertTwinsAgree(random, random.nextInt(20), m, 1 + random.nextInt(20), "seed and m " + m);
    }
  }

  @Test
  void twinsAgreeBitForBitOnEveryDimensionAndHeight() {
    for (int d = 1; d <= 130; d++) {
      SplittableRandom random = new SplittableRandom(1000 + d);
      assertTwinsAgree(random, 1 + d % 19, 1 + random.nextInt(100), d, "d " + d);
    }
  }

  @Test
  void twinsAgreeBitForBitOnManySmallBlocks() {
    for (int seed = 0; seed < 1000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int n = 1 + random.nextInt(9);
      assertTwinsAgree(random, n, 1 + random.nextInt(80), 1 + random.nextInt(5), "seed " + seed);
    }
  }

  @ParameterizedTest
  @CsvSource({"16, 1023, 7", "7, 33, 1031", "5, 65, 2048", "16, 4097, 2"})
  void twinsAgreeBitForBitOnLargerBlocks(int n, int m, int d) {
    for (int seed = 0; seed < 5; seed++) {
      assertTwinsAgree(new SplittableRandom(seed), n, m, d, "seed " + seed);
    }
  }

  private void assertTwinsAgree(SplittableRandom random, int n, int m, int d, String what) {
    String sizes = "%s, n %d, m %d, d %d".formatted(what, n, m, d);
    int width = CandidateKernel.padded(m);
    int slices = width / CandidateKernel.WIDTH;
    int first = random.nextInt(slices);
    int from = first * CandidateKernel.WIDTH;
    int count = (1 + random.nextInt(slices - first)) * CandidateKernel.WIDTH;
    float[] x = TwinInputs.numbers(random, n * d);
    float[] y = TwinInputs.numbers(random, m * d);
    float[] h = TwinInputs.numbers(random, width);
    Arrays.fill(h, m, width, INFINITY);
    if (random.nextBoolean()) {
      Arrays.fill(h, 0, m / 2, INFINITY);
    }
    float[] panels = new float[width * d];
    CandidateKernel.pack(y, m, d, random.nextBoolean() ? 1 : -2, panels);
    float[][] inputs = {x.clone(), panels.clone(), h.clone()};
    float[] out = new float[n * count + 3];
    Arrays.fill(out, -7);
    float[] outTwin = out.clone();

    plain.products(x, n, panels, from, count, d, h, out);
    vector.products(x, n, panels, from, count, d, h, outTwin);
    TwinInputs.assertSameBits(out, outTwin, "products, " + sizes);
    assertSearchesAgree(random, out, n, count, "products, " + sizes);
    plain.squares(x, n, panels, from, count, d, h, out);
    vector.squares(x, n, panels, from, count, d, h, outTwin);
    TwinInputs.assertSameBits(out, outTwin, "squares, " + sizes);
    plain.distances(x, n, panels, from, count, d, h, out);
    vector.distances(x, n, panels, from, count, d, h, outTwin);
    TwinInputs.assertSameBits(out, outTwin, "distances, " + sizes);
    assertSearchesAgree(random, out, n, count, "distances, " + sizes);
    assertEquals(-7, outTwin[n * count], sizes);

    TwinInputs.assertSameBits(inputs[0], x, "x is not modified");
    TwinInputs.assertSameBits(inputs[1], panels, "panels are not modified");
    TwinInputs.assertSameBits(inputs[2], h, "h is not modified");
  }

  /** The searches over each row, with limits that some, all or none of its values meet. */
  private void assertSearchesAgree(
      SplittableRandom random, float[] values, int n, int m, String what) {
    for (int i = 0; i < n; i++) {
      int from = i * m;
      int count = 1 + random.nextInt(m);
      float[] least = TwinInputs.numbers(random, 3 + CandidateKernel.CLASSES);
      float[] leastTwin = least.clone();
      plain.leastOfClasses(values, from, count, least, 2);
      vector.leastOfClasses(values, from, count, leastTwin, 2);
      TwinInputs.assertSameBits(least, leastTwin, "least of classes, " + what);
      float[] limits = {values[from + random.nextInt(m)], INFINITY, -INFINITY, Float.NaN, 0};
      for (float limit : limits) {
        int[] hits = new int[m + 1];
        int[] hitsTwin = new int[m + 1];
        int found = plain.atMost(values, from, count, limit, hits);
        assertEquals(found, vector.atMost(values, from, count, limit, hitsTwin), what);
        assertArrayEquals(
            Arrays.copyOf(hits, found), Arrays.copyOf(hitsTwin, found), "at most, " + what);
      }
    }
  }

  @Test
  void pointsLieInPanelsOfColumns() {
    int m = 70;
    int d = 3;
    float[] y = new float[m * d];
    for (int i = 0; i < y.length; i++) {
      y[i] = i;
    }
    assertEquals(96, CandidateKernel.padded(m));
    assertEquals(96, CandidateKernel.padded(96));
    float[] panels = new float[96 * d];
    Arrays.fill(panels, -1);
    CandidateKernel.pack(y, m, d, -2, panels);
    for (int j = 0; j < 96; j++) {
      for (int k = 0; k < d; k++) {
        int at = (j / 32 * d + k) * 32 + j % 32;
        assertEquals(
            j < m ? -2f * (j * d + k) : 0, panels[at], "column " + j + ", coordinate " + k);
      }
    }
  }

  /** Rows (1, 2) and (0, -1) against columns (4, 6), (1, 2) and (0, 0) of h 10, 0, -1. */
  @Test
  void costsAreThoseOfTheFormulas() {
    float[] x = {1, 2, 0, -1};
    float[] y = {4, 6, 1, 2, 0, 0};
    float[] panels = new float[32 * 2];
    float[] h = new float[32];
    Arrays.fill(h, INFINITY);
    h[0] = 10;
    h[1] = 0;
    h[2] = -1;
    float[] out = new float[64];
    for (CandidateKernel kernel : both) {
      CandidateKernel.pack(y, 3, 2, -2, panels);
      kernel.products(x, 2, panels, 0, 32, 2, h, out);
      assertRow(out, 0, 10 - 2 * 16, -2 * 5, -1);
      assertRow(out, 32, 10 + 2 * 6, 2 * 2, -1);
      CandidateKernel.pack(y, 3, 2, 1, panels);
      kernel.squares(x, 2, panels, 0, 32, 2, h, out);
      assertRow(out, 0, 10 + 25, 0, -1 + 5);
      assertRow(out, 32, 10 + 16 + 49, 1 + 9, -1 + 1);
      kernel.distances(x, 2, panels, 0, 32, 2, h, out);
      assertRow(out, 0, 10 + 5, 0, -1 + (float) Math.sqrt(5));
      assertRow(out, 32, 10 + (float) Math.sqrt(65), (float) Math.sqrt(10), 0);
    }
  }

  private static void assertRow(float[] out, int from, float... expected) {
    assertArrayEquals(expected, Arrays.copyOfRange(out, from, from + expected.length));
    for (int j = expected.length; j < 32; j++) {
      assertEquals(INFINITY, out[from + j], "padding");
    }
  }

  @Test
  void classesAreColumnsModuloTheirNumber() {
    float[] values = new float[7 + 130];
    for (int j = 0; j < 130; j++) {
      values[7 + j] = 1000 - j;
    }
    values[7 + 3] = 5; // in class 3, which else has 67 as its least
    for (CandidateKernel kernel : both) {
      float[] least = new float[65];
      Arrays.fill(least, INFINITY);
      kernel.leastOfClasses(values, 7, 130, least, 1);
      assertEquals(INFINITY, least[0]);
      assertEquals(1000 - 128, least[1]);
      assertEquals(1000 - 129, least[2]);
      assertEquals(1000 - 66, least[3]);
      assertEquals(5, least[4]);
      assertEquals(1000 - 127, least[64]);
      kernel.leastOfClasses(new float[] {7, 3}, 0, 2, least, 1);
      assertEquals(7, least[1], "lowered");
      assertEquals(3, least[2], "lowered");
      assertEquals(1000 - 66, least[3], "what was there stays");
    }
  }

  @Test
  void columnsAtTheLimitBelong() {
    float[] values = {9, 2, 3, 1, 2, Float.NaN, -INFINITY, 0};
    int[] columns = new int[7];
    for (CandidateKernel kernel : both) {
      assertEquals(4, kernel.atMost(values, 1, 6, 2, columns));
      assertArrayEquals(new int[] {0, 2, 3, 5}, Arrays.copyOf(columns, 4));
    }
  }
}
