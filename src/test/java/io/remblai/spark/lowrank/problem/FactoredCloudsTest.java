package io.remblai.spark.lowrank.problem;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.geometry.GroundCost;
import io.remblai.geometry.PointCloud;
import io.remblai.geometry.RandomClouds;
import io.remblai.lowrank.FrlcOptions;
import io.remblai.lowrank.FrlcResult;
import io.remblai.lowrank.FrlcSolver;
import io.remblai.lowrank.cost.CostFactors;
import io.remblai.lowrank.cost.CostForm;
import io.remblai.lowrank.cost.CostForm.Columns;
import io.remblai.lowrank.cost.FactorRows;
import io.remblai.lowrank.coupling.CouplingInformation;
import io.remblai.lowrank.coupling.LowRankProblem;
import io.remblai.lowrank.coupling.Marginals;
import io.remblai.lowrank.rows.LocalPasses;
import io.remblai.lowrank.rows.RowBlock;
import io.remblai.spark.PointLayout;
import io.remblai.spark.Side;
import java.util.Arrays;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Distributed couplings against those in memory, which must be the same to the last bit. */
@Tag("spark")
class FactoredCloudsTest {

  private static final int N = 180;
  private static final int M = 133;

  private final PointCloud x = RandomClouds.moved(RandomClouds.normal(N, 4, 1), 100);
  private final PointCloud y = RandomClouds.moved(RandomClouds.normal(M, 4, 2), 101);
  private final PointCloud at = RandomClouds.normal(N, 2, 3);
  private final PointCloud to = RandomClouds.normal(M, 3, 4);

  private static FrlcOptions settings() {
    return new FrlcOptions(5, 4, 1, 1, 30, 3, 3, 1e-4, 1, 3);
  }

  private static ProblemOptions problem(
      ObjectiveKind kind, GroundCost cost, double alpha, Marginals marginals) {
    return new ProblemOptions(kind, cost, OptionalInt.empty(), alpha, marginals, false, 7);
  }

  private static float[] weights(int n) {
    float[] weights = new float[n];
    for (int i = 0; i < n; i++) {
      weights[i] = i % 7;
    }
    return weights;
  }

