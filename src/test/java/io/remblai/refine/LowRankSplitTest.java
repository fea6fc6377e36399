package io.remblai.refine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.geometry.GroundCost;
import io.remblai.geometry.PointCloud;
import io.remblai.geometry.RandomClouds;
import io.remblai.refine.SplitOptions.BaseSolver;
import io.remblai.refine.SplitOptions.Splitter;
import java.util.Arrays;
import java.util.BitSet;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Hierarchical refinement as published: low-rank splits, and full-rank couplings for base blocks.
 */
class LowRankSplitTest {

  private static RefineOptions options(
      GroundCost cost, int maxRank, int maxBase, BaseSolver base, long seed) {
    return new RefineOptions(
        cost,
        64,
        16_384,
        OptionalInt.of(0),
        RefineOptions.DEFAULT_TASK_BYTES,
        seed,
        new SplitOptions(Splitter.FRLC, maxRank, maxBase, SplitOptions.DEFAULT_DEPTH, base));
  }

  private static HierarchicalRefinement.Result solve(
      RefineOptions options, PointCloud source, PointCloud target) {
    HierarchicalRefinement.Result result =
        new HierarchicalRefinement(options, stage -> {}).solve(source, target);
    BitSet taken = new BitSet();
    Arrays.stream(result.targets()).forEach(taken::set);
    assertEquals(source.size(), taken.cardinality(), "a bijection");
    return result;
  }

  /** Primes too: 97, 211 and 1009. */
  @ParameterizedTest
  @CsvSource({
    "1, 2, 4, 1, FRLC",
    "2, 3, 2, 1, EXACT",
    "97, 2, 3, 8, EXACT",
    "211, 5, 4, 16, FRLC",
    "400, 3, 7, 10, FRLC",
    "1009, 2, 16, 64, EXACT"
  })
  void isABijectionIntoBlocksOfTheSchedule(
      int n, int dim, int maxRank, int maxBase, BaseSolver base) {
    PointCloud source = RandomClouds.normal(n, dim, 1);
    PointCloud target = RandomClouds.normal(n, dim, 2);
    for (GroundCost cost : new GroundCost[] {GroundCost.SQEUCLIDEAN, GroundCost.EUCLIDEAN}) {
      HierarchicalRefinement.Result result =
          solve(options(cost, maxRank, maxBase, base, 1), source, target);
      long blocks = Arrays.stream(result.blockPaths()).distinct().count();
      assertTrue(blocks >= (n + maxBase - 1) / maxBase, "no block exceeds " + maxBase);
      for (long path : result.blockPaths()) {
        assertTrue(Arrays.stream(result.blockPaths()).filter(p -> p == path).count() <= maxBase);
      }
    }
  }

  /**
   * Two planar and two wider clouds. HiRef's own code, in its best published settings, is 0.4, 8.9
   * and 2.6 % above the optimum on clouds like these.
   */
  @ParameterizedTest
  @CsvSource({"2, EXACT, 0.05", "2, FRLC, 0.05", "8, EXACT, 0.09", "8, FRLC, 0.09"})
  void isNearTheOptimum(int dim, BaseSolver base, double most) {
    int n = 500;
    PointCloud source = RandomClouds.normal(n, dim, 3);
    PointCloud target = RandomClouds.moved(RandomClouds.normal(n, dim, 4), 3);
    double reached =
        solve(options(GroundCost.SQEUCLIDEAN, 8, 32, base, 1), source, target).meanCost();
    RefineOptions exact =
        new RefineOptions(
            GroundCost.SQEUCLIDEAN,
            1024,
            16_384,
            OptionalInt.of(0),
            RefineOptions.DEFAULT_TASK_BYTES,
            1);
    double optimum = solve(exact, source, target).meanCost();
    assertTrue(reached >= optimum * (1 - 1e-6));
    double moved = reached - 9 * dim; // every map pays for the shift
    assertTrue(moved <= (optimum - 9 * dim) * (1 + 4 * most), reached + " of " + optimum);
    assertTrue(reached <= optimum * (1 + most), reached + " of " + optimum);
  }

  @Test
  void theSameSeedGivesTheSameMap() {
    PointCloud source = RandomClouds.normal(300, 4, 5);
    PointCloud target = RandomClouds.normal(300, 4, 6);
    RefineOptions options = options(GroundCost.SQEUCLIDEAN, 4, 20, BaseSolver.FRLC, 7);
    HierarchicalRefinement.Result first = solve(options, source, target);
    HierarchicalRefinement.Result second = solve(options, source, target);
    assertArrayEquals(first.targets(), second.targets());
    assertArrayEquals(first.blockPaths(), second.blockPaths());
  }

  @Test
  void aScheduleThatCannotBeIsRefusedBeforeAnythingIsSolved() {
    RefineOptions options =
        new RefineOptions(
            GroundCost.SQEUCLIDEAN,
            64,
            16_384,
            OptionalInt.of(0),
            RefineOptions.DEFAULT_TASK_BYTES,
            1,
            new SplitOptions(Splitter.FRLC, 4, 10, 2, BaseSolver.EXACT));
    String message =
        assertThrows(IllegalArgumentException.class, () -> RefinePlan.of(1000, 2, options))
            .getMessage();
    assertTrue(message.contains("--depth") && message.contains("--max-rank"), message);
  }
}
