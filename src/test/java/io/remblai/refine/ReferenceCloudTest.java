package io.remblai.refine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.geometry.GroundCost;
import io.remblai.geometry.PointCloud;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Maps of known clouds against the exact optima of their mean cost.
 *
 * <p>The clouds are 1024 points each, big-endian float32 [1024, dim]: {@code checkerboard} is the
 * pair of square mixtures of the synthetic experiments of HiRef (Halmos, Gold, Liu and Raphael,
 * ICML 2025), {@code gauss-d16} two Gaussians with random means and random anisotropic covariances.
 * The optima were computed in double on the points before they were rounded to float, by a network
 * simplex and by a shortest augmenting path solver, which agree; in Python:
 *
 * <pre>
 *   C = scipy.spatial.distance.cdist(x, y, 'sqeuclidean')   # or 'euclidean'
 *   r, c = scipy.optimize.linear_sum_assignment(C); C[r, c].mean()
 * </pre>
 */
class ReferenceCloudTest {

  private static final int POINTS = 1024;

  @ParameterizedTest
  @CsvSource({
    "checkerboard, 2, SQEUCLIDEAN, 21.130549573701153",
    "checkerboard, 2, EUCLIDEAN, 4.593662616294468",
    "gauss-d16, 16, SQEUCLIDEAN, 8.700537540626454",
    "gauss-d16, 16, EUCLIDEAN, 2.9042592302609966"
  })
  void oneBlockReachesTheOptimum(String name, int dim, GroundCost cost, double optimum)
      throws IOException {
    HierarchicalRefinement.Result result = solve(name, dim, cost, 1024, 30);
    assertTrue(result.converged());
    assertEquals(optimum, result.meanCost(), 1e-6 * optimum);
  }

  /** The excess allowed is about twice the worst of four seeds. */
  @ParameterizedTest
  @CsvSource({
    "checkerboard, 2, SQEUCLIDEAN, 21.130549573701153, 3e-4",
    "checkerboard, 2, EUCLIDEAN, 4.593662616294468, 1e-4",
    "gauss-d16, 16, SQEUCLIDEAN, 8.700537540626454, 0.012",
    "gauss-d16, 16, EUCLIDEAN, 2.9042592302609966, 0.006"
  })
  void thirtyRoundsOverSmallLeavesComeClose(
      String name, int dim, GroundCost cost, double optimum, double excess) throws IOException {
    double reached = solve(name, dim, cost, 128, 30).meanCost();
    assertTrue(reached >= optimum * (1 - 1e-6), reached + " is below the optimum");
    assertEquals(optimum, reached, excess * optimum);
  }

  private static HierarchicalRefinement.Result solve(
      String name, int dim, GroundCost cost, int leafSize, int rounds) throws IOException {
    RefineOptions options =
        new RefineOptions(
            cost, leafSize, OptionalInt.of(rounds), RefineOptions.DEFAULT_TASK_BYTES, 1);
    return new HierarchicalRefinement(options, stage -> {})
        .solve(cloud(name + "-1024-x.f32", dim), cloud(name + "-1024-y.f32", dim));
  }

  private static PointCloud cloud(String file, int dim) throws IOException {
    float[] points = new float[POINTS * dim];
    try (DataInputStream in =
        new DataInputStream(
            new BufferedInputStream(ReferenceCloudTest.class.getResourceAsStream(file)))) {
      for (int i = 0; i < points.length; i++) {
        points[i] = in.readFloat();
      }
      assertEquals(-1, in.read(), file + " is longer");
    }
    return new PointCloud(points, POINTS, dim);
  }
}
