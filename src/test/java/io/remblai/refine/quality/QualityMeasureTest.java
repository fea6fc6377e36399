package io.remblai.refine.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.geometry.GroundCost;
import io.remblai.geometry.PointCloud;
import io.remblai.geometry.RandomClouds;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Qualities against their definitions, and laws that they obey. */
class QualityMeasureTest {

  private static PointCloud cloud(GroundCost cost, int n, int dim, double offset, long seed) {
    PointCloud cloud = RandomClouds.normal(n, dim, seed);
    return cost == GroundCost.COSINE
        ? RandomClouds.normalised(cloud)
        : RandomClouds.moved(cloud, offset);
  }

  private static PairQualities measure(Neighbourhood near, double temperature) {
    return new QualityMeasure(near).of(List.of(RowBlock.all(near)), temperature);
  }

  @ParameterizedTest
  @CsvSource({
    "SQEUCLIDEAN, 60, 0, 0, 3, 0, 0.7", "SQEUCLIDEAN, 50, 20, 7, 5, 0, 0.2",
    "SQEUCLIDEAN, 40, 0, 9, 2, 300, 1000", "EUCLIDEAN, 45, 11, 0, 4, 0, 0.3",
    "EUCLIDEAN, 30, 5, 5, 2, 40, 4", "COSINE, 40, 8, 3, 6, 0, 0.05",
    "SQEUCLIDEAN, 1, 3, 0, 2, 0, 1", "SQEUCLIDEAN, 90, 0, 0, 1, 0, 0.01"
  })
  void areAsDefined(
      GroundCost cost,
      int pairs,
      int freeTargets,
      int freeSources,
      int dim,
      double offset,
      double temperature) {
    float[] x = cloud(cost, pairs + freeSources, dim, 0, 1).coordinates();
    float[] y = cloud(cost, pairs + freeTargets, dim, offset, 2).coordinates();
    NaiveQuality naive = new NaiveQuality(cost, dim, x, y, pairs);
    PairQualities found = measure(new Neighbourhood(cost, dim, x, y, pairs), temperature);
    double size = 1 + offset * offset;
    double[] marginals = naive.marginals(temperature, 100);
    for (int pair = 0; pair < pairs; pair++) {
      double margin = found.margin(pair).orElse(Double.POSITIVE_INFINITY);
      assertEquals(naive.margin(pair), margin, 1e-5 * size, "margin of " + pair);
      double confidence = Math.min(naive.amongSteps(pair, temperature), marginals[pair]);
      assertEquals(confidence, found.confidence(pair), 0.01, "confidence of " + pair);
      double nearer = naive.nearer(pair);
      if (Math.abs(nearer) > 1e-5 * size) {
        assertEquals(nearer < 0, found.isMutuallyNearest(pair), "nearest of " + pair);
      }
    }
  }

  @Test
  void twoPairsAreWeighedAsTheirTwoMaps() {
    float[] x = {0, 1};
    float[] y = {0.2f, 0.9f};
    PairQualities found = measure(new Neighbourhood(GroundCost.SQEUCLIDEAN, 1, x, y, 2), 0.5);
    double kept = 0.2 * 0.2 + 0.1 * 0.1;
    double exchanged = 0.9 * 0.9 + 0.8 * 0.8;
    double expected = Math.exp(-kept / 0.5) / (Math.exp(-kept / 0.5) + Math.exp(-exchanged / 0.5));
    assertEquals(expected, found.confidence(0), 1e-6);
    assertEquals(expected, found.confidence(1), 1e-6);
    assertEquals(exchanged - kept, found.margin(0).getAsDouble(), 1e-6);
  }

  @Test
  void aPairAloneIsCertain() {
    float[] point = {3, 4};
    PairQualities found = measure(new Neighbourhood(GroundCost.EUCLIDEAN, 2, point, point, 1), 0.1);
    assertEquals(1, found.confidence(0), 0);
    assertTrue(found.margin(0).isEmpty());
    assertTrue(found.isMutuallyNearest(0));
  }

  /** Rows that are the same cannot be told apart, at any temperature. */
  @Test
  void twinsShareConfidence() {
    float[] x = {0, 0, 0, 5, 5, 5, 9, 9};
    float[] y = {0, 0, 0, 5, 5, 5, 9, 9};
    for (double temperature : List.of(0.0, 1e-3)) {
      PairQualities found =
          measure(new Neighbourhood(GroundCost.SQEUCLIDEAN, 1, x, y, 8), temperature);
      for (int pair = 0; pair < 6; pair++) {
        assertEquals(1 / 3.0, found.confidence(pair), 1e-6);
        assertEquals(0, found.margin(pair).getAsDouble(), 0);
      }
      assertEquals(0.5, found.confidence(6), 1e-6);
    }
  }

