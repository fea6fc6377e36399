package io.remblai.lowrank.rows;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowSweepTest {

  private static final int N = 700;

  private static SoftRows rows(int width, int rank, boolean relaxed, long seed) {
    SoftRows rows =
        SoftRows.of(rank, DenseRows.numbers((width + 1) * rank, 3, seed)).withNoise(2, seed);
    return relaxed
        ? rows.withMass(
            RowMass.relaxed(
                DenseRows.numbers((width + 1) * rank, 1, ~seed),
                DenseRows.numbers((width + 1) * (width + 1), 0.1, seed + 7),
                4,
                0.1))
        : rows;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 19})
  void sumsAreThoseOfTheNaiveTwin(int rank) {
    for (int width : new int[] {1, 3, 8}) {
      for (boolean relaxed : new boolean[] {false, true}) {
        RowBlock block = DenseRows.random(N, width, rank);
        SoftRows rows = rows(width, rank, relaxed, 31L * rank + width);
        double[][] q = DenseRows.of(rows, block);
        FactorSums sums = new LocalPasses(block).pass(rows, Wanted.OVERLAP);
        double[] lifted = new double[rank * (width + 1)];
        double[] overlap = new double[rank * rank];
        double entropy = 0;
        double[] moments = new double[(width + 1) * (width + 1)];
        for (int i = 0; i < N; i++) {
          double mass = 0;
          for (double each : q[i]) {
            mass += each;
          }
          entropy -= mass * Math.log(mass);
          for (int p = 0; p < rank; p++) {
            for (int k = 0; k <= width; k++) {
              lifted[p * (width + 1) + k] += q[i][p] * DenseRows.factor(block, i, k);
            }
            for (int s = p; s < rank; s++) {
              overlap[p * rank + s] += q[i][p] * q[i][s] / mass;
            }
          }
          for (int at = 0; at < moments.length; at++) {
            moments[at] +=
                mass
                    * DenseRows.factor(block, i, at / (width + 1))
                    * DenseRows.factor(block, i, at % (width + 1));
          }
        }
        assertArrayEquals(lifted, sums.lifted(), 1e-5);
        assertArrayEquals(overlap, sums.overlap(), 1e-5);
        LocalPasses cloud = new LocalPasses(block);
        assertArrayEquals(moments, cloud.pass(rows, Wanted.MOMENTS).moments(), 1e-4);
        assertEquals(entropy, cloud.pass(rows, Wanted.ENTROPY).massEntropy(), 1e-4);
      }
    }
  }

  @Test
  void orderAndGroupingOfRowsChangeNoBit() {
    SplittableRandom random = new SplittableRandom(5);
    for (boolean relaxed : new boolean[] {false, true}) {
      for (Wanted wanted : Wanted.values()) {
        RowBlock block = DenseRows.random(N, 4, 11);
        SoftRows rows = rows(4, 6, relaxed, 12);
        FactorSums whole = new LocalPasses(block).pass(rows, wanted);
        int[] order = new int[N];
        for (int i = 0; i < N; i++) {
          int j = random.nextInt(i + 1);
          order[i] = order[j];
          order[j] = i;
        }
        RowBlock permuted = DenseRows.permuted(block, order);
        for (int grain : new int[] {1, 37, 300}) {
          FactorSums parts = new LocalPasses(permuted, grain).pass(rows, wanted);
          assertArrayEquals(whole.lifted(), parts.lifted());
          assertArrayEquals(whole.overlap(), parts.overlap());
          assertArrayEquals(whole.moments(), parts.moments());
          assertEquals(whole.logSums(), parts.logSums());
          assertEquals(whole.massCosts(), parts.massCosts());
          assertEquals(whole.massEntropy(), parts.massEntropy());
        }
      }
    }
  }

  @Test
  void weightsOfARowSumToOne() {
    RowBlock block = DenseRows.random(RowWeights.ROWS, 5, 3);
    RowWeights weights = new RowWeights(rows(5, 40, false, 9));
    weights.load(block, 0, RowWeights.ROWS);
    for (int i = 0; i < RowWeights.ROWS; i++) {
      double sum = 0;
      for (int p = 0; p < 40; p++) {
        sum += weights.weights()[i * 40 + p];
      }
      assertEquals(1, sum, 1e-14);
    }
  }

  @Test
  void dividedSumsAreThoseOfDividedMasses() {
    RowBlock block = DenseRows.random(N, 3, 21);
    SoftRows rows = rows(3, 4, true, 22);
    LocalPasses cloud = new LocalPasses(block);
    for (Wanted wanted : Wanted.values()) {
      FactorSums sums = cloud.pass(rows, wanted);
      double total = sums.totalMass();
      FactorSums divided = sums.dividedBy(total);
      FactorSums again = cloud.pass(rows.dividedBy(total), wanted);
      assertEquals(1, again.totalMass(), 1e-10);
      assertArrayEquals(again.lifted(), divided.lifted(), 1e-10);
      assertArrayEquals(again.overlap(), divided.overlap(), 1e-10);
      assertArrayEquals(again.moments(), divided.moments(), 1e-9);
      assertEquals(again.massEntropy(), divided.massEntropy(), 1e-7);
      assertEquals(again.massCosts(), divided.massCosts(), 1e-9);
    }
  }

  @Test
  void divergencesAreThoseOfTheNaiveTwin() {
    RowBlock block = DenseRows.random(N, 3, 41);
    SoftRows rows = rows(3, 5, false, 42);
    double[][] r = DenseRows.of(rows, block);
    double[] mixtures = new double[15];
    for (int at = 0; at < mixtures.length; at++) {
      mixtures[at] = 0.1 + at % 4;
    }
    double[] found = new LocalPasses(block, 100).divergences(rows, mixtures);
    for (int s = 0; s < 3; s++) {
      double sum = 0;
      for (int j = 0; j < N; j++) {
        double w = 0;
        for (int q = 0; q < 5; q++) {
          w += mixtures[s * 5 + q] * r[j][q];
        }
        sum += w * Math.log(w / block.weights()[j]);
      }
      assertEquals(sum, found[s], 1e-5);
    }
  }

  @Test
  void theSampleIsTheLeastKeys() {
    RowBlock block = DenseRows.random(50, 2, 1);
    RowBlock sample = new LocalPasses(block).sample(7);
    long last = sample.keys()[6];
    int below = 0;
    for (long key : block.keys()) {
      below += Long.compareUnsigned(key, last) < 0 ? 1 : 0;
    }
    assertEquals(6, below);
    assertEquals(50, new LocalPasses(block).sample(100).size());
  }

  @Test
  void badRowsAreRefused() {
    RowBlock bad = new RowBlock(new float[] {1, Float.NaN}, 2, new double[] {1}, new long[] {1});
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> new LocalPasses(bad))
            .getMessage()
            .contains("factor 1 of row 0"));
    RowBlock negative = new RowBlock(new float[] {1}, 1, new double[] {-1}, new long[] {1});
    assertThrows(IllegalArgumentException.class, () -> new LocalPasses(negative));
  }
}