  private static double[] shares(float[] weights) {
    double total = 0;
    for (float weight : weights) {
      total += weight;
    }
    double[] shares = new double[weights.length];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = weights[i] / total;
    }
    return shares;
  }

  private static CostFactors squared(PointCloud left, PointCloud right) {
    return CostFactors.squaredEuclidean(
        FactorRows.mean(left.coordinates(), left.dim()),
        FactorRows.mean(right.coordinates(), right.dim()));
  }

  private static void assertSame(FrlcResult expected, FrlcResult found) {
    assertEquals(expected.trace(), found.trace());
    assertEquals(expected.value(), found.value());
    assertEquals(expected.mass(), found.mass());
    assertEquals(expected.convergence(), found.convergence());
    assertArrayEquals(expected.coupling().source().weights(), found.coupling().source().weights());
    assertArrayEquals(expected.coupling().target().weights(), found.coupling().target().weights());
    assertArrayEquals(expected.coupling().latent().plan(), found.coupling().latent().plan());
    assertArrayEquals(
        expected.coupling().sourceSums().lifted(), found.coupling().sourceSums().lifted());
  }

  @ParameterizedTest
  @CsvSource({
    "1, BALANCED",
    "7, BALANCED",
    "64, BALANCED",
    "7, UNBALANCED",
    "12, UNBALANCED",
    "3, SEMI_RELAXED_TARGET"
  })
  void wassersteinIsThatInMemory(int partitions, Marginals marginals) {
    CostFactors cost = squared(x, y);
    RowBlock source =
        FactorRows.of(
            x.coordinates(),
            cost.source(),
            FactorRows.evenWeights(N),
            GivenClouds.keys(N, Side.SOURCE));
    RowBlock target =
        FactorRows.of(
            y.coordinates(),
            cost.target(),
            FactorRows.evenWeights(M),
            GivenClouds.keys(M, Side.TARGET));
    LocalPasses left = new LocalPasses(source);
    LocalPasses right = new LocalPasses(target);
    FrlcResult expected =
        FrlcSolver.solve(
            LowRankProblem.wasserstein(left, right, cost.form(), marginals), settings());
    try (FactoredClouds clouds =
        new FactoredClouds(
            GivenClouds.context(),
            GivenClouds.of(Side.SOURCE, x.coordinates(), PointLayout.plain(4), partitions),
            GivenClouds.of(Side.TARGET, y.coordinates(), PointLayout.plain(4), partitions + 1),
            problem(ObjectiveKind.W, GroundCost.SQEUCLIDEAN, 0, marginals),
            0)) {
      FrlcResult found = clouds.solve(settings());
      assertSame(expected, found);
      assertEquals(
          CouplingInformation.of(left, right, expected.coupling(), 50),
          clouds.information(found.coupling(), 50));
      assertTrue(clouds.passes() > 6);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 0.3", "7, 0.3", "64, 0.7"})
  void fusedWithWeightsIsThatInMemory(int partitions, double alpha) {
    CostFactors cost = squared(x, y);
    CostFactors a = squared(at, at);
    CostFactors b = squared(to, to);
    float[] left = weights(N);
    float[] right = weights(M);
    RowBlock source =
        FactorRows.of(
            x.coordinates(),
            cost.source(),
            at.coordinates(),
            a.source(),
            shares(left),
            GivenClouds.keys(N, Side.SOURCE));
    RowBlock target =
        FactorRows.of(
            y.coordinates(),
            cost.target(),
            to.coordinates(),
            b.source(),
            shares(right),
            GivenClouds.keys(M, Side.TARGET));
    CostForm form =
        cost.form().placed(new Columns(0, 5, source.width()), new Columns(0, 5, target.width()));
    Columns inSource = new Columns(5, 3, source.width());
    Columns inTarget = new Columns(5, 4, target.width());
    LowRankProblem local =
        new LowRankProblem(
            new LocalPasses(source),
            new LocalPasses(target),
            form,
            a.form().placed(inSource, inSource),
            b.form().placed(inTarget, inTarget),
            alpha,
            Marginals.BALANCED);
    float[] points = GivenClouds.joined(x.coordinates(), at.coordinates(), left);
    float[] others = GivenClouds.joined(y.coordinates(), to.coordinates(), right);
    try (FactoredClouds clouds =
        new FactoredClouds(
            GivenClouds.context(),
            GivenClouds.of(Side.SOURCE, points, new PointLayout(4, 2, true), partitions),
            GivenClouds.of(Side.TARGET, others, new PointLayout(4, 3, true), partitions + 1),
            problem(ObjectiveKind.FGW, GroundCost.SQEUCLIDEAN, alpha, Marginals.BALANCED),
            0)) {
      assertSame(FrlcSolver.solve(local, settings()), clouds.solve(settings()));
    }
  }

  /** Nothing in memory to compare with, so with one partition. */
  @ParameterizedTest
  @CsvSource({"W, EUCLIDEAN", "GW, EUCLIDEAN", "GW, COSINE", "W, COSINE"})
  void otherCostsDoNotDependOnPartitions(ObjectiveKind kind, GroundCost cost) {
    FrlcResult one = coupled(kind, cost, 1);
    assertSame(one, coupled(kind, cost, 9));
    assertTrue(one.value() < one.independentValue());
  }

  private FrlcResult coupled(ObjectiveKind kind, GroundCost cost, int partitions) {
    double alpha = kind == ObjectiveKind.GW ? 1 : 0;
    try (FactoredClouds clouds =
        new FactoredClouds(
            GivenClouds.context(),
            GivenClouds.of(Side.SOURCE, x.coordinates(), PointLayout.plain(4), partitions),
            GivenClouds.of(Side.TARGET, y.coordinates(), PointLayout.plain(4), partitions),
            problem(kind, cost, alpha, Marginals.BALANCED),
            0)) {
      if (cost == GroundCost.EUCLIDEAN) {
        assertTrue(clouds.costError().getAsDouble() < 0.2, clouds.costError()::toString);
      }
      return clouds.solve(settings());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20, 133, 500})
  void samplesAreTheRowsOfTheLeastKeys(int wanted) {
    GivenCloud cloud = GivenClouds.of(Side.TARGET, y.coordinates(), PointLayout.plain(4), 11);
    float[] all = cloud.sampledFeatures(M);
    assertEquals(4 * M, all.length);
    float[] some = cloud.sampledFeatures(wanted);
    assertArrayEquals(Arrays.copyOf(all, some.length), some);
  }
}
