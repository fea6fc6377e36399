package io.remblai.refine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.certificate.DualBound;
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
    PointCloud source = cloud(name + "-1024-x.f32", dim);
    PointCloud target = cloud(name + "-1024-y.f32", dim);
    HierarchicalRefinement.Result result = solve(source, target, cost, 1024, 1024, 30);
    assertTrue(result.converged());
    assertEquals(optimum, result.meanCost(), 1e-6 * optimum);
    double bound = DualBound.of(cost, source, target, result.potentials()).lowerBound();
    assertTrue(bound <= optimum * (1 + 1e-7), "bound " + bound);
    assertEquals(optimum, bound, 1e-5 * optimum);
  }

  /**
   * Small leaves, and one wide group of all or four in several rounds; {@code excess} and {@code
   * gap}, of the cost above the optimum and of the bound below the cost, are at least twice those
   * measured, or three times where there is one group.
   */
  @ParameterizedTest
  @CsvSource({
    "checkerboard, 2, SQEUCLIDEAN, 21.130549573701153, 16384, 1, 1e-5, 3e-5",
    "checkerboard, 2, EUCLIDEAN, 4.593662616294468, 16384, 1, 1e-5, 3e-5",
    "gauss-d16, 16, SQEUCLIDEAN, 8.700537540626454, 16384, 1, 1e-5, 3e-5",
    "gauss-d16, 16, EUCLIDEAN, 2.9042592302609966, 16384, 1, 1e-5, 3e-5",
    "checkerboard, 2, SQEUCLIDEAN, 21.130549573701153, 300, 12, 4e-4, 0.025",
    "checkerboard, 2, EUCLIDEAN, 4.593662616294468, 300, 12, 2e-4, 0.012",
    "gauss-d16, 16, SQEUCLIDEAN, 8.700537540626454, 300, 12, 0.009, 0.03",
    "gauss-d16, 16, EUCLIDEAN, 2.9042592302609966, 300, 12, 0.004, 0.015"
  })
  void wideRoundsComeCloseAndProveIt(
      String name,
      int dim,
      GroundCost cost,
      double optimum,
      int groupSize,
      int rounds,
      double excess,
      double gap)
      throws IOException {
    PointCloud source = cloud(name + "-1024-x.f32", dim);
    PointCloud target = cloud(name + "-1024-y.f32", dim);
    HierarchicalRefinement.Result result = solve(source, target, cost, 128, groupSize, rounds);
    double reached = result.meanCost();
    double bound = DualBound.of(cost, source, target, result.potentials()).lowerBound();
    String what = "reached %s, bound %s of %s".formatted(reached, bound, optimum);
    assertTrue(reached >= optimum * (1 - 1e-6), what);
    assertEquals(optimum, reached, excess * optimum, what);
    assertTrue(bound <= optimum * (1 + 1e-7), what);
    assertEquals(reached, bound, gap * reached, what);
  }

  private static HierarchicalRefinement.Result solve(
      PointCloud source,
      PointCloud target,
      GroundCost cost,
      int leafSize,
      int groupSize,
      int rounds) {
    RefineOptions options =
        new RefineOptions(
            cost, leafSize, groupSize, OptionalInt.of(rounds), RefineOptions.DEFAULT_TASK_BYTES, 1);
    return new HierarchicalRefinement(options, stage -> {}).solve(source, target);
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
