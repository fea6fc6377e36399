package io.remblai.lowrank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.geometry.PointCloud;
import io.remblai.geometry.RandomClouds;
import io.remblai.lowrank.cost.CostFactors;
import io.remblai.lowrank.cost.CostForm;
import io.remblai.lowrank.rows.LocalPasses;
import io.remblai.lowrank.rows.RowBlock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransportClusteringTest {

  private static final int N = 300;

  /** On the line the sorted pairs are the best map. */
  @ParameterizedTest
  @ValueSource(ints = {2, 6, 30})
  void onTheLineClustersAreNearlyIntervals(int rank) {
    float[] x = new float[N];
    float[] y = new float[N];
    for (int i = 0; i < N; i++) {
      x[i] = i / (float) N;
      y[i] = 2 * i / (float) N + 5;
    }
    FrlcResult result = solve(new PointCloud(x, N, 1), new PointCloud(y, N, 1), rank);
    // Intervals of length 1/r: within one, variances 1/12 r^2 and 4/12 r^2 beside the squared
    // shift.
    double shift = 0;
    for (int p = 0; p < rank; p++) {
      double apart = 5 + (p + 0.5) / rank;
      shift += apart * apart / rank;
    }
    double expected = shift + 5.0 / 12 / rank / rank;
    assertEquals(expected, result.value(), 0.01 * expected);
    assertTrue(result.convergence().marginalError() < 1e-6);
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 12})
  void theValueIsThatOfTheCoupling(int rank) {
    PointCloud x = RandomClouds.normal(60, 3, 1);
    PointCloud y = RandomClouds.moved(RandomClouds.normal(60, 3, 2), 1);
    CostFactors cost = ProblemCases.squared(x, y);
    RowBlock pairs = ProblemCases.both(x, cost.source(), y, cost.target());
    FrlcResult result = solve(x, y, rank);
    DenseCoupling dense = new DenseCoupling(result.coupling(), pairs, pairs);
    double value = dense.linear(placed(cost, pairs.width()));
    assertEquals(value, result.value(), 1e-5 * value);
    assertTrue(result.value() < result.independentValue());
  }

  private static FrlcResult solve(PointCloud x, PointCloud y, int rank) {
    CostFactors cost = ProblemCases.squared(x, y);
    RowBlock pairs = ProblemCases.both(x, cost.source(), y, cost.target());
    return TransportClustering.solve(
        new LocalPasses(pairs), placed(cost, pairs.width()), FrlcOptions.defaults(rank));
  }

  private static CostForm placed(CostFactors cost, int width) {
    int left = cost.source().width();
    return cost.form()
        .placed(
            new CostForm.Columns(0, left, width),
            new CostForm.Columns(left, cost.target().width(), width));
  }
}
