package io.remblai.refine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.certificate.DualBound;
import io.remblai.geometry.GroundCost;
import io.remblai.geometry.PointCloud;
import io.remblai.geometry.RandomClouds;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WideGroupTest {

  private static RematchRound round(int repeat, int groups) {
    return new RematchRound(repeat, RematchKind.WIDE, repeat, groups, 1 << 20, 5);
  }

  private static double meanCost(GroundCost cost, float[] x, float[] y, int[] columns, int dim) {
    int n = x.length / dim;
    boolean[] taken = new boolean[n];
    double sum = 0;
    for (int i = 0; i < n; i++) {
      int j = columns[i];
      assertTrue(j >= 0 && j < n && !taken[j], "column " + j);
      taken[j] = true;
      sum += cost.between(x, i * dim, y, j * dim, dim);
    }
    return sum / n;
  }

  /** The last epsilon of the only group is 1.5e-5 of the cost of the pairs it is given. */
  @ParameterizedTest
  @CsvSource({
    "SQEUCLIDEAN, 1, 0",
    "SQEUCLIDEAN, 1, 1000",
    "SQEUCLIDEAN, 1e-20, 0",
    "SQEUCLIDEAN, 1e25, 0",
    "EUCLIDEAN, 1, 0",
    "EUCLIDEAN, 1e-30, 0",
    "EUCLIDEAN, 1e30, 0",
    "COSINE, 1, 0"
  })
  void theOnlyGroupComesToTheOptimumAndProvesIt(GroundCost cost, double scale, double offset) {
    int n = 600;
    int dim = 4;
    PointCloud source = scaled(cost, 1, scale, offset);
    PointCloud target = scaled(cost, 2, scale, offset);
    float[] x = source.coordinates();
    float[] y = target.coordinates();
    double[] potentials = new double[n];
    WideGroup.Found found = new WideGroup(cost, dim).solve(x, y, n, potentials, round(0, 1));
    double before = meanCost(cost, x, y, IntStream.range(0, n).toArray(), dim);
    double reached = meanCost(cost, x, y, found.columns(), dim);
    int[] exact = new ExactBlock(cost, dim).solve(x, 0, y, 0, n);
    double optimum = meanCost(cost, x, y, exact, dim);
    assertTrue(reached >= optimum * (1 - 1e-6));
    assertTrue(reached <= optimum + 3e-5 * before, reached + " of " + optimum);
    assertTrue(found.work() >= n * (n * 0.5 + 300), "a scan and a bid for each row at the least");
    if (scale == 1) {
      double bound = DualBound.of(cost, source, target, potentials).lowerBound();
      assertTrue(bound <= optimum && bound >= optimum - 1e-4 * before, bound + " of " + optimum);
    }
  }

  private static PointCloud scaled(GroundCost cost, long seed, double scale, double offset) {
    PointCloud cloud = RandomClouds.normal(600, 4, seed);
    if (cost == GroundCost.COSINE) {
      return RandomClouds.normalised(cloud);
    }
    float[] points = cloud.coordinates().clone();
    for (int i = 0; i < points.length; i++) {
      points[i] = (float) (points[i] * scale + offset);
    }
    return new PointCloud(points, 600, 4);
  }

  @ParameterizedTest
  @EnumSource(GroundCost.class)
  void theMeanOfThePotentialsIsKept(GroundCost cost) {
    int n = 300;
    float[] x = RandomClouds.normal(n, 3, 1).coordinates();
    float[] y = RandomClouds.moved(RandomClouds.normal(n, 3, 2), 0.5).coordinates();
    for (int repeat : new int[] {0, 1, 3, 9}) {
      double[] potentials = random(n, 7 + repeat);
      double mean = Arrays.stream(potentials).average().orElseThrow();
      double[] before = potentials.clone();
      new WideGroup(cost, 3).solve(x, y, n, potentials, round(repeat, 4));
      assertEquals(mean, Arrays.stream(potentials).average().orElseThrow(), 1e-9);
      assertTrue(!Arrays.equals(before, potentials), "they follow the group's");
    }
  }

  private static double[] random(int n, long seed) {
    return new SplittableRandom(seed).doubles(n, -1, 2).toArray();
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 0.5", "2, 0.3333333333333333", "4, 0.2", "30, 0.2"})
  void aRoundWeighsAsMuchAsThoseBeforeItButNotTooLittle(int repeat, double weight) {
    assertEquals(weight, round(repeat, 4).weight());
  }

  /** What a later round adds is that part of the way to what it would have been alone. */
  @Test
  void laterPotentialsGoPartOfTheWay() {
    int n = 300;
    float[] x = RandomClouds.normal(n, 3, 1).coordinates();
    float[] y = RandomClouds.normal(n, 3, 2).coordinates();
    double[] start = random(n, 3);
    double[] second = start.clone();
    double[] fifth = start.clone();
    WideGroup group = new WideGroup(GroundCost.SQEUCLIDEAN, 3);
    group.solve(x, y, n, second, round(1, 4));
    group.solve(x, y, n, fifth, round(4, 4)); // the same phases
    for (int j = 0; j < n; j++) {
      assertEquals((second[j] - start[j]) / 0.5, (fifth[j] - start[j]) / 0.2, 1e-9, "target " + j);
    }
  }

  @ParameterizedTest
  @EnumSource(GroundCost.class)
  void pairsOfNoCostStay(GroundCost cost) {
    float[] x = RandomClouds.normal(100, 2, 1).coordinates();
    double[] potentials = random(100, 2);
    WideGroup.Found found =
        new WideGroup(cost, 2).solve(x, x.clone(), 100, potentials, round(0, 1));
    assertArrayEquals(IntStream.range(0, 100).toArray(), Arrays.copyOf(found.columns(), 100));
    assertArrayEquals(random(100, 2), potentials);
    assertEquals(0, found.work());
  }

  /** Pairs next to each other in clouds far larger: products would round their costs away. */
  @ParameterizedTest
  @ValueSource(doubles = {1e-2, 1e-4})
  void closePairsOfAWideCloudAreMatchedByDifferences(double apart) {
    int n = 500;
    float[] x = RandomClouds.normal(n, 3, 1).coordinates();
    float[] noise = RandomClouds.normal(n, 3, 2).coordinates();
    float[] y = new float[3 * n];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < 3; k++) {
        y[3 * i + k] = (float) (x[3 * i + k] + apart * noise[3 * i + k]);
      }
    }
    int[] nearest = new ExactBlock(GroundCost.SQEUCLIDEAN, 3).solve(x, 0, y, 0, n).clone();
    double optimum = meanCost(GroundCost.SQEUCLIDEAN, x, y, nearest, 3);
    WideGroup group = new WideGroup(GroundCost.SQEUCLIDEAN, 3);
    int[] found = group.solve(x, y, n, new double[n], round(0, 1)).columns();
    assertEquals(optimum, meanCost(GroundCost.SQEUCLIDEAN, x, y, found, 3), 1e-4 * optimum);
  }

  @Test
  void aUsedWorkspaceGivesWhatAFreshOneGives() {
    WideGroup used = new WideGroup(GroundCost.EUCLIDEAN, 3);
    for (int n : new int[] {300, 2, 500, 65, 1}) {
      float[] x = RandomClouds.normal(n, 3, n).coordinates();
      float[] y = RandomClouds.normal(n, 3, n + 1).coordinates();
      double[] potentials = random(n, n);
      double[] freshPotentials = potentials.clone();
      int[] columns = used.solve(x, y, n, potentials, round(0, 3)).columns();
      int[] fresh =
          new WideGroup(GroundCost.EUCLIDEAN, 3)
              .solve(x, y, n, freshPotentials, round(0, 3))
              .columns();
      assertArrayEquals(Arrays.copyOf(fresh, n), Arrays.copyOf(columns, n));
      assertArrayEquals(freshPotentials, potentials);
    }
  }
}
