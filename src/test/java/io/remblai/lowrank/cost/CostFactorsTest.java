package io.remblai.lowrank.cost;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.geometry.GroundCost;
import io.remblai.geometry.PointCloud;
import io.remblai.geometry.RandomClouds;
import io.remblai.lowrank.rows.RowBlock;
import org.junit.jupiter.api.Test;

class CostFactorsTest {

  private static final int N = 60;

  private static RowBlock lifted(PointCloud cloud, RowLift lift) {
    int n = cloud.size();
    return FactorRows.of(
        cloud.coordinates(), lift, FactorRows.evenWeights(n), FactorRows.numberedKeys(n));
  }

  private static void assertCosts(
      GroundCost cost, PointCloud x, PointCloud y, CostFactors factors, double tolerance) {
    RowBlock left = lifted(x, factors.source());
    RowBlock right = lifted(y, factors.target());
    for (int i = 0; i < x.size(); i++) {
      for (int j = 0; j < y.size(); j++) {
        double exact =
            cost.between(x.coordinates(), i * x.dim(), y.coordinates(), j * y.dim(), x.dim());
        double found =
            factors
                .form()
                .between(
                    left.factors(),
                    i * left.width(),
                    left.width(),
                    right.factors(),
                    j * right.width(),
                    right.width());
        assertEquals(exact, found, tolerance);
      }
    }
  }

  private static CostFactors squared(PointCloud x, PointCloud y) {
    return CostFactors.squaredEuclidean(
        FactorRows.mean(x.coordinates(), x.dim()), FactorRows.mean(y.coordinates(), y.dim()));
  }

  @Test
  void squaredEuclideanIsExact() {
    PointCloud x = RandomClouds.normal(N, 5, 1);
    PointCloud y = RandomClouds.moved(RandomClouds.normal(N + 3, 5, 2), 3);
    assertCosts(GroundCost.SQEUCLIDEAN, x, y, squared(x, y), 2e-5);
  }

  @Test
  void movingACloudChangesNoFactor() {
    PointCloud x = RandomClouds.lattice(N, 3, 16, 4);
    PointCloud far = RandomClouds.moved(x, 4096);
    RowBlock near = lifted(x, squared(x, x).source());
    assertArrayEquals(near.factors(), lifted(far, squared(far, x).source()).factors(), 1e-4f);
  }

  @Test
  void cosineIsExact() {
    PointCloud x = RandomClouds.normalised(RandomClouds.normal(N, 8, 5));
    PointCloud y = RandomClouds.normalised(RandomClouds.normal(N, 8, 6));
    assertCosts(GroundCost.COSINE, x, y, CostFactors.cosine(8), 1e-6);
  }

  @Test
  void aSampledEuclideanCostComesNearerWithItsRank() {
    PointCloud x = RandomClouds.normal(2000, 3, 7);
    PointCloud y = RandomClouds.moved(RandomClouds.normal(2000, 3, 8), 0.5);
    double coarse = sampled(x, y, 5).relativeError();
    double fine = sampled(x, y, 60).relativeError();
    assertTrue(coarse < 0.3, "rank 5: " + coarse);
    assertTrue(fine < 0.02 && fine < coarse / 3, "rank 60: " + fine);
  }

  private static SampledCost sampled(PointCloud x, PointCloud y, int rank) {
    return SampledCost.of(GroundCost.EUCLIDEAN, x.coordinates(), y.coordinates(), 3, rank, 1);
  }

  /** Ten rows: of rank 5 none is left to measure the error on. */
  @Test
  void aSampleTooSmallIsRefused() {
    float[] rows = new float[30];
    for (int rank : new int[] {0, 5, 6}) {
      assertThrows(
          IllegalArgumentException.class,
          () -> SampledCost.of(GroundCost.EUCLIDEAN, rows, rows, 3, rank, 1));
    }
  }

  @Test
  void denseCostsAreTheirOwnFactors() {
    CostFactors dense = CostFactors.dense(3);
    float[] row = {4, 5, 6};
    float[] unit = {0, 1, 0};
    assertEquals(5, dense.form().between(row, 0, 3, unit, 0, 3));
  }

  @Test
  void placedColumnsKeepTheOneLast() {
    CostForm form =
        CostForm.zero()
            .plus(0, 1, 2)
            .plus(1, 0, 3)
            .placed(new CostForm.Columns(2, 1, 3), new CostForm.Columns(0, 1, 4));
    float[] x = {7, 8, 9};
    float[] y = {5, 6, 7, 8};
    assertEquals(2 * 9 + 3 * 5, form.between(x, 0, 3, y, 0, 4));
  }
}
