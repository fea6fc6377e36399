package io.remblai.refine.partial;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.assignment.caliper.PairLimits;
import io.remblai.geometry.GroundCost;
import io.remblai.geometry.RandomClouds;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CaliperBlockTest {

  private static final GroundCost COST = GroundCost.EUCLIDEAN;

  /** Pairs within the limit and their cost, the best there is. */
  private record Best(int pairs, double cost) {
    boolean isBelow(Best other) {
      return pairs < other.pairs || (pairs == other.pairs && cost > other.cost);
    }
  }

  private static final double[] NONE = {};

  @Test
  void aThousandSmallBlocksAreLikeBruteForce() {
    SplittableRandom random = new SplittableRandom(5);
    for (int trial = 0; trial < 1000; trial++) {
      int n = random.nextInt(1, 6);
      int m = n + random.nextInt(0, 3);
      double limit = random.nextDouble(0.1, 2);
      float[] x = RandomClouds.normal(n, 2, 2L * trial).coordinates();
      float[] y = RandomClouds.normal(m, 2, 2L * trial + 1).coordinates();
      int[] columns =
          new CaliperBlock(COST, 2, new PairLimits(limit)).solve(x, NONE, n, y, NONE, m);
      assertEquals(n, Arrays.stream(columns).distinct().count(), "one to one");
      Best found = score(x, y, columns, limit);
      Best least = best(x, n, y, m, limit, new int[n], 0, new boolean[m]);
      assertEquals(least.pairs, found.pairs, "trial " + trial);
      assertEquals(least.cost, found.cost, 1e-9, "trial " + trial);
    }
  }

  @Test
  void presentTargetsStayWhereNothingIsWon() {
    float[] x = {0, 10, 20};
    float[] y = {1, 11, 40, 21};
    int[] good = {0, 1, 3};
    CaliperBlock block = new CaliperBlock(COST, 1, new PairLimits(2));
    assertSame(good, block.improve(x, NONE, 3, y, NONE, 4, good));
    assertArrayEquals(good, block.improve(x, NONE, 3, y, NONE, 4, new int[] {0, 1, 2}));
    int[] none = {2, 1, 0};
    CaliperBlock strict = new CaliperBlock(COST, 1, new PairLimits(0.5));
    assertSame(none, strict.improve(x, NONE, 3, y, NONE, 4, none));
  }

  private static Best score(float[] x, float[] y, int[] columns, double limit) {
    int pairs = 0;
    double cost = 0;
    for (int i = 0; i < columns.length; i++) {
      double between = COST.between(x, i * 2, y, columns[i] * 2, 2);
      if (between <= limit) {
        pairs++;
        cost += between;
      }
    }
    return new Best(pairs, cost);
  }

  private static Best best(
      float[] x, int n, float[] y, int m, double limit, int[] columns, int row, boolean[] taken) {
    if (row == n) {
      return score(x, y, columns, limit);
    }
    Best best = new Best(-1, 0);
    for (int j = 0; j < m; j++) {
      if (!taken[j]) {
        taken[j] = true;
        columns[row] = j;
        Best found = best(x, n, y, m, limit, columns, row + 1, taken);
        best = best.isBelow(found) ? found : best;
        taken[j] = false;
      }
    }
    assertTrue(best.pairs >= 0);
    return best;
  }
}
