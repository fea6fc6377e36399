package io.remblai.lowrank;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.remblai.geometry.RandomClouds;
import io.remblai.lowrank.coupling.LatentCoupling;
import io.remblai.lowrank.coupling.LowRankProblem;
import io.remblai.lowrank.coupling.Marginals;
import io.remblai.lowrank.latent.LatentPlan;
import io.remblai.lowrank.rows.DenseRows;
import io.remblai.lowrank.rows.FactorPasses;
import io.remblai.lowrank.rows.FactorSums;
import io.remblai.lowrank.rows.RowBlock;
import io.remblai.lowrank.rows.SoftRows;
import io.remblai.lowrank.rows.Wanted;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectiveTest {

  private static final int N = 14;
  private static final int M = 11;
  private static final int R1 = 3;
  private static final int R2 = 4;

  private static LowRankProblem problem(double alpha) {
    return ProblemCases.fused(
        RandomClouds.normal(N, 3, 1),
        RandomClouds.moved(RandomClouds.normal(M, 3, 2), 1),
        RandomClouds.normal(N, 2, 3),
        RandomClouds.normal(M, 3, 4),
        alpha,
        Marginals.BALANCED);
  }

  private static FactorSums sums(FactorPasses cloud, SoftRows rows) {
    return cloud.pass(rows, Wanted.SUMS);
  }

  private static LatentCoupling coupling(LowRankProblem problem) {
    int left = problem.source().extent().width();
    int right = problem.target().extent().width();
    SoftRows q = SoftRows.of(R1, DenseRows.numbers((left + 1) * R1, 0.5, 5));
    SoftRows r = SoftRows.of(R2, DenseRows.numbers((right + 1) * R2, 0.5, 6));
    return coupling(problem, q, r);
  }

  private static LatentCoupling coupling(LowRankProblem problem, SoftRows q, SoftRows r) {
    FactorSums s = sums(problem.source(), q);
    FactorSums u = sums(problem.target(), r);
    double[] g = s.columnMasses();
    double[] h = u.columnMasses();
    LatentPlan plan = LatentPlan.independent(g, h).step(DenseRows.numbers(R1 * R2, 1, 7), 1, g, h);
    return new LatentCoupling(q, s, r, u, plan);
  }

  private static RowBlock all(FactorPasses cloud) {
    return cloud.sample(1000);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.3, 1})
  void theValueIsThatOfTheWholeCoupling(double alpha) {
    LowRankProblem problem = problem(alpha);
    LatentCoupling coupling = coupling(problem);
    DenseCoupling dense = new DenseCoupling(coupling, all(problem.source()), all(problem.target()));
    double expected = (1 - alpha) * dense.linear(problem.cost()) + alpha * dense.gromov(problem);
    assertEquals(
        expected, new Objective(problem, 0).at(coupling).value(), 1e-5 * Math.abs(expected));
  }

  /**
   * G_Q = (1 - alpha) C R L' - 4 alpha A Q L (R'BR) L' entry by entry, and T's and R's likewise.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.3, 1})
  void gradientsAreThoseOfExplicitMatrices(double alpha) {
    LowRankProblem problem = problem(alpha);
    LatentCoupling coupling = coupling(problem);
    RowBlock x = all(problem.source());
    RowBlock y = all(problem.target());
    Objective objective = new Objective(problem, 0);
    double step = 1e-5;
    double[][] source = times(x, objective.sourceGradient(coupling, 1), R1);
    double[][] target = times(y, objective.targetGradient(coupling, 1), R2);
    double[] lambda = coupling.lambda();
    double[][] q = DenseRows.of(coupling.source(), x);
    double[][] r = DenseRows.of(coupling.target(), y);
    for (int i = 0; i < N; i += 5) {
      for (int p = 0; p < R1; p++) {
        double before = q[i][p];
        q[i][p] = before + step;
        double above = cross(problem, alpha, x, y, q, lambda, r);
        q[i][p] = before - step;
        double below = cross(problem, alpha, x, y, q, lambda, r);
        q[i][p] = before;
        assertEquals((above - below) / (2 * step), source[i][p], 1e-3);
      }
    }
    for (int p = 0; p < R2; p++) {
      double before = r[2][p];
      r[2][p] = before + step;
      double above = cross(problem, alpha, x, y, q, lambda, r);
      r[2][p] = before - step;
      double below = cross(problem, alpha, x, y, q, lambda, r);
      r[2][p] = before;
      assertEquals((above - below) / (2 * step), target[2][p], 1e-3);
    }
    assertLatent(problem, alpha, coupling, x, y, q, r);
  }

  private static void assertLatent(
      LowRankProblem problem,
      double alpha,
      LatentCoupling coupling,
      RowBlock x,
      RowBlock y,
      double[][] q,
      double[][] r) {
    double step = 1e-5;
    double[] gradient = new Objective(problem, 0).latentGradient(coupling, 1);
    double[] lambda = coupling.lambda();
    double[] g = coupling.sourceMasses();
    double[] h = coupling.targetMasses();
    for (int at = 0; at < lambda.length; at++) {
      double before = lambda[at];
      double change = step / g[at / R2] / h[at % R2];
      lambda[at] = before + change;
      double above = cross(problem, alpha, x, y, q, lambda, r);
      lambda[at] = before - change;
      double below = cross(problem, alpha, x, y, q, lambda, r);
      lambda[at] = before;
      assertEquals((above - below) / (2 * step), gradient[at], 2e-3);
    }
  }

  private static double[][] times(RowBlock block, double[] matrix, int rank) {
    double[][] out = new double[block.size()][rank];
    for (int i = 0; i < block.size(); i++) {
      for (int at = 0; at < matrix.length; at++) {
        out[i][at % rank] += DenseRows.factor(block, i, at / rank) * matrix[at];
      }
    }
    return out;
  }

  /** What depends on Q, L and R: (1 - alpha) sum c P - 2 alpha sum A B P P with P = Q L R'. */
  private static double cross(
      LowRankProblem problem,
      double alpha,
      RowBlock x,
      RowBlock y,
      double[][] q,
      double[] lambda,
      double[][] r) {
    double[][] p = new double[N][M];
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < M; j++) {
        for (int at = 0; at < lambda.length; at++) {
          p[i][j] += q[i][at / R2] * lambda[at] * r[j][at % R2];
        }
      }
    }
    double[][] c = DenseCoupling.costs(problem.cost(), x, y);
    double[][] a = DenseCoupling.costs(problem.sourceMetric(), x, x);
    double[][] b = DenseCoupling.costs(problem.targetMetric(), y, y);
    double sum = 0;
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < M; j++) {
        sum += (1 - alpha) * c[i][j] * p[i][j];
        for (int k = 0; k < N; k++) {
          for (int l = 0; l < M; l++) {
            sum -= 2 * alpha * a[i][k] * b[j][l] * p[i][j] * p[k][l];
          }
        }
      }
    }
    return sum;
  }
}
