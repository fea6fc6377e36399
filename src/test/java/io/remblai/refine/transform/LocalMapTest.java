package io.remblai.refine.transform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.geometry.DemoCloud;
import io.remblai.geometry.DemoCloudName;
import io.remblai.geometry.PointCloud;
import io.remblai.geometry.RandomClouds;
import io.remblai.math.Seeds;
import io.remblai.refine.HierarchicalRefinement;
import io.remblai.refine.RefineOptions;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalMapTest {

  private static long[] keys(int n) {
    long[] keys = new long[n];
    for (int i = 0; i < n; i++) {
      keys[i] = Seeds.key(3, i);
    }
    return keys;
  }

  private static double[] image(
      Smoothing smoothing, int k, int dim, float[] x, float[] y, float[] query) {
    NearestPairs near = new NearestPairs(new PairIndex(x, keys(x.length / dim), dim), k);
    int found = near.find(query, 0, 1);
    double[] image = new double[dim];
    new LocalMap(smoothing, k, dim).map(query, 0, near, found, x, y, image);
    return image;
  }

  @ParameterizedTest
  @EnumSource(Smoothing.class)
  void aTranslationIsItself(Smoothing smoothing) {
    int dim = 3;
    float[] x = RandomClouds.normal(500, dim, 4).coordinates();
    float[] y = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = x[i] + i % dim;
    }
    if (smoothing == Smoothing.PARTNER) {
      float[] query = {x[30], x[31], x[32]};
      assertArrayEquals(new double[] {y[30], y[31], y[32]}, image(smoothing, 1, dim, x, y, query));
      return;
    }
    float[] query = {0.3f, -0.1f, 0.2f};
    assertArrayEquals(
        new double[] {0.3f, 0.9f, 2.2f}, image(smoothing, 20, dim, x, y, query), 1e-5);
  }

  @ParameterizedTest
  @EnumSource(Smoothing.class)
  void withOneNeighbourASourceGoesToItsPartner(Smoothing smoothing) {
    int dim = 5;
    float[] x = RandomClouds.normal(400, dim, 4).coordinates();
    float[] y = RandomClouds.normal(400, dim, 5).coordinates();
    for (int row = 0; row < 400; row += 37) {
      float[] query = java.util.Arrays.copyOfRange(x, row * dim, (row + 1) * dim);
      double[] image = image(smoothing, 1, dim, x, y, query);
      for (int k = 0; k < dim; k++) {
        assertEquals(y[row * dim + k], (float) image[k]);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Smoothing.class)
  void neighboursInOnePlaceCount(Smoothing smoothing) {
    float[] x = {1, 1, 1, 1};
    float[] y = {2, 2, 2, 6};
    double expected = smoothing == Smoothing.PARTNER || smoothing == Smoothing.DISPLACEMENT ? 2 : 3;
    assertEquals(expected, image(smoothing, 4, 1, x, y, new float[] {1})[0], 1e-12);
  }

  /** Slopes are followed: better than the mean where the cloud ends. */
  @Test
  void linearFollowsASlope() {
    int n = 300;
    float[] x = new float[n];
    float[] y = new float[n];
    for (int i = 0; i < n; i++) {
      x[i] = i / (float) n;
      y[i] = 3 * x[i];
    }
    float[] query = {1.02f};
    double linear = Math.abs(image(Smoothing.LINEAR, 30, 1, x, y, query)[0] - 3.06);
    double mean = Math.abs(image(Smoothing.MEAN, 30, 1, x, y, query)[0] - 3.06);
    assertTrue(linear < 0.7 * mean, linear + " " + mean);
  }

  /** Rows held out of a map are taken nearer to their own partners than by the nearest pair. */
  @ParameterizedTest
  @ValueSource(strings = {"gauss-d4", "mixture-d16"})
  void smoothingBeatsTheNearestPair(String name) {
    int n = 3000;
    DemoCloudName cloud = DemoCloudName.find(name).orElseThrow();
    int dim = cloud.dim();
    float[] x = points(cloud, DemoCloud.Side.SOURCE, n);
    float[] y = points(cloud, DemoCloud.Side.TARGET, n);
    int[] targets =
        new HierarchicalRefinement(RefineOptions.defaults(), stage -> {})
            .solve(new PointCloud(x, n, dim), new PointCloud(y, n, dim))
            .targets();
    int half = n / 2;
    float[] known = new float[half * dim];
    float[] partners = new float[half * dim];
    for (int i = 0; i < half; i++) {
      System.arraycopy(x, 2 * i * dim, known, i * dim, dim);
      System.arraycopy(y, targets[2 * i] * dim, partners, i * dim, dim);
    }
    PairIndex index = new PairIndex(known, keys(half), dim);
    Map<Smoothing, Double> errors = new EnumMap<>(Smoothing.class);
    for (Smoothing smoothing : Smoothing.values()) {
      NearestPairs near = new NearestPairs(index, 32);
      LocalMap map = new LocalMap(smoothing, 32, dim);
      double[] image = new double[dim];
      double sum = 0;
      for (int row = 1; row < n; row += 2) {
        int found = near.find(x, row * dim, row);
        map.map(x, row * dim, near, found, known, partners, image);
        for (int k = 0; k < dim; k++) {
          double off = image[k] - y[targets[row] * dim + k];
          sum += off * off;
        }
      }
      errors.put(smoothing, sum);
    }
    double nearest = errors.get(Smoothing.PARTNER);
    assertTrue(errors.get(Smoothing.MEAN) < 0.8 * nearest);
    assertTrue(errors.get(Smoothing.LINEAR) < 0.7 * nearest);
  }

  private static float[] points(DemoCloudName name, DemoCloud.Side side, int n) {
    DemoCloud cloud = DemoCloud.of(name, 77, side, n);
    float[] points = new float[n * cloud.dim()];
    for (int row = 0; row < n; row++) {
      System.arraycopy(cloud.point(row), 0, points, row * cloud.dim(), cloud.dim());
    }
    return points;
  }
}
