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
    assertClassesAgree(random, out, n, count, "products, " + sizes);
    plain.squares(x, n, panels, from, count, d, h, out);
    vector.squares(x, n, panels, from, count, d, h, outTwin);
    TwinInputs.assertSameBits(out, outTwin, "squares, " + sizes);
    plain.distances(x, n, panels, from, count, d, h, out);
    vector.distances(x, n, panels, from, count, d, h, outTwin);
    TwinInputs.assertSameBits(out, outTwin, "distances, " + sizes);
    assertClassesAgree(random, out, n, count, "distances, " + sizes);
    assertEquals(-7, outTwin[n * count], sizes);

    TwinInputs.assertSameBits(inputs[0], x, "x is not modified");
    TwinInputs.assertSameBits(inputs[1], panels, "panels are not modified");
    TwinInputs.assertSameBits(inputs[2], h, "h is not modified");
  }

  /** What is told of the classes of each row, in two slices. */
  private void assertClassesAgree(
      SplittableRandom random, float[] values, int n, int count, String what) {
    int head = Math.min(count, CandidateKernel.CLASSES);
    int first = CandidateKernel.CLASSES * random.nextInt(100);
    for (int i = 0; i < n; i++) {
      float[] told = new float[2 + CandidateKernel.TOLD + 1];
      Arrays.fill(told, INFINITY);
      float[] toldTwin = told.clone();
      plain.leastOfClasses(values, i * count, head, first, told, 2);
      vector.leastOfClasses(values, i * count, head, first, toldTwin, 2);
      int next = first + CandidateKernel.CLASSES;
      plain.leastOfClasses(values, i * count + head, count - head, next, told, 2);
      vector.leastOfClasses(values, i * count + head, count - head, next, toldTwin, 2);
      TwinInputs.assertSameBits(told, toldTwin, "least of classes, " + what);
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

  /** Class 3 has the columns 803, 963, 1123, 1283 and 1443. */
  @Test
  void theTwoLeastOfAClassAreFollowedWithTheirColumns() {
    int classes = CandidateKernel.CLASSES;
    float[] values = new float[5 + 5 * classes];
    Arrays.fill(values, INFINITY);
    float[] ofClass3 = {7, 2, 9, 2, 5};
    for (int k = 0; k < 5; k++) {
      values[5 + k * classes + 3] = ofClass3[k];
    }
    values[5 + 4] = Float.NaN;
    for (CandidateKernel kernel : both) {
      float[] told = new float[CandidateKernel.TOLD];
      Arrays.fill(told, INFINITY);
      kernel.leastOfClasses(values, 5, 2 * classes, 5 * classes, told, 0);
      assertTold(told, 2, 963, 7, 803, INFINITY);
      kernel.leastOfClasses(values, 5 + 2 * classes, 3 * classes, 7 * classes, told, 0);
      assertTold(told, 2, 963, 2, 1283, 5);
      assertEquals(INFINITY, told[4], "NaN leaves no trace");
    }
  }

  private static void assertTold(float[] told, float... expected) {
    for (int k = 0; k < expected.length; k++) {
      assertEquals(expected[k], told[k * CandidateKernel.CLASSES + 3], "number " + k);
    }
  }

  /** Against sorting, over many slices: what an auction relies on. */
  @Test
  void whatIsToldIsTheTruth() {
    SplittableRandom random = new SplittableRandom(5);
    int classes = CandidateKernel.CLASSES;
    int columns = 23 * classes;
    float[] values = new float[columns];
    for (int j = 0; j < columns; j++) {
      values[j] = random.nextInt(1000);
    }
    float[] told = new float[CandidateKernel.TOLD];
    Arrays.fill(told, INFINITY);
    for (int j = 0; j < columns; j += 6 * classes) {
      vector.leastOfClasses(values, j, Math.min(6 * classes, columns - j), j, told, 0);
    }
    for (int c = 0; c < classes; c++) {
      float[] ofClass = new float[23];
      for (int k = 0; k < 23; k++) {
        ofClass[k] = values[c + k * classes];
      }
      Arrays.sort(ofClass);
      assertEquals(ofClass[0], told[c]);
      assertEquals(ofClass[1], told[2 * classes + c]);
      assertEquals(ofClass[2], told[4 * classes + c]);
      assertEquals(ofClass[0], values[(int) told[classes + c]], "the column has that value");
      assertEquals(ofClass[1], values[(int) told[3 * classes + c]], "the column has that value");
      assertTrue(told[classes + c] != told[3 * classes + c], "not the same column twice");
    }
  }
}
