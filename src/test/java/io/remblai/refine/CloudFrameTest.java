package io.remblai.refine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.geometry.GroundCost;
import io.remblai.geometry.RandomClouds;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CloudFrameTest {

  private static final int N = 120;

  private static float[] cloud(int dim, long seed, double scale, double offset) {
    float[] points = RandomClouds.normal(N, dim, seed).coordinates().clone();
    for (int i = 0; i < points.length; i++) {
      points[i] = (float) (points[i] * scale + offset);
    }
    return points;
  }

  private static MovedClouds moved(GroundCost cost, float[] x, float[] y, int dim) {
    MovedClouds clouds = new MovedClouds(cost, dim);
    clouds.take(x, 0, y, 0, N);
    return clouds;
  }

  @ParameterizedTest
  @CsvSource({
    "SQEUCLIDEAN, 1, 0",
    "SQEUCLIDEAN, 1, 1e6",
    "SQEUCLIDEAN, 1e-24, 0",
    "SQEUCLIDEAN, 1e25, 1e26",
    "EUCLIDEAN, 1, 0",
    "EUCLIDEAN, 1, 1e6",
    "EUCLIDEAN, 1e-30, 0",
    "EUCLIDEAN, 1e30, 0",
    "COSINE, 1, 0.3"
  })
  void potentialsGoThereAndBack(GroundCost cost, double scale, double offset) {
    int dim = 5;
    float[] x = cloud(dim, 1, scale, offset);
    float[] y = cloud(dim, 2, scale, -offset);
    MovedClouds clouds = moved(cost, x, y, dim);
    SplittableRandom random = new SplittableRandom(3);
    for (int j = 0; j < N; j++) {
      double unit = cost.between(x, j * dim, y, j * dim, dim);
      double potential = unit * random.nextDouble(-1, 1);
      double there = clouds.inMoved(potential, j);
      assertEquals(potential, clouds.inGiven(there, j), 1e-13 * unit);
      double back = clouds.inGiven(0.5, j);
      double along = Math.abs(clouds.inMoved(0, j));
      assertEquals(0.5, clouds.inMoved(back, j), 1e-13 * (0.5 + along));
    }
  }

  /**
   * A reduced cost less that of another column is the same in both frames, up to the scale: what
   * makes one assignment best in both.
   */
  @ParameterizedTest
  @CsvSource({
    "SQEUCLIDEAN, 1, 0",
    "SQEUCLIDEAN, 1, 1000",
    "SQEUCLIDEAN, 1e-24, 0",
    "SQEUCLIDEAN, 1e20, 0",
    "EUCLIDEAN, 1, 100",
    "EUCLIDEAN, 1e-30, 0",
    "EUCLIDEAN, 1e30, 0",
    "COSINE, 1, 0.3"
  })
  void reducedCostsDifferByTheSame(GroundCost cost, double scale, double offset) {
    int dim = 3;
    float[] x = cloud(dim, 1, scale, offset);
    float[] y = cloud(dim, 2, scale, -offset);
    MovedClouds clouds = moved(cost, x, y, dim);
    GroundCost inside = cost == GroundCost.EUCLIDEAN ? cost : GroundCost.SQEUCLIDEAN;
    double unit = cost.between(x, 0, y, 0, dim);
    // The factor by which costs are scaled, from potentials of one point.
    double factor = (clouds.inMoved(unit, 0) - clouds.inMoved(0, 0)) / unit;
    SplittableRandom random = new SplittableRandom(4);
    for (int repeat = 0; repeat < 300; repeat++) {
      int i = random.nextInt(N);
      int j = random.nextInt(N);
      int k = random.nextInt(N);
      double gj = unit * random.nextDouble(-1, 1);
      double gk = unit * random.nextDouble(-1, 1);
      double given =
          cost.between(x, i * dim, y, j * dim, dim)
              - gj
              - cost.between(x, i * dim, y, k * dim, dim)
              + gk;
      double moved =
          inside.between(clouds.x(), i * dim, clouds.y(), j * dim, dim)
              - clouds.inMoved(gj, j)
              - inside.between(clouds.x(), i * dim, clouds.y(), k * dim, dim)
              + clouds.inMoved(gk, k);
      assertEquals(given, moved / factor, 2e-6 * unit, "%s, %s, %s".formatted(cost, scale, offset));
    }
  }

  @ParameterizedTest
  @EnumSource(GroundCost.class)
  void squaresStayWithinFloat(GroundCost cost) {
    for (double scale : new double[] {1e-38, 1e-30, 1e-12, 1, 1e12, 1e30, 1e37}) {
      MovedClouds clouds = moved(cost, cloud(2, 1, scale, 0), cloud(2, 2, scale, 0), 2);
      double square = clouds.meanSquare();
      assertTrue(square > 1e-26 && square < 1e26, cost + " at " + scale + ": " + square);
      assertTrue(clouds.meanCost() > 1e-26 && clouds.meanCost() < 1e26);
    }
  }

  /** Differences from the mean that float cannot hold. */
  @Test
  void cloudsThatFillTheRangeOfFloatAreMoved() {
    int n = 4;
    float most = Float.MAX_VALUE;
    float[] x = {most, most, most, -most};
    float[] y = {-most, -most, -most, most};
    MovedClouds clouds = new MovedClouds(GroundCost.SQEUCLIDEAN, 1);
    clouds.take(x, 0, y, 0, n);
    for (int i = 0; i < n; i++) {
      assertTrue(Float.isFinite(clouds.x()[i]) && Float.isFinite(clouds.y()[i]), "row " + i);
    }
    assertEquals(-3, clouds.x()[3] / clouds.x()[0], 1e-6);
  }

  @Test
  void meansGoToTheOriginUnderSquaredCostsAlone() {
    float[] x = cloud(2, 1, 1, 5);
    float[] y = cloud(2, 2, 1, -7);
    for (GroundCost cost : GroundCost.values()) {
      MovedClouds clouds = moved(cost, x, y, 2);
      double sum = 0;
      for (int i = 0; i < 2 * N; i++) {
        sum += clouds.x()[i];
      }
      assertEquals(cost == GroundCost.EUCLIDEAN ? 5 : 0, sum / (2 * N), 0.2);
      assertEquals(cost == GroundCost.EUCLIDEAN, clouds.frame().hasDistances());
    }
  }

  @Test
  void theMeansOfCostAndSquareAreThoseOfThePairs() {
    float[] x = {1, 0, -1, 0};
    float[] y = {0, 2, 0, -2};
    MovedClouds clouds = new MovedClouds(GroundCost.SQEUCLIDEAN, 2);
    clouds.take(x, 0, y, 0, 2);
    assertEquals(5, clouds.meanCost());
    assertEquals(1 + 4, clouds.meanSquare());
    clouds = new MovedClouds(GroundCost.EUCLIDEAN, 2);
    clouds.take(x, 0, y, 0, 2);
    assertEquals(Math.sqrt(5), clouds.meanCost(), 1e-12);
  }
}
