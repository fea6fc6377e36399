package io.remblai.lowrank.latent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.lowrank.rows.DenseRows;
import io.remblai.math.linear.Matrices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatentPlanTest {

  private static double[] masses(int n, long seed) {
    double[] masses = DenseRows.numbers(n, 0.5, seed);
    double sum = 0;
    for (int p = 0; p < n; p++) {
      masses[p] = Math.exp(masses[p]);
      sum += masses[p];
    }
    for (int p = 0; p < n; p++) {
      masses[p] /= sum;
    }
    return masses;
  }

  /** Also where the kernel spans hundreds of orders of magnitude. */
  @ParameterizedTest
  @ValueSource(doubles = {0.1, 3, 50, 1000, 1e5})
  void marginalsAreExact(double step) {
    for (int seed = 0; seed < 5; seed++) {
      double[] g = masses(7, seed);
      double[] h = masses(11, 100 + seed);
      LatentPlan plan =
          LatentPlan.independent(g, h).step(DenseRows.numbers(77, 1, seed), step, g, h);
      assertArrayEquals(g, Matrices.rowSums(plan.plan(), 7, 11), 1e-14);
      assertArrayEquals(h, Matrices.columnSums(plan.plan(), 7, 11), 1e-14);
      for (double t : plan.plan()) {
        assertTrue(t >= 0, "entry " + t);
      }
    }
  }

  @Test
  void aComponentWithoutMassHasNone() {
    double[] g = {0.5, 0, 0.5};
    double[] h = {0.25, 0.75};
    LatentPlan plan = LatentPlan.independent(g, h).step(DenseRows.numbers(6, 1, 3), 5, g, h);
    assertArrayEquals(g, Matrices.rowSums(plan.plan(), 3, 2), 1e-14);
    double[] lambda = plan.lambda(g, h);
    assertEquals(0, lambda[2]);
    assertEquals(0, lambda[3]);
  }

  /** Stationarity: G + ln(T / old) / step = u + v. */
  @Test
  void pricesAreThoseOfTheStep() {
    double[] g = masses(4, 8);
    double[] h = masses(6, 9);
    LatentPlan old = LatentPlan.independent(g, h);
    double[] gradient = DenseRows.numbers(24, 1, 10);
    LatentPlan next = old.step(gradient, 2.5, g, h);
    for (int at = 0; at < 24; at++) {
      double left = gradient[at] + Math.log(next.plan()[at] / old.plan()[at]) / 2.5;
      // The first plan's own potentials are constants of its rows and columns, so differences
      // count.
      assertEquals(next.rowPrices()[at / 6] + next.columnPrices()[at % 6], left, 1e-7);
    }
  }

  @Test
  void aGreatStepFindsTheLeastCost() {
    double[] g = {0.25, 0.25, 0.25, 0.25};
    double[] cost = new double[16];
    for (int at = 0; at < 16; at++) {
      int row = at / 4;
      cost[at] = -(row + 1.0) * (at % 4 + 1.0);
    }
    LatentPlan plan = LatentPlan.independent(g, g).step(cost, 30, g, g);
    double least = Matrices.inner(cost, LatentPlan.diagonal(g).plan());
    assertEquals(least, Matrices.inner(cost, plan.plan()), 0.01);
  }
}
