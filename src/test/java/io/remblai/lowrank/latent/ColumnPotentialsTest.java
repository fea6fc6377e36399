package io.remblai.lowrank.latent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.lowrank.rows.DenseRows;
import io.remblai.lowrank.rows.LocalPasses;
import io.remblai.lowrank.rows.RowBlock;
import io.remblai.lowrank.rows.SoftRows;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnPotentialsTest {

  private static final int N = 400;

  /** Sinkhorn's iteration on the explicit matrix. */
  private static double[] sinkhorn(SoftRows rows, RowBlock block, double[] g, double kappa) {
    double[][] q = DenseRows.of(rows, block);
    double exponent = Double.isInfinite(kappa) ? 1 : kappa / (kappa + 1);
    double[] scaling = new double[g.length];
    Arrays.fill(scaling, 1);
    double[] masses = new double[g.length];
    for (int sweep = 0; sweep < 20_000; sweep++) {
      double[] columns = new double[g.length];
      Arrays.fill(masses, 0);
      for (int i = 0; i < q.length; i++) {
        double sum = 0;
        for (int p = 0; p < g.length; p++) {
          sum += q[i][p] * scaling[p];
        }
        for (int p = 0; p < g.length; p++) {
          columns[p] += block.weights()[i] * q[i][p] / sum;
          masses[p] += block.weights()[i] * q[i][p] * scaling[p] / sum;
        }
      }
      for (int p = 0; p < g.length; p++) {
        scaling[p] = Math.pow(g[p] / columns[p], exponent);
      }
    }
    return masses;
  }

  @ParameterizedTest
  @CsvSource({"1,Infinity", "4,Infinity", "1,10", "4,2", "4,100"})
  void massesAreThoseOfSinkhorn(double scale, double kappa) {
    int rank = 6;
    RowBlock block = DenseRows.random(N, 3, 17);
    SoftRows rows = SoftRows.of(rank, DenseRows.numbers(4 * rank, scale, 18));
    double[] g = {0.1, 0.2, 0.3, 0.1, 0.25, 0.05};
    LocalPasses cloud = new LocalPasses(block);
    ColumnPotentials.Projected projected =
        new ColumnPotentials(cloud, cloud.sample(N), kappa, 1e-7, 60)
            .project(rows, g, new double[rank]);
    assertTrue(projected.error() < 1e-5, "error " + projected.error());
    assertArrayEquals(sinkhorn(rows, block, g, kappa), projected.sums().columnMasses(), 1e-5);
  }

  /** Columns that no row is near. */
  @ParameterizedTest
  @CsvSource({"50", "400", "2000"})
  void sharpRowsAreBalanced(double scale) {
    int rank = 20;
    RowBlock block = DenseRows.random(N, 2, 27);
    SoftRows rows = SoftRows.of(rank, DenseRows.numbers(3 * rank, scale, 28));
    double[] g = new double[rank];
    Arrays.fill(g, 1.0 / rank);
    LocalPasses cloud = new LocalPasses(block);
    ColumnPotentials.Projected projected =
        new ColumnPotentials(cloud, cloud.sample(N), Double.POSITIVE_INFINITY, 1e-6, 60)
            .project(rows, g, new double[rank]);
    assertTrue(projected.error() < 1e-4, "error " + projected.error());
  }
}
