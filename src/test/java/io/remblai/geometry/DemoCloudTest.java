package io.remblai.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.geometry.DemoCloud.Side;
import io.remblai.math.CounterRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DemoCloudTest {

  private static final int POINTS = 40_000;

  private static DemoCloud cloud(String name, long seed, Side side) {
    return DemoCloud.of(DemoCloudName.find(name).orElseThrow(), seed, side, POINTS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "moon-scurve",
        "checkerboard",
        "mafmoon-rings",
        "gauss-d5",
        "same-gauss-d4",
        "mixture-d3"
      })
  void aRowAloneIsTheRowOfTheBulkAndDependsOnSeedAndSide(String name) {
    DemoCloud bulk = cloud(name, 1, Side.SOURCE);
    float[][] rows = new float[100][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = bulk.point(i);
    }
    for (int i = rows.length - 1; i >= 0; i -= 7) {
      assertArrayEquals(rows[i], cloud(name, 1, Side.SOURCE).point(i));
      assertFalse(Arrays.equals(rows[i], cloud(name, 2, Side.SOURCE).point(i)));
      assertFalse(Arrays.equals(rows[i], cloud(name, 1, Side.TARGET).point(i)));
    }
    assertEquals(bulk.dim(), rows[0].length);
  }

  /** Only the clouds laid out evenly along a curve depend on the number of rows. */
  @ParameterizedTest
  @ValueSource(strings = {"checkerboard", "gauss-d5", "same-gauss-d4", "mixture-d3"})
  void aSmallerCloudIsTheBeginningOfALargerOne(String name) {
    DemoCloud small = DemoCloud.of(DemoCloudName.find(name).orElseThrow(), 1, Side.TARGET, 10);
    assertArrayEquals(small.point(9), cloud(name, 1, Side.TARGET).point(9));
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void gaussHasItsMeanAndCovariance(Side side) {
    Gaussian law = Gaussian.random(6, 21, side == Side.SOURCE ? 1 : 2);
    double[] covariance = law.covariance();
    double trace = 0;
    for (int k = 0; k < 6; k++) {
      trace += covariance[k * 7] - 1 / Math.sqrt(1.0 + k);
    }
    assertEquals(0, trace, 1e-12);
    double[][] sample = new double[POINTS][];
    for (int i = 0; i < POINTS; i++) {
      sample[i] = law.point(i);
    }
    assertMeanAndCovariance(law.mean(), covariance, sample);
  }

  @Test
  void sameGaussIsStandardOnBothSides() {
    double[] identity = new double[9];
    identity[0] = identity[4] = identity[8] = 1;
    for (Side side : Side.values()) {
      assertMeanAndCovariance(new double[3], identity, sample(cloud("same-gauss-d3", 4, side)));
    }
  }

  @Test
  void mixtureComponentsHaveTheirWeightsAndCentres() {
    GaussianMixture law = new GaussianMixture(4, 8, 9);
    int components = GaussianMixture.COMPONENTS;
    int[] counts = new int[components];
    double[] sums = new double[components * 4];
    for (int i = 0; i < POINTS; i++) {
      int component = law.component(i);
      counts[component]++;
      double[] x = law.point(i);
      for (int k = 0; k < 4; k++) {
        sums[component * 4 + k] += x[k];
      }
    }
    double total = 0;
    for (int c = 0; c < components; c++) {
      double weight = law.weight(c);
      total += weight;
      double error = Math.sqrt(weight * (1 - weight) / POINTS);
      assertEquals(weight, counts[c] / (double) POINTS, 5 * error);
      for (int k = 0; k < 4 && counts[c] > 0; k++) {
        // No scale exceeds 0.30.
        assertEquals(
            law.centre(c)[k], sums[c * 4 + k] / counts[c], 5 * 0.30 / Math.sqrt(counts[c]));
      }
    }
    assertEquals(1, total, 1e-12);
  }

  @Test
  void orthogonalMatricesAreOrthogonal() {
    int dim = 40;
    double[] q = RandomOrthogonal.rows(dim, new CounterRandom(2, 2));
    for (int i = 0; i < dim; i++) {
      for (int j = 0; j < dim; j++) {
        double dot = 0;
        for (int k = 0; k < dim; k++) {
          dot += q[i * dim + k] * q[j * dim + k];
        }
        assertEquals(i == j ? 1 : 0, dot, 1e-13);
      }
    }
  }

  @Test
  void checkerboardSpotsAreEquallyLikely() {
    assertSpots(cloud("checkerboard", 3, Side.SOURCE), 5);
    assertSpots(cloud("checkerboard", 3, Side.TARGET), 4);
  }

  private static void assertSpots(DemoCloud cloud, int spots) {
    int[] counts = new int[9];
    for (double[] x : sample(cloud)) {
      // Spots are 20 deviations apart, so rounding to the grid of side 5 finds the spot.
      int column = (int) Math.rint(x[0] / 5);
      int row = (int) Math.rint(x[1] / 5);
      counts[3 * (row + 1) + column + 1]++;
    }
    double share = 1.0 / spots;
    double error = Math.sqrt(share * (1 - share) * POINTS);
    assertEquals(spots, Arrays.stream(counts).filter(count -> count > 0).count());
    for (int count : counts) {
      assertTrue(count == 0 || Math.abs(count - share * POINTS) < 5 * error, "count " + count);
    }
  }

  @Test
  void ringsHoldAQuarterEachAndTheLastTheRest() {
    int points = 103;
    DemoCloud rings =
        DemoCloud.of(DemoCloudName.find("mafmoon-rings").orElseThrow(), 1, Side.TARGET, points);
    int[] counts = new int[4];
    for (int i = 0; i < points; i++) {
      float[] x = rings.point(i);
      double radius = Math.hypot(x[0], x[1]);
      counts[radius > 3.15 ? 0 : radius > 2.2 ? 1 : radius > 1.2 ? 2 : 3]++;
    }
    assertArrayEquals(new int[] {25, 25, 25, 28}, counts);
  }

  @Test
  void theHalfMoonIsAHalfCircleTurnedAndShifted() {
    double middle = Math.PI / 2 + Math.PI / 6;
    double angles = 0;
    for (double[] x : sample(cloud("moon-scurve", 5, Side.SOURCE))) {
      double up = x[1] + 0.5;
      assertEquals(1, Math.hypot(x[0], up), 6 * 0.05);
      double along = StrictMath.cos(middle) * x[0] + StrictMath.sin(middle) * up;
      double across = StrictMath.cos(middle) * up - StrictMath.sin(middle) * x[0];
      angles += StrictMath.atan2(across, along);
    }
    // Places along the curve are even, so only the noise, 0.05 on an angle, moves the mean.
    assertEquals(0, angles / POINTS, 5 * 0.05 / Math.sqrt(POINTS));
  }

  @Test
  void theSCurveLiesWhereItShould() {
    for (double[] y : sample(cloud("moon-scurve", 5, Side.TARGET))) {
      double u = (y[0] - 0.5) / 0.6;
      double v = (y[1] + 2) / 0.6;
      double x = StrictMath.cos(Math.PI / 6) * u - StrictMath.sin(Math.PI / 6) * v;
      double z = StrictMath.sin(Math.PI / 6) * u + StrictMath.cos(Math.PI / 6) * v;
      // (sign(t) (cos t - 1), sin t): two unit circles around (-1, 0) and (1, 0).
      double off = Math.min(Math.abs(Math.hypot(x - 1, z) - 1), Math.abs(Math.hypot(x + 1, z) - 1));
      assertEquals(0, off, 6 * 0.05);
    }
  }

  @Test
  void theBentNormalHasItsMeanAndVariance() {
    double[] covariance = {0.25 * (1 + 2), 0, 0, 1};
    double[] mean = {0.5 - 5, 0};
    assertMeanAndCovariance(mean, covariance, sample(cloud("mafmoon-rings", 6, Side.SOURCE)));
  }

  @Test
  void tinyCloudsExist() {
    for (String name : new String[] {"moon-scurve", "checkerboard", "mafmoon-rings", "gauss-d1"}) {
      for (int points = 1; points < 6; points++) {
        for (Side side : Side.values()) {
          DemoCloud cloud = DemoCloud.of(DemoCloudName.find(name).orElseThrow(), 1, side, points);
          for (int i = 0; i < points; i++) {
            for (float x : cloud.point(i)) {
              assertTrue(Float.isFinite(x));
            }
          }
        }
      }
    }
  }

  @Test
  void rowsOutsideTheCloudAreRefused() {
    DemoCloud cloud = cloud("checkerboard", 1, Side.SOURCE);
    assertThrows(IllegalArgumentException.class, () -> cloud.point(-1));
    assertThrows(IllegalArgumentException.class, () -> cloud.point(POINTS));
  }

  private static double[][] sample(DemoCloud cloud) {
    double[][] sample = new double[POINTS][cloud.dim()];
    for (int i = 0; i < POINTS; i++) {
      float[] x = cloud.point(i);
      for (int k = 0; k < x.length; k++) {
        sample[i][k] = x[k];
      }
    }
    return sample;
  }

  /** Within six standard errors, with room for fourth moments beyond the normal's. */
  private static void assertMeanAndCovariance(
      double[] mean, double[] covariance, double[][] sample) {
    int dim = mean.length;
    double root = Math.sqrt(sample.length);
    for (int i = 0; i < dim; i++) {
      double sum = 0;
      for (double[] x : sample) {
        sum += x[i];
      }
      double deviation = Math.sqrt(covariance[i * dim + i]);
      assertEquals(mean[i], sum / sample.length, 6 * deviation / root);
      for (int j = 0; j <= i; j++) {
        double product = 0;
        for (double[] x : sample) {
          product += (x[i] - mean[i]) * (x[j] - mean[j]);
        }
        double scale = deviation * Math.sqrt(covariance[j * dim + j]);
        assertEquals(covariance[i * dim + j], product / sample.length, 6 * 3 * scale / root);
      }
    }
  }
}
