package io.remblai.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.certificate.DualProblem.Clouds;
import io.remblai.certificate.DualProblem.Potentials;
import io.remblai.geometry.GroundCost;
import io.remblai.geometry.PointCloud;
import io.remblai.geometry.RandomClouds;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DualBoundTest {

  /** Every kind of cloud with every kind of potentials, in two sizes. */
  private static List<DualProblem> problems(GroundCost cost, int mostPoints, int mostDim) {
    SplittableRandom random = new SplittableRandom(mostPoints);
    List<DualProblem> problems = new ArrayList<>();
    for (Clouds clouds : Clouds.values()) {
      for (Potentials potentials : Potentials.values()) {
        for (int repeat = 0; repeat < 3; repeat++) {
          int n = 1 + random.nextInt(mostPoints);
          int dim = 1 + random.nextInt(mostDim);
          problems.add(new DualProblem(cost, clouds, potentials, n, dim, random.nextLong()));
        }
      }
    }
    return problems;
  }

  @ParameterizedTest
  @EnumSource(GroundCost.class)
  void neverExceedsTheOptimum(GroundCost cost) {
    for (DualProblem problem : problems(cost, 64, 40)) {
      DualBound bound = problem.bound();
      double optimum = problem.leastMeanCost();
      assertTrue(bound.lowerBound() <= optimum, () -> problem + ": " + bound.lowerBound());
      DualBound raised = bound.raised();
      assertTrue(raised.lowerBound() <= optimum, () -> problem + ": " + raised.lowerBound());
      assertTrue(raised.lowerBound() >= bound.lowerBound(), problem::toString);
    }
  }

  /** f(x) + g(y) <= c(x, y) of every pair, in exact arithmetic, before and after an ascent. */
  @ParameterizedTest
  @EnumSource(GroundCost.class)
  void isFeasibleExactly(GroundCost cost) {
    for (DualProblem problem : problems(cost, 12, 24)) {
      DualBound bound = problem.bound();
      assertFeasible(problem, bound);
      assertFeasible(problem, bound.raised());
      if (cost != GroundCost.EUCLIDEAN) {
        assertFeasible(
            problem,
            DualBound.of(cost, Scoring.SQUARES, problem.source, problem.target, problem.g));
        assertFeasible(
            problem,
            DualBound.of(cost, Scoring.PRODUCTS, problem.source, problem.target, problem.g));
      }
    }
  }

  private static void assertFeasible(DualProblem problem, DualBound bound) {
    for (int i = 0; i < problem.n; i++) {
      for (int j = 0; j < problem.n; j++) {
        BigDecimal sum =
            new BigDecimal(bound.sourcePotentials()[i])
                .add(new BigDecimal(bound.targetPotentials()[j]));
        BigDecimal squared = squared(problem, i, j);
        boolean feasible =
            switch (problem.cost) {
              case SQEUCLIDEAN -> sum.compareTo(squared) <= 0;
              case COSINE -> sum.add(sum).compareTo(squared) <= 0;
              case EUCLIDEAN -> sum.signum() <= 0 || sum.multiply(sum).compareTo(squared) <= 0;
            };
        assertTrue(feasible, "%s: pair %d, %d".formatted(problem, i, j));
      }
    }
  }

  private static BigDecimal squared(DualProblem problem, int i, int j) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int k = 0; k < problem.dim; k++) {
      BigDecimal difference =
          new BigDecimal(problem.source.coordinates()[i * problem.dim + k])
              .subtract(new BigDecimal(problem.target.coordinates()[j * problem.dim + k]));
      sum = sum.add(difference.multiply(difference));
    }
    return sum;
  }

  /** The rounding given away is small beside what it comes from. */
  @ParameterizedTest
  @EnumSource(GroundCost.class)
  void losesLittle(GroundCost cost) {
    SplittableRandom random = new SplittableRandom(9);
    for (Clouds clouds : Clouds.values()) {
      for (int repeat = 0; repeat < 4; repeat++) {
        int n = 1 + random.nextInt(64);
        int dim = 1 + random.nextInt(40);
        DualProblem problem =
            new DualProblem(cost, clouds, Potentials.OPTIMAL, n, dim, random.nextLong());
        DualBound bound = problem.bound();
        double scale = spread(problem);
        for (int i = 0; i < n; i++) {
          double exact = Double.POSITIVE_INFINITY;
          for (int j = 0; j < n; j++) {
            exact = Math.min(exact, problem.between(i, j) - problem.g[j]);
          }
          // Where all points coincide there is no scale but that of the coordinates, about 1.
          double most = (dim + 8) * 1e-6 * scale + (scale == 0 ? 1e-20 : 0);
          assertEquals(exact, bound.sourcePotentials()[i], most, problem::toString);
        }
      }
    }
  }

  /** What rounding goes by: the largest cost, or distance from the first target. */
  private static double spread(DualProblem problem) {
    double largest = 0;
    float[] y = problem.target.coordinates();
    float[] x = problem.source.coordinates();
    int dim = problem.dim;
    for (int i = 0; i < problem.n; i++) {
      largest = Math.max(largest, Math.abs(problem.g[i]));
      for (int j = 0; j < problem.n; j++) {
        largest = Math.max(largest, problem.between(i, j));
        largest = Math.max(largest, problem.cost.between(y, i * dim, y, j * dim, dim));
        largest = Math.max(largest, problem.cost.between(x, i * dim, x, j * dim, dim));
      }
    }
    return largest;
  }

  @ParameterizedTest
  @CsvSource({
    "SQEUCLIDEAN, NORMAL, 64, 3e-5",
    "SQEUCLIDEAN, NORMAL, 2, 3e-5",
    "SQEUCLIDEAN, BOTH_FAR, 64, 3e-5",
    "SQEUCLIDEAN, FAR_APART, 64, 3e-5",
    "SQEUCLIDEAN, OUTLIER, 8, 3e-5",
    "EUCLIDEAN, NORMAL, 64, 3e-5",
    "EUCLIDEAN, NORMAL, 2, 3e-5",
    "COSINE, NORMAL, 64, 3e-5"
  })
  void isTightWithOptimalPotentials(GroundCost cost, Clouds clouds, int dim, double most) {
    DualProblem problem = new DualProblem(cost, clouds, Potentials.OPTIMAL, 400, dim, 3);
    double optimum = problem.leastMeanCost();
    double gap = (optimum - problem.bound().lowerBound()) / optimum;
    assertTrue(gap > 0 && gap < most, () -> "gap " + gap);
  }

  @ParameterizedTest
  @EnumSource(GroundCost.class)
  void slackIsWhatIsMissing(GroundCost cost) {
    for (DualProblem problem : problems(cost, 40, 20)) {
      DualBound bound = problem.bound();
      double[] slacks =
          DualTotals.slacks(
              cost,
              problem.source.coordinates(),
              problem.target.coordinates(),
              bound.sourcePotentials(),
              bound.targetPotentials(),
              problem.dim);
      DualTotals totals = new DualTotals();
      totals.add(
          cost,
          problem.source.coordinates(),
          problem.target.coordinates(),
          bound.sourcePotentials(),
          bound.targetPotentials(),
          problem.dim);
      double sum = 0;
      double size = 0;
      for (int i = 0; i < problem.n; i++) {
        assertTrue(slacks[i] >= 0);
        assertEquals(slacks[i], bound.slack(i, i), 0);
        sum += slacks[i];
        size = Math.max(size, Math.abs(problem.g[i]) + Math.abs(bound.sourcePotentials()[i]));
      }
      assertEquals(bound.lowerBound(), totals.lowerBound(), 0);
      assertEquals(
          totals.meanCost() - totals.lowerBound(),
          sum / problem.n,
          1e-13 * (size + totals.meanCost()),
          problem::toString);
    }
  }

  /** The second step of ascent is known to gain nothing. */
  @Test
  void ascentRaisesABadBoundAtOnce() {
    DualProblem problem =
        new DualProblem(GroundCost.SQEUCLIDEAN, Clouds.NORMAL, Potentials.RANDOM, 200, 4, 1);
    DualBound bound = problem.bound();
    DualBound raised = bound.raised();
    assertTrue(raised.lowerBound() > bound.lowerBound() + 0.1);
    DualBound again =
        DualBound.of(problem.cost, problem.source, problem.target, raised.targetPotentials())
            .raised();
    assertEquals(raised.lowerBound(), again.lowerBound(), 1e-4);
  }

  @Test
  void refusesWhatDoesNotFit() {
    PointCloud cloud = RandomClouds.normal(3, 2, 1);
    assertThrows(
        IllegalArgumentException.class,
        () -> DualBound.of(GroundCost.SQEUCLIDEAN, cloud, cloud, new double[2]));
    assertThrows(
        IllegalArgumentException.class,
        () -> DualBound.of(GroundCost.SQEUCLIDEAN, cloud, cloud, new double[] {0, Double.NaN, 0}));
  }
}
