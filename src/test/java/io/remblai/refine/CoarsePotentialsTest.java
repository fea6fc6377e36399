package io.remblai.refine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.certificate.DualBound;
import io.remblai.geometry.GroundCost;
import io.remblai.geometry.PointCloud;
import io.remblai.geometry.RandomClouds;
import io.remblai.math.Seeds;
import java.util.Arrays;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CoarsePotentialsTest {

  private static PointCloud cloud(GroundCost cost, int n, int dim, long seed) {
    PointCloud cloud = RandomClouds.normal(n, dim, seed);
    return cost == GroundCost.COSINE ? RandomClouds.normalised(cloud) : cloud;
  }

  private static double[] extension(
      GroundCost cost, PointCloud source, PointCloud target, int sample) {
    return CoarsePotentials.of(
            cost, source.coordinates(), target.coordinates(), sample, source.dim())
        .of(target.coordinates(), target.size());
  }

  private static double optimum(GroundCost cost, PointCloud source, PointCloud target) {
    RefineOptions oneBlock =
        new RefineOptions(
            cost,
            source.size(),
            RefineOptions.DEFAULT_GROUP_SIZE,
            OptionalInt.of(0),
            RefineOptions.DEFAULT_TASK_BYTES,
            1);
    return new HierarchicalRefinement(oneBlock, stage -> {}).solve(source, target).meanCost();
  }

  /** A quarter of the points; measured are shares of 0.9 and more, 0.7 for cosines. */
  @ParameterizedTest
  @CsvSource({
    "SQEUCLIDEAN, 2, 0, 0.6",
    "SQEUCLIDEAN, 16, 0, 0.6",
    "SQEUCLIDEAN, 16, 1e4, 0.6",
    "EUCLIDEAN, 2, 0, 0.6",
    "EUCLIDEAN, 16, 0, 0.6",
    "EUCLIDEAN, 16, 1e4, 0.6",
    "COSINE, 16, 0, 0.6"
  })
  void theirDualValueIsALargePartOfTheOptimum(
      GroundCost cost, int dim, double offset, double share) {
    int n = 1600;
    PointCloud source = RandomClouds.moved(cloud(cost, n, dim, 1), offset);
    PointCloud twice = cloud(cost, n, dim, 2);
    if (cost != GroundCost.COSINE) {
      for (int i = 0; i < n * dim; i++) {
        twice.coordinates()[i] *= 2;
      }
    }
    PointCloud target = RandomClouds.moved(twice, offset);
    double bound =
        DualBound.of(cost, source, target, extension(cost, source, target, n / 4)).lowerBound();
    double optimum = optimum(cost, source, target);
    assertTrue(bound <= optimum, "bound %s of %s".formatted(bound, optimum));
    assertTrue(bound >= share * optimum, "bound %s of %s".formatted(bound, optimum));
  }

  /** The whole as its own sample: all but optimal. */
  @ParameterizedTest
  @EnumSource(GroundCost.class)
  void ofTheWholeTheyAreNearlyOptimal(GroundCost cost) {
    int n = 700;
    PointCloud source = cloud(cost, n, 4, 1);
    PointCloud target = cloud(cost, n, 4, 2);
    double bound =
        DualBound.of(cost, source, target, extension(cost, source, target, n)).lowerBound();
    double optimum = optimum(cost, source, target);
    assertEquals(optimum, bound, 0.01 * optimum);
  }

  /** Coordinates whose squares a float cannot hold; a power of two rounds nothing. */
  @ParameterizedTest
  @ValueSource(ints = {-100, -60, -20, 20, 60, 100, 124})
  void followTheScale(int exponent) {
    int n = 900;
    for (GroundCost cost : new GroundCost[] {GroundCost.SQEUCLIDEAN, GroundCost.EUCLIDEAN}) {
      float[] x = RandomClouds.normal(n, 3, 1).coordinates().clone();
      float[] y = RandomClouds.normal(n, 3, 2).coordinates().clone();
      double[] unit = CoarsePotentials.of(cost, x, y, 300, 3).of(y, n);
      for (int i = 0; i < 3 * n; i++) {
        x[i] = Math.scalb(x[i], exponent);
        y[i] = Math.scalb(y[i], exponent);
      }
      double[] g = CoarsePotentials.of(cost, x, y, 300, 3).of(y, n);
      for (int j = 0; j < n; j++) {
        g[j] = Math.scalb(g[j], cost == GroundCost.EUCLIDEAN ? -exponent : -2 * exponent);
      }
      assertArrayEquals(unit, g, 1e-9, cost.name());
    }
  }

  @ParameterizedTest
  @EnumSource(GroundCost.class)
  void anOutlierOutsideTheSampleHasAFinitePotential(GroundCost cost) {
    for (float far : new float[] {1e6f, 1e9f, 0x1p80f, 0x1p125f, Float.MAX_VALUE}) {
      float[] x = RandomClouds.normal(400, 2, 1).coordinates();
      float[] y = RandomClouds.normal(400, 2, 2).coordinates().clone();
      y[700] = far;
      y[702] = -far;
      double[] g = CoarsePotentials.of(cost, x, y, 200, 2).of(y, 400);
      for (int j = 0; j < 400; j++) {
        assertTrue(Double.isFinite(g[j]), "target %d: %s, %s".formatted(j, g[j], far));
      }
      double expected = cost.between(new float[2], 0, y, 700, 2);
      assertTrue(g[350] > 0.9 * expected && g[350] < 1.1 * expected, far + ": " + g[350]);
    }
  }

  @Test
  void pointsThatAllCoincideHaveEqualPotentials() {
    float[] same = new float[3 * 500];
    Arrays.fill(same, 0.1f);
    for (GroundCost cost : GroundCost.values()) {
      double[] g = CoarsePotentials.of(cost, same, same, 500, 3).of(same, 500);
      assertArrayEquals(new double[500], g, 1e-12);
    }
  }

  @Test
  void sampleSizesAreAQuarterThenASixteenthUpToAMost() {
    assertEquals(1, CoarsePotentials.sampleSize(1));
    assertEquals(1, CoarsePotentials.sampleSize(7));
    assertEquals(1024, CoarsePotentials.sampleSize(4097));
    assertEquals(4096, CoarsePotentials.sampleSize(16_384));
    assertEquals(4096, CoarsePotentials.sampleSize(65_536));
    assertEquals(6250, CoarsePotentials.sampleSize(100_000));
    assertEquals(16_384, CoarsePotentials.sampleSize(Integer.MAX_VALUE));
  }

  /** More keys than the sample needs lie below the bound, but not many more. */
  @ParameterizedTest
  @ValueSource(ints = {1, 100, 4097, 100_000, 3_000_000})
  void theKeyBoundLetsTheSampleThrough(int n) {
    int wanted = CoarsePotentials.sampleSize(n);
    long bound = CoarsePotentials.keyBound(n);
    for (int seed = 0; seed < 3; seed++) {
      int count = 0;
      for (int i = 0; i < n; i++) {
        count += Long.compareUnsigned(Seeds.key(seed, i), bound) <= 0 ? 1 : 0;
      }
      assertTrue(count >= wanted, "%d of %d, seed %d".formatted(count, wanted, seed));
      assertTrue(count <= 1.4 * wanted + 130, "%d of %d, seed %d".formatted(count, wanted, seed));
    }
  }
}
