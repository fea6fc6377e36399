package io.remblai.lowrank;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.geometry.RandomClouds;
import io.remblai.lowrank.coupling.CouplingInformation;
import io.remblai.lowrank.coupling.LatentCoupling;
import io.remblai.lowrank.coupling.LowRankProblem;
import io.remblai.lowrank.coupling.Marginals;
import io.remblai.lowrank.rows.DenseRows;
import io.remblai.lowrank.rows.RowBlock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CouplingInformationTest {

  private static final int N = 90;
  private static final int M = 80;

  @ParameterizedTest
  @EnumSource(
      value = Marginals.class,
      names = {"BALANCED", "UNBALANCED"})
  void agreesWithTheWholeCoupling(Marginals marginals) {
    LowRankProblem problem =
        ProblemCases.wasserstein(
            RandomClouds.normal(N, 2, 1), RandomClouds.normal(M, 2, 2), marginals);
    LatentCoupling coupling = FrlcSolver.solve(problem, FrlcOptions.defaults(5)).coupling();
    RowBlock x = problem.source().sample(N);
    RowBlock y = problem.target().sample(M);
    DenseCoupling dense = new DenseCoupling(coupling, x, y);
    double[] p = DenseCoupling.rowSums(dense.p);
    double[] q = DenseCoupling.columnSums(dense.p);
    double entropy = 0;
    double information = 0;
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < M; j++) {
        double mass = dense.p[i][j];
        if (mass > 0) {
          entropy -= mass * Math.log(mass);
          information += mass * Math.log(mass / (p[i] * q[j]));
        }
      }
    }
    CouplingInformation all =
        CouplingInformation.of(problem.source(), problem.target(), coupling, N);
    assertEquals(information, all.information(), 1e-5);
    assertEquals(entropy, all.entropy(), 1e-4);
    assertEquals(Math.exp(entropy), all.effectiveSupport(), 1e-2 * Math.exp(entropy));
    assertEquals(0, all.informationError());
    assertTrue(all.latentInformation() >= information - 1e-6);
    assertTrue(all.latentInformation() <= Math.log(5) + 1e-9);
    CouplingInformation some =
        CouplingInformation.of(problem.source(), problem.target(), coupling, 45);
    assertEquals(information, some.information(), 5 * some.informationError() + 1e-6);
    assertTrue(some.informationError() < 0.2);
  }

  @ParameterizedTest
  @EnumSource(
      value = Marginals.class,
      names = {"BALANCED", "SEMI_RELAXED_TARGET"})
  void diagonalFormAndImagesAreThoseOfTheCoupling(Marginals marginals) {
    LowRankProblem problem =
        ProblemCases.wasserstein(
            RandomClouds.normal(N, 2, 3), RandomClouds.normal(M, 2, 4), marginals);
    FrlcOptions options = FrlcOptions.defaults(4).withTargetRank(6);
    LatentCoupling coupling = FrlcSolver.solve(problem, options).coupling();
    RowBlock y = problem.target().sample(M);
    DenseCoupling dense = new DenseCoupling(coupling, problem.source().sample(N), y);
    double[] mixing = coupling.diagonalised();
    double[] images = coupling.images();
    double[] h = coupling.targetMasses();
    for (int i = 0; i < N; i += 7) {
      double[] row = new double[M];
      double[] image = new double[y.width()];
      double[] expected = new double[y.width()];
      double mass = 0;
      for (int p = 0; p < 4; p++) {
        mass += dense.q[i][p];
      }
      for (int p = 0; p < 4; p++) {
        for (int s = 0; s < 6; s++) {
          for (int j = 0; j < M; j++) {
            row[j] += dense.q[i][p] * mixing[p * 6 + s] / h[s] * dense.r[j][s];
          }
        }
        for (int k = 0; k < image.length; k++) {
          image[k] += dense.q[i][p] / mass * images[p * image.length + k];
        }
      }
      for (int j = 0; j < M; j++) {
        for (int k = 0; k < image.length; k++) {
          expected[k] += dense.p[i][j] / mass * DenseRows.factor(y, j, k);
        }
      }
      assertArrayEquals(dense.p[i], row, 1e-9);
      assertArrayEquals(expected, image, 1e-4);
    }
  }
}
