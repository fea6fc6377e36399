package io.remblai.refine.quality;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.geometry.GroundCost;
import io.remblai.geometry.PointCloud;
import io.remblai.geometry.RandomClouds;
import io.remblai.refine.HierarchicalRefinement;
import io.remblai.refine.RefineOptions;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Confidence on data with planted truth: a target row is a source row, moved, plus normal noise.
 * Among pairs of one confidence the share that is right must be near it. The temperature comes from
 * the pairs alone.
 */
class CalibrationTest {

  private static final int POINTS = 1200;
  private static final int BINS = 10;
  private static final double MOST_ERROR = 0.1;

  /** A bin of fewer pairs says little. */
  private static final int LEAST_IN_BIN = 40;

  /** Pairs of one confidence, and how many of them are right. */
  private record Bin(int pairs, double confidence, double right) {

    double error() {
      return Math.abs(confidence - right);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2, 0.005",
    "2, 0.02",
    "2, 0.05",
    "2, 0.2",
    "16, 0.4",
    "16, 0.7",
    "16, 1",
    "16, 1.5",
    "64, 1.5",
    "64, 2",
    "64, 2.5",
    "64, 3.5"
  })
  void theShareOfRightPairsIsTheConfidence(int dim, double noise) {
    for (long seed = 1; seed <= 2; seed++) {
      List<Bin> bins = bins(dim, noise, seed);
      double expected = bins.stream().mapToDouble(bin -> bin.pairs * bin.error()).sum() / POINTS;
      String seen = "error " + expected + " in " + bins;
      assertTrue(expected <= MOST_ERROR, seen);
      Bin before = null;
      for (Bin bin : bins) {
        if (bin.pairs < LEAST_IN_BIN) {
          continue;
        }
        // Three standard deviations of the difference of two shares.
        double room =
            before == null ? 0 : 3 * 0.5 * Math.sqrt(1.0 / bin.pairs + 1.0 / before.pairs);
        assertTrue(before == null || bin.right >= before.right - room, seen);
        before = bin;
      }
    }
  }

  private static List<Bin> bins(int dim, double noise, long seed) {
    float[] x = new float[POINTS * dim];
    SplittableRandom random = new SplittableRandom(100 + seed);
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) random.nextGaussian();
    }
    int[] shuffled = RandomClouds.shuffle(POINTS, seed);
    float[] y = new float[x.length];
    for (int i = 0; i < POINTS; i++) {
      for (int k = 0; k < dim; k++) {
        y[shuffled[i] * dim + k] = (float) (x[i * dim + k] + 3 + noise * random.nextGaussian());
      }
    }
    PointCloud target = new PointCloud(y, POINTS, dim);
    int[] map =
        new HierarchicalRefinement(RefineOptions.defaults(), stage -> {})
            .solve(new PointCloud(x, POINTS, dim), target)
            .targets();
    float[] matched = RandomClouds.permuted(target, map).coordinates();
    Neighbourhood near = new Neighbourhood(GroundCost.SQEUCLIDEAN, dim, x, matched, POINTS);
    RowBlock all = RowBlock.all(near);
    Temperature temperature = Temperature.of(GroundCost.SQEUCLIDEAN, near, all);
    PairQualities found = new QualityMeasure(near).of(List.of(all), temperature.value());
    int[] count = new int[BINS];
    double[] sum = new double[BINS];
    double[] right = new double[BINS];
    for (int i = 0; i < POINTS; i++) {
      int bin = (int) Math.min(BINS - 1, BINS * found.confidence(i));
      count[bin]++;
      sum[bin] += found.confidence(i);
      right[bin] += map[i] == shuffled[i] ? 1 : 0;
    }
    return IntStream.range(0, BINS)
        .filter(bin -> count[bin] > 0)
        .mapToObj(bin -> new Bin(count[bin], sum[bin] / count[bin], right[bin] / count[bin]))
        .toList();
  }
}
