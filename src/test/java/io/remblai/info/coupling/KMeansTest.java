package io.remblai.info.coupling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.info.Rows;
import io.remblai.info.Samples;
import org.junit.jupiter.api.Test;

class KMeansTest {

  /** Sum of squared distances to the nearest centroid. */
  private static double inertia(Rows rows, Rows centroids) {
    double sum = 0;
    for (int i = 0; i < rows.size(); i++) {
      double least = Double.POSITIVE_INFINITY;
      for (int c = 0; c < centroids.size(); c++) {
        double apart = 0;
        for (int k = 0; k < rows.dim(); k++) {
          apart += Math.pow(rows.at(i, k) - centroids.at(c, k), 2);
        }
        least = Math.min(least, apart);
      }
      sum += least;
    }
    return sum;
  }

  @Test
  void iterationsOnlyLowerTheInertia() {
    for (long seed = 0; seed < 5; seed++) {
      Rows rows = Samples.normal(seed, 700, 4);
      double before = Double.POSITIVE_INFINITY;
      for (int iterations : new int[] {0, 1, 3, 20}) {
        double now = inertia(rows, new KMeans(12, iterations).fit(rows, seed, 0));
        assertTrue(now <= before * (1 + 1e-12), seed + ", " + iterations);
        before = now;
      }
      assertEquals(before, inertia(rows, new KMeans(12, 20).fit(rows, seed, 0)), 0);
    }
  }

  @Test
  void countsAreThoseOfTheNearest() {
    Rows rows = Samples.normal(1, 500, 3);
    Rows fitted = new KMeans(9, 5).fit(rows, 4, 2);
    Centroids centroids = new Centroids(fitted);
    long[] counts = new long[fitted.size()];
    double[] scores = new double[fitted.size()];
    for (int i = 0; i < rows.size(); i++) {
      counts[centroids.nearest(rows.values(), i * 3, scores)]++;
    }
    assertArrayEquals(NearestCentroid.counts(rows, fitted), counts);
  }

  @Test
  void farClustersAreFound() {
    Rows rows = Samples.normal(6, 300, 2);
    for (int i = 0; i < rows.size(); i++) {
      rows.values()[2 * i] += 100 * (i % 5);
    }
    Rows centroids = new KMeans(5, 20).fit(rows, 0, 0);
    assertArrayEquals(new long[] {60, 60, 60, 60, 60}, NearestCentroid.counts(rows, centroids));
  }

  @Test
  void asManyCentroidsAsRowsDiffer() {
    Rows grid = Samples.grid(3, 200, 1, 4);
    assertEquals(4, new KMeans(10, 5).fit(grid, 0, 0).size());
    assertEquals(1, new KMeans(10, 5).fit(new Rows(new double[6], 3, 2), 0, 0).size());
  }

  @Test
  void wrongSettingsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new KMeans(0, 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> new KMeans(2, 1).fit(new Rows(new double[0], 0, 1), 0, 0));
  }
}
