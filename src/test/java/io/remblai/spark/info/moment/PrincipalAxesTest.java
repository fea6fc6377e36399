package io.remblai.spark.info.moment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.info.Rows;
import io.remblai.info.Samples;
import io.remblai.info.gaussian.CoMoments;
import io.remblai.info.gaussian.Covariance;
import io.remblai.info.linear.SymmetricEigenvalues;
import io.remblai.spark.KryoCopy;
import io.remblai.spark.info.Dims;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PrincipalAxesTest {

  /** Coordinates mixed, so that no axis is a coordinate. */
  private static Rows mixed(long seed, int n, int dim) {
    Rows normal = Samples.normal(seed, n, dim);
    double[] mixing = Samples.normal(seed + 1, dim, dim).values();
    return normal.project(new Rows(mixing, dim, dim));
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }

  @Test
  void axesAreOrthonormalAndTakeTheGreatestEigenvalues() {
    for (int dim : new int[] {1, 2, 7, 40}) {
      CoMoments moments = CoMoments.of(mixed(dim, 100, dim));
      for (boolean standardised : new boolean[] {false, true}) {
        Covariance covariance = Covariance.of(moments);
        Covariance spread = standardised ? covariance.correlation() : covariance;
        double[] values = SymmetricEigenvalues.of(spread.values(), dim);
        int most = Math.max(1, dim / 2);
        PrincipalAxes axes = PrincipalAxes.of(moments, most, standardised);
        assertEquals(most, axes.count());
        double kept = 0;
        for (int a = 0; a < most; a++) {
          double[] axis = axes.axis(a);
          Rows rows = new Rows(spread.values(), dim, dim);
          double[] image = rows.project(new Rows(axis, 1, dim)).values();
          double value = values[dim - 1 - a];
          kept += value;
          for (int k = 0; k < dim; k++) {
            assertEquals(value * axis[k], image[k], 1e-10 * values[dim - 1]);
          }
          for (int b = 0; b <= a; b++) {
            assertEquals(a == b ? 1 : 0, dot(axis, axes.axis(b)), 1e-12);
          }
          assertTrue(
              Arrays.stream(axis).max().orElseThrow() + 1e-9
                  >= Arrays.stream(axis).map(Math::abs).max().orElseThrow());
        }
        assertEquals(kept / Arrays.stream(values).sum(), axes.explained(), 1e-12);
      }
    }
  }

  @Test
  void vectorsAlongTheAxesHaveTheEigenvaluesAsVariances() {
    Rows rows = mixed(3, 200, 5);
    Rows reduced = PrincipalAxes.reduced(rows, 3);
    assertEquals(3, reduced.dim());
    double[] covariance = CoMoments.of(reduced).covariance();
    double[] values = SymmetricEigenvalues.of(CoMoments.of(rows).covariance(), 5);
    for (int a = 0; a < 3; a++) {
      for (int b = 0; b < 3; b++) {
        assertEquals(a == b ? values[4 - a] : 0, covariance[a * 3 + b], 1e-10);
      }
    }
    assertSame(rows, PrincipalAxes.reduced(rows, 5));
  }

  @Test
  void directionsWithoutVarianceAreLeftOut() {
    Rows line = mixed(4, 50, 1).beside(mixed(4, 50, 1)).beside(Rows.column(new double[50]));
    PrincipalAxes axes = PrincipalAxes.of(CoMoments.of(line), 3, false);
    assertEquals(1, axes.count());
    assertEquals(1, axes.explained(), 1e-12);
    double half = Math.sqrt(0.5);
    assertArrayEquals(new double[] {half, half, 0}, axes.axis(0), 1e-12);
    for (int rows : new int[] {1, 4}) {
      Rows constant = new Rows(new double[3 * rows], rows, 3);
      PrincipalAxes none = PrincipalAxes.of(CoMoments.of(constant), 2, true);
      assertEquals(1, none.count());
      assertArrayEquals(new double[] {0}, none.of(new double[] {0, 0, 0}));
    }
  }

  @Test
  void shortVectorsAreOnlyStandardised() {
    Rows rows = mixed(5, 80, 2);
    PrincipalAxes axes = PrincipalAxes.standardising(CoMoments.of(rows));
    double[] covariance = CoMoments.of(rows).covariance();
    double[] mean = CoMoments.of(rows).mean();
    double[] vector = {1.5, -2};
    assertArrayEquals(
        new double[] {
          (1.5 - mean[0]) / Math.sqrt(covariance[0]), (-2 - mean[1]) / Math.sqrt(covariance[3])
        },
        axes.of(vector),
        1e-12);
  }

  @Test
  void survivesKryo() {
    Rows rows = mixed(6, 50, 4);
    PrincipalAxes axes = PrincipalAxes.of(CoMoments.of(rows), 2, true);
    Reduction reduction = KryoCopy.of(new Reduction(Map.of(3L, axes), Map.of()));
    double[] vector = {1, 2, 3, 4};
    assertArrayEquals(axes.of(vector), reduction.x(3, vector));
    assertSame(vector, reduction.y(3, vector));
    assertEquals(new Dims(2, 4), reduction.dims(3, new Dims(4, 4)));
  }
}