  @Test
  void aPairThatShouldBeExchangedIsNotTheLikelier() {
    float[] x = {0, 1};
    float[] y = {1, 0};
    Neighbourhood near = new Neighbourhood(GroundCost.EUCLIDEAN, 1, x, y, 2);
    PairQualities found = measure(near, 0.1);
    assertEquals(-2, found.margin(0).getAsDouble(), 0);
    assertTrue(found.confidence(0) < 1e-8);
    assertFalse(found.isMutuallyNearest(0));
    assertEquals(0, measure(near, 0).confidence(0), 0);
  }

  /** Of a few pairs the probability of each can be had from all maps. */
  @ParameterizedTest
  @CsvSource({"0, 0", "2, 0", "0, 1", "1, 2"})
  void isNearTheProbabilityAmongAllMaps(int freeTargets, int freeSources) {
    double squares = 0;
    int count = 0;
    for (int seed = 0; seed < 40; seed++) {
      int pairs = 2 + seed % (5 - freeTargets - freeSources);
      float[] x = RandomClouds.normal(pairs + freeSources, 2, seed).coordinates();
      float[] y = RandomClouds.normal(pairs + freeTargets, 2, 1000 + seed).coordinates();
      for (int i = 0; i < pairs * 2; i++) {
        y[i] = x[i] + 0.5f * y[i];
      }
      NaiveQuality naive = new NaiveQuality(GroundCost.SQEUCLIDEAN, 2, x, y, pairs);
      double[] exact = naive.exact(0.5);
      PairQualities found = measure(new Neighbourhood(GroundCost.SQEUCLIDEAN, 2, x, y, pairs), 0.5);
      if (IntStream.range(0, pairs).anyMatch(i -> naive.margin(i) < 0)) {
        continue; // a map that could be mended at sight
      }
      for (int i = 0; i < pairs; i++, count++) {
        squares += Math.pow(found.confidence(i) - exact[i], 2);
      }
    }
    double error = Math.sqrt(squares / count);
    assertTrue(error < 0.05, "root mean square error " + error);
  }

  /** What is measured of a block does not depend on what else is measured by the same pass. */
  @Test
  void partsAreAsTheWhole() {
    float[] x = RandomClouds.normal(300, 3, 5).coordinates();
    float[] y = RandomClouds.normal(340, 3, 6).coordinates();
    Neighbourhood near = new Neighbourhood(GroundCost.SQEUCLIDEAN, 3, x, y, 300);
    RowBlock first = new RowBlock(0, 120, 300, 325, 300, 300);
    RowBlock second = new RowBlock(120, 300, 325, 340, 300, 300);
    PairQualities whole = new QualityMeasure(near).of(List.of(first, second), 0.4);
    for (RowBlock block : List.of(first, second)) {
      PairQualities part = new QualityMeasure(near).of(List.of(block), 0.4);
      assertEquals(block.pairs(), part.size());
      for (int pair = 0; pair < part.size(); pair++) {
        assertEquals(whole.confidence(block.fromPair() + pair), part.confidence(pair), 0);
        assertEquals(whole.margin(block.fromPair() + pair), part.margin(pair));
      }
    }
  }

  /** Where noise is small the true cost of the pairs tells it. */
  @ParameterizedTest
  @EnumSource
  void theTemperatureIsThatOfTheNoise(GroundCost cost) {
    int n = 2000;
    int dim = 4;
    double noise = 0.02;
    PointCloud source = cloud(cost, n, dim, 0, 1);
    float[] x = source.coordinates();
    float[] y = new float[x.length];
    float[] more = RandomClouds.normal(n * dim, 1, 3).coordinates();
    double shift = cost == GroundCost.SQEUCLIDEAN ? 7 : 0;
    double sum = 0;
    for (int i = 0; i < y.length; i++) {
      y[i] = (float) (x[i] + shift + noise * more[i]);
    }
    if (cost == GroundCost.COSINE) {
      y = RandomClouds.normalised(new PointCloud(y, n, dim)).coordinates();
    }
    for (int i = 0; i < n && shift == 0; i++) {
      sum += cost.between(x, i * dim, y, i * dim, dim);
    }
    double expected = shift > 0 ? 2 * noise * noise : Temperature.factor(cost, dim) * sum / n;
    Neighbourhood near = new Neighbourhood(cost, dim, x, y, n);
    Temperature found = Temperature.of(cost, near, RowBlock.all(near));
    assertEquals(expected, found.value(), 0.05 * expected);
    assertTrue(found.converged());
    Temperature mean = Temperature.mean(List.of(found, new Temperature(0, 0, n, false)));
    assertEquals(new Temperature(found.value() / 2, found.meanCost() / 2, 2 * n, false), mean);
  }

  @Test
  void refusesWhatHasNoPairs() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Neighbourhood(GroundCost.EUCLIDEAN, 1, new float[2], new float[2], 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Neighbourhood(GroundCost.EUCLIDEAN, 1, new float[2], new float[1], 2));
    assertThrows(IllegalArgumentException.class, () -> Temperature.mean(List.of()));
    assertThrows(IllegalArgumentException.class, () -> new RowBlock(3, 3, 3, 3, 3, 3));
  }
}
