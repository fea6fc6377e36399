package io.remblai.report.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.summary.BinCounts;
import io.remblai.summary.CostSketch;
import io.remblai.summary.MapSummary;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CostBinsTest {

  private static final int SIZE = 5000;

  private static double[] costs(int seed, ToDoubleFunction<Random> draw) {
    Random random = new Random(seed);
    double[] costs = new double[SIZE];
    Arrays.setAll(costs, i -> draw.applyAsDouble(random));
    return costs;
  }

  private static CostBins bins(double[] costs) {
    CostSketch sketch = new CostSketch();
    BinCounts even = new BinCounts(0, 1, 48);
    for (double cost : costs) {
      sketch.add(cost);
      even.add(cost);
    }
    return CostBins.of(
        new MapSummary(sketch, even, List.of(), new long[] {SIZE}, Optional.empty(), 0));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void costsOfManyOrdersAreCountedInRatios(int seed) {
    double[] costs = costs(seed, r -> r.nextInt(9) == 0 ? 0 : StrictMath.exp(4 * r.nextGaussian()));
    CostBins bins = bins(costs);
    assertTrue(bins.powers());
    for (int b = 0; b < bins.counts().length; b++) {
      double low = bins.edges()[b];
      double high = bins.edges()[b + 1];
      assertTrue(low < high);
      assertEquals(
          Arrays.stream(costs).filter(c -> c >= low && c < high).count(), bins.counts()[b]);
    }
    assertEquals(SIZE, bins.left() + bins.right() + Arrays.stream(bins.counts()).sum());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void costsOfOneOrderAreCountedInSteps(int seed) {
    CostBins bins = bins(costs(seed, Random::nextDouble));
    assertEquals(false, bins.powers());
    assertEquals(SIZE, bins.right() + Arrays.stream(bins.counts()).sum());
  }
}
