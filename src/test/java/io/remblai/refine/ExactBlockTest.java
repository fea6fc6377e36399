package io.remblai.refine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.assignment.NaiveAssignment;
import io.remblai.geometry.GroundCost;
import io.remblai.geometry.PointCloud;
import io.remblai.geometry.RandomClouds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExactBlockTest {

  @ParameterizedTest
  @CsvSource({
    "SQEUCLIDEAN, 0, 0", "SQEUCLIDEAN, 0, 100", "SQEUCLIDEAN, 1000, 1000",
    "SQEUCLIDEAN, 1e6, 1e6", "SQEUCLIDEAN, -1e5, 1e6", "SQEUCLIDEAN, 1000, 0",
    "SQEUCLIDEAN, 1e6, 0", "SQEUCLIDEAN, 2e4, -1e3", "COSINE, 0, 0",
    "EUCLIDEAN, 0, 0", "EUCLIDEAN, 1e6, 1e6", "EUCLIDEAN, 0, 100"
  })
  void isOptimalWhereverTheCloudsLie(GroundCost cost, double xOffset, double yOffset) {
    ExactBlock block = new ExactBlock(cost, 2);
    for (int n : new int[] {1, 2, 90, 40}) {
      float[] x = RandomClouds.moved(RandomClouds.normal(n, 2, n), xOffset).coordinates();
      float[] y = RandomClouds.moved(RandomClouds.normal(n, 2, 7 + n), yOffset).coordinates();
      int[] columns = block.solve(x, 0, y, 0, n);
      double[] costs = costs(cost, x, y, n, 2);
      double total = 0;
      for (int i = 0; i < n; i++) {
        total += costs[i * n + columns[i]];
      }
      assertEquals(
          NaiveAssignment.leastTotal(costs, n),
          total,
          1e-6 * total,
          "%s, n %d, offsets %s, %s".formatted(cost, n, xOffset, yOffset));
    }
  }

  /** Coordinates whose squares a float cannot hold, above or below. */
  @ParameterizedTest
  @CsvSource({
    "SQEUCLIDEAN, 3e19",
    "SQEUCLIDEAN, 1e-24",
    "EUCLIDEAN, 3e19",
    "EUCLIDEAN, 1e-24",
    "SQEUCLIDEAN, 1e37",
    "EUCLIDEAN, 1e-36"
  })
  void isOptimalAtEveryScale(GroundCost cost, double scale) {
    int n = 60;
    float[] x = RandomClouds.normal(n, 2, 3).coordinates().clone();
    float[] y = RandomClouds.normal(n, 2, 4).coordinates().clone();
    for (int i = 0; i < 2 * n; i++) {
      x[i] = (float) (x[i] * scale);
      y[i] = (float) (y[i] * scale);
    }
    int[] columns = new ExactBlock(cost, 2).solve(x, 0, y, 0, n);
    double[] costs = costs(cost, x, y, n, 2);
    double total = 0;
    for (int i = 0; i < n; i++) {
      total += costs[i * n + columns[i]];
    }
    double least = NaiveAssignment.leastTotal(costs, n);
    assertEquals(least, total, 1e-6 * least, cost + " at scale " + scale);
  }

  @Test
  void takesTheNamedRows() {
    int n = 30;
    int dim = 3;
    PointCloud x = RandomClouds.normal(100, dim, 1);
    PointCloud y = RandomClouds.permuted(x, RandomClouds.shuffle(100, 4));
    float[] target = y.coordinates().clone();
    System.arraycopy(x.coordinates(), 11 * dim, target, 40 * dim, n * dim);
    int[] columns =
        new ExactBlock(GroundCost.SQEUCLIDEAN, dim).solve(x.coordinates(), 11, target, 40, n);
    for (int i = 0; i < n; i++) {
      assertEquals(i, columns[i]);
    }
    assertTrue(columns.length >= n);
  }

  /**
   * Costs in double. Where only differences of squared distances count, without the distance of the
   * means, which every map pays and which would drown the rest.
   */
  private static double[] costs(GroundCost cost, float[] x, float[] y, int n, int dim) {
    double[] shift = new double[dim];
    for (int k = 0; k < dim && cost != GroundCost.EUCLIDEAN; k++) {
      for (int i = 0; i < n; i++) {
        shift[k] += ((double) x[i * dim + k] - y[i * dim + k]) / n;
      }
    }
    double[] costs = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double squares = 0;
        for (int k = 0; k < dim; k++) {
          double difference = (double) x[i * dim + k] - y[j * dim + k] - shift[k];
          squares += difference * difference;
        }
        costs[i * n + j] = cost.ofSquaredDistance(squares);
      }
    }
    return costs;
  }
}
