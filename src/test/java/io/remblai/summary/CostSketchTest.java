package io.remblai.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CostSketchTest {

  private static final double[] PARTS = {0, 0.01, 0.25, 0.5, 0.9, 0.999, 1};

  /** Costs over many orders of magnitude, some 0, some alike. */
  private static double[] costs(Random random, int size) {
    double[] costs = new double[size];
    for (int i = 0; i < size; i++) {
      costs[i] = random.nextInt(20) == 0 ? 0 : Math.exp(6 * random.nextGaussian());
      if (i > 0 && random.nextInt(10) == 0) {
        costs[i] = costs[i - 1];
      }
    }
    return costs;
  }

  private static CostSketch sketch(double[] costs, int from, int to) {
    CostSketch sketch = new CostSketch();
    for (int i = from; i < to; i++) {
      sketch.add(costs[i]);
    }
    return sketch;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void quantilesAreThoseOfTheSortedCosts(long seed) {
    Random random = new Random(seed);
    double[] costs = costs(random, 1 + random.nextInt(5000));
    CostSketch sketch = sketch(costs, 0, costs.length);
    Arrays.sort(costs);
    for (double part : PARTS) {
      double below = costs[(int) Math.floor(part * (costs.length - 1))];
      double above = costs[(int) Math.ceil(part * (costs.length - 1))];
      double found = sketch.quantile(part);
      assertTrue(
          found >= below * (1 - 1 / 256.0) && found <= above * (1 + 1 / 256.0),
          () -> part + " of " + costs.length + ": " + found + " not in " + below + ", " + above);
    }
    assertEquals(costs[0], sketch.least());
    assertEquals(costs[costs.length - 1], sketch.greatest());
  }

  @Test
  void piecesMakeTheWholeInAnyOrder() {
    double[] costs = costs(new Random(7), 1000);
    CostSketch whole = sketch(costs, 0, 1000);
    CostSketch pieces = sketch(costs, 600, 1000);
    pieces.mergeWith(new CostSketch());
    pieces.mergeWith(sketch(costs, 0, 100));
    pieces.mergeWith(sketch(costs, 100, 600));
    assertEquals(whole.size(), pieces.size());
    for (double part : PARTS) {
      assertEquals(whole.quantile(part), pieces.quantile(part));
    }
  }

  @Test
  void whatIsNoCostIsRefused() {
    CostSketch sketch = new CostSketch();
    for (double wrong : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(IllegalArgumentException.class, () -> sketch.add(wrong));
    }
    assertEquals(0, sketch.size());
    assertThrows(IllegalStateException.class, sketch::least);
  }
}
