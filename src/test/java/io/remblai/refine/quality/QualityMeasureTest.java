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

/** Qualities against their definitions, and laws that they obey. */
class QualityMeasureTest {

  private static PointCloud cloud(GroundCost cost, int n, int dim, double offset, long seed) {
    PointCloud cloud = RandomClouds.normal(n, dim, seed);
    return cost == GroundCost.COSINE
        ? RandomClouds.normalised(cloud)
        : RandomClouds.moved(cloud, offset);
  }

  private static PairQualities measure(Neighbourhood near, double temperature) {
    return new QualityMeasure(near).of(0, near.pairs(), temperature);
  }

  @ParameterizedTest
  @CsvSource({
    "SQEUCLIDEAN, 60, 0, 0, 3, 0, 0.7", "SQEUCLIDEAN, 50, 20, 7, 5, 0, 0.2",
    "SQEUCLIDEAN, 40, 0, 9, 2, 300, 3", "EUCLIDEAN, 45, 11, 0, 4, 0, 0.3",
    "EUCLIDEAN, 30, 5, 5, 2, 40, 0.1", "COSINE, 40, 8, 3, 6, 0, 0.05",
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
    for (int pair = 0; pair < pairs; pair++) {
      double margin = found.margin(pair).orElse(Double.POSITIVE_INFINITY);
      assertEquals(naive.margin(pair), margin, 1e-5 * size, "margin of " + pair);
      double confidence = naive.confidence(pair, temperature);
      assertEquals(confidence, found.confidence(pair), 1e-4, "confidence of " + pair);
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

  /** What is measured of a pair does not depend on what else is measured by the same pass. */
  @Test
  void partsAreAsTheWhole() {
    float[] x = RandomClouds.normal(300, 3, 5).coordinates();
    float[] y = RandomClouds.normal(340, 3, 6).coordinates();
    Neighbourhood near = new Neighbourhood(GroundCost.SQEUCLIDEAN, 3, x, y, 300);
    PairQualities whole = measure(near, 0.4);
    for (int from : new int[] {0, 17, 100, 299}) {
      PairQualities part = new QualityMeasure(near).of(from, Math.min(300, from + 50), 0.4);
      for (int pair = 0; pair < part.size(); pair++) {
        assertEquals(whole.confidence(from + pair), part.confidence(pair), 0);
        assertEquals(whole.margin(from + pair), part.margin(pair));
      }
    }
  }

  @Test
  void theTemperatureIsThatOfTheNoiseWhateverTheOrder() {
    int n = 2000;
    int dim = 4;
    double noise = 0.02;
    float[] x = RandomClouds.normal(n, dim, 1).coordinates();
    float[] y = new float[x.length];
    float[] more = RandomClouds.normal(n * dim, 1, 3).coordinates();
    for (int i = 0; i < y.length; i++) {
      y[i] = (float) (x[i] + 7 + noise * more[i]);
    }
    Neighbourhood near = new Neighbourhood(GroundCost.SQEUCLIDEAN, dim, x, y, n);
    Alternatives.Draw draw = new Alternatives.Draw(near);
    List<Alternatives> sample =
        IntStream.range(0, n).mapToObj(pair -> draw.of(pair, pair * 77L)).toList();
    Temperature found = Temperature.of(GroundCost.SQEUCLIDEAN, dim, sample);
    assertEquals(2 * noise * noise, found.value(), 0.05 * 2 * noise * noise);
    assertTrue(found.converged());
    List<Alternatives> backwards = new java.util.ArrayList<>(sample);
    java.util.Collections.reverse(backwards);
    assertEquals(found, Temperature.of(GroundCost.SQEUCLIDEAN, dim, backwards));
  }

  @Test
  void refusesWhatHasNoPairs() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Neighbourhood(GroundCost.EUCLIDEAN, 1, new float[2], new float[2], 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Neighbourhood(GroundCost.EUCLIDEAN, 1, new float[2], new float[1], 2));
    assertThrows(
        IllegalArgumentException.class, () -> Temperature.of(GroundCost.EUCLIDEAN, 1, List.of()));
  }
}
