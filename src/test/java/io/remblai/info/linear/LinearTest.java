package io.remblai.info.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.remblai.info.Samples;
import io.remblai.math.linear.Cholesky;
import io.remblai.math.linear.Matrices;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LinearTest {

  /** V diag(values) Vᵀ with V by a chain of rotations, so that the eigenvalues are known. */
  private static double[] withEigenvalues(double[] values, long seed) {
    int n = values.length;
    double[] a = new double[n * n];
    for (int i = 0; i < n; i++) {
      a[i * n + i] = values[i];
    }
    double[] angles = Samples.normal(seed, n * n, 1).values();
    for (int p = 0; p < n; p++) {
      for (int q = p + 1; q < n; q++) {
        double c = Math.cos(angles[p * n + q]);
        double s = Math.sin(angles[p * n + q]);
        for (int side = 0; side < 2; side++) {
          for (int j = 0; j < n; j++) {
            int atP = side == 0 ? p * n + j : j * n + p;
            int atQ = side == 0 ? q * n + j : j * n + q;
            double u = a[atP];
            double v = a[atQ];
            a[atP] = c * u - s * v;
            a[atQ] = s * u + c * v;
          }
        }
      }
    }
    return a;
  }

  @Test
  void eigenvaluesAreThoseThatWerePutIn() {
    double[][] spectra = {
      {},
      {3},
      {-1, 2},
      {0, 0, 0, 5},
      {1, 1, 1, 1, 1},
      {1e-12, 1e-6, 1, 1e3, -1e3, 7},
      Samples.normal(5, 40, 1).values(),
    };
    for (double[] spectrum : spectra) {
      double[] expected = spectrum.clone();
      Arrays.sort(expected);
      double[] found = SymmetricEigenvalues.of(withEigenvalues(spectrum, 3), spectrum.length);
      double norm = 1;
      for (double value : expected) {
        norm = Math.max(norm, Math.abs(value));
      }
      assertArrayEquals(expected, found, 1e-13 * norm * 10);
    }
    assertArrayEquals(new double[3], SymmetricEigenvalues.of(new double[9], 3));
    double[] tiny = {2e-300, 1e-300, 1e-300, 2e-300};
    assertArrayEquals(new double[] {1, 3}, scaled(SymmetricEigenvalues.of(tiny, 2)), 1e-14);
  }

  private static double[] scaled(double[] values) {
    return Arrays.stream(values).map(v -> v * 1e300).toArray();
  }

  @Test
  void choleskySolvesAndHasTheDeterminant() {
    double[] values = {0.5, 1, 2, 3, 4, 5, 6};
    int n = values.length;
    double[] a = withEigenvalues(values, 8);
    Cholesky factor = new Cholesky(a, n, 0);
    assertEquals(Math.log(360), factor.logDeterminant(), 1e-12);
    double[] identity = Matrices.product(a, factor.inverse(), n, n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        assertEquals(i == j ? 1 : 0, identity[i * n + j], 1e-12);
      }
    }
    double[] singular = withEigenvalues(new double[] {0, 1, 2}, 4);
    assertEquals(1, new Cholesky(singular, 3, 1e-9).raised());
    double[] negative = {1, 2, 2, 1};
    assertThrows(IllegalStateException.class, () -> new Cholesky(negative, 2, 0));
  }

  @Test
  void thePivotedRankIsTheRank() {
    for (int rank = 0; rank <= 6; rank++) {
      double[] values = new double[6];
      for (int i = 0; i < rank; i++) {
        values[i] = 1 + i;
      }
      PivotedCholesky pivoted = new PivotedCholesky(withEigenvalues(values, 7), 6, 1e-10);
      assertEquals(rank, pivoted.rank());
      assertEquals(rank, Arrays.stream(pivoted.kept()).distinct().count());
    }
    double[] repeated = {1, 1, 0, 1, 1, 0, 0, 0, 1};
    assertArrayEquals(new int[] {0, 2}, new PivotedCholesky(repeated, 3, 1e-10).kept());
  }
}
