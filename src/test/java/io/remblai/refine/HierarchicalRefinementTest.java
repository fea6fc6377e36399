package io.remblai.refine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.assignment.LinearAssignment;
import io.remblai.assignment.NaiveAssignment;
import io.remblai.certificate.DualBound;
import io.remblai.geometry.GroundCost;
import io.remblai.geometry.PointCloud;
import io.remblai.geometry.RandomClouds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HierarchicalRefinementTest {

  /** Wide groups of four leaves, so that there are several. */
  private static RefineOptions options(GroundCost cost, int leafSize, int rounds, long seed) {
    return new RefineOptions(
        cost,
        leafSize,
        4 * leafSize,
        OptionalInt.of(rounds),
        RefineOptions.DEFAULT_TASK_BYTES,
        seed);
  }

  private static HierarchicalRefinement.Result solve(
      RefineOptions options, PointCloud source, PointCloud target) {
    List<StageRecord> heard = new ArrayList<>();
    HierarchicalRefinement.Result result =
        new HierarchicalRefinement(options, heard::add).solve(source, target);
    assertEquals(heard, result.stages());
    assertLaws(options, source, target, result);
    return result;
  }

  /**
   * A bijection, the cost it says, never a stage that costs more, and leaves of the plan's size.
   */
  private static void assertLaws(
      RefineOptions options,
      PointCloud source,
      PointCloud target,
      HierarchicalRefinement.Result result) {
    int n = source.size();
    int dim = source.dim();
    String what = "n %d, dim %d, %s".formatted(n, dim, options);
    assertEquals(n, result.targets().length, what);
    BitSet taken = new BitSet(n);
    double total = 0;
    for (int i = 0; i < n; i++) {
      int j = result.targets()[i];
      assertTrue(j >= 0 && j < n && !taken.get(j), what + ": source " + i + " to " + j);
      taken.set(j);
      total +=
          options.cost().between(source.coordinates(), i * dim, target.coordinates(), j * dim, dim);
    }
    assertEquals(total / n, result.meanCost(), 1e-12 * total / n, what);
    double before = Double.POSITIVE_INFINITY;
    for (StageRecord stage : result.stages()) {
      double after = stage.costAfter().orElseThrow();
      assertTrue(after <= before, () -> what + ": the cost rises, " + result.stages());
      if (stage.stage().equals("rematch")) {
        assertEquals(before, stage.costBefore().orElseThrow(), what);
      }
      before = after;
    }
    assertEquals(before, result.meanCost(), what);
    assertLeaves(RefinePlan.of(n, dim, options), result.blockPaths(), what);
  }

  private static void assertLeaves(RefinePlan plan, long[] paths, String what) {
    Map<Long, Integer> expected = new HashMap<>();
    leaves(plan.root(), expected);
    Map<Long, Integer> actual = new HashMap<>();
    for (long path : paths) {
      actual.merge(path, 1, Integer::sum);
    }
    assertEquals(expected, actual, what);
  }

  private static void leaves(BlockCut block, Map<Long, Integer> sizes) {
    if (block.isLeaf()) {
      sizes.put(block.path(), block.points());
    } else {
      leaves(block.top(), sizes);
      leaves(block.rest(), sizes);
    }
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3", "5", "97", "1000", "4099", "5000"})
  void isABijectionOfAnySizeInAnyDimension(int n) {
    for (int dim : new int[] {1, 2, 3, 17}) {
      PointCloud source = RandomClouds.normal(n, dim, dim);
      PointCloud target = RandomClouds.normal(n, dim, 100 + dim);
      int rounds = n < 4000 ? 4 : 1;
      solve(options(GroundCost.SQEUCLIDEAN, 2 + n / 50, rounds, 7), source, target);
    }
  }

  @ParameterizedTest
  @EnumSource(GroundCost.class)
  void oneBlockIsTheOptimum(GroundCost cost) {
    for (int n : new int[] {1, 2, 3, 50, 160}) {
      PointCloud source = cloud(cost, n, 3, n);
      PointCloud target = cloud(cost, n, 3, n + 1);
      HierarchicalRefinement.Result result = solve(options(cost, 64, 5, 2), source, target);
      double least = NaiveAssignment.leastTotal(costs(cost, source, target), n) / n;
      assertEquals(least, result.meanCost(), 1e-6 * least, cost + ", n and seed " + n);
      assertTrue(result.converged());
      assertEquals(1, result.stages().size());
    }
  }

  /** Allowed: about twice the excess of the worst of eight seeds. */
  @ParameterizedTest
  @CsvSource({
    "SQEUCLIDEAN, 2, 0.002",
    "SQEUCLIDEAN, 8, 0.016",
    "EUCLIDEAN, 3, 0.003",
    "COSINE, 5, 0.075"
  })
  void manyBlocksComeWithinAFewPerCentOfTheOptimum(GroundCost cost, int dim, double excess) {
    int n = 1100;
    PointCloud source = cloud(cost, n, dim, 1);
    PointCloud target = cloud(cost, n, dim, 2);
    if (cost != GroundCost.COSINE) {
      target = RandomClouds.moved(target, 0.7);
    }
    HierarchicalRefinement.Result result = solve(options(cost, 64, 16, 3), source, target);
    double optimum = optimum(cost, source, target);
    String what = "%s, dim %d, optimum %s".formatted(cost, dim, optimum);
    assertTrue(result.meanCost() >= optimum * (1 - 1e-6), what);
    assertEquals(optimum, result.meanCost(), excess * optimum, what);
    double afterLeaves = result.stages().get(0).costAfter().orElseThrow();
    assertTrue(result.meanCost() < afterLeaves, what);
  }

  @ParameterizedTest
  @EnumSource(GroundCost.class)
  void aShuffledCopyIsFoundAgain(GroundCost cost) {
    int n = 2000;
    PointCloud source = cloud(cost, n, 4, 5);
    int[] rows = RandomClouds.shuffle(n, 6);
    HierarchicalRefinement.Result result =
        solve(options(cost, 64, 3, 1), source, RandomClouds.permuted(source, rows));
    assertEquals(0, result.meanCost());
    for (int i = 0; i < n; i++) {
      assertEquals(i, rows[result.targets()[i]], "source " + i);
    }
  }

  @Test
  void pointsThatAllCoincideAreMappedToo() {
    for (int n : new int[] {2, 700, 1999}) {
      float[] same = new float[n * 3];
      Arrays.fill(same, -2.5f);
      PointCloud cloud = new PointCloud(same, n, 3);
      assertEquals(0, solve(options(GroundCost.SQEUCLIDEAN, 64, 2, 1), cloud, cloud).meanCost());
      float[] other = new float[n * 3];
      double cost =
          solve(options(GroundCost.SQEUCLIDEAN, 64, 2, 1), cloud, new PointCloud(other, n, 3))
              .meanCost();
      assertEquals(3 * 6.25, cost);
    }
  }

  @Test
  void cloudsOfManyDuplicatesComeCloseToTheOptimum() {
    int n = 600;
    PointCloud source = RandomClouds.lattice(n, 2, 4, 1);
    PointCloud target = RandomClouds.lattice(n, 2, 4, 2);
    double optimum = optimum(GroundCost.SQEUCLIDEAN, source, target);
    double reached = solve(options(GroundCost.SQEUCLIDEAN, 64, 20, 1), source, target).meanCost();
    assertTrue(reached >= optimum * (1 - 1e-6));
    assertEquals(optimum, reached, 0.15 * optimum + 0.01);
  }

  @Test
  void sameSeedSameMapAnotherSeedAnother() {
    PointCloud source = RandomClouds.normal(1800, 3, 1);
    PointCloud target = RandomClouds.normal(1800, 3, 2);
    RefineOptions options = options(GroundCost.EUCLIDEAN, 50, 4, 8);
    HierarchicalRefinement.Result first = solve(options, source, target);
    HierarchicalRefinement.Result again = solve(options, source, target);
    assertSame(first, again);
    HierarchicalRefinement.Result other =
        solve(options(GroundCost.EUCLIDEAN, 50, 4, 9), source, target);
    assertFalse(Arrays.equals(first.targets(), other.targets()));
  }

  @ParameterizedTest
  @CsvSource({"32", "700", "16384"})
  void theNumberOfThreadsDoesNotMatter(int groupSize) throws Exception {
    PointCloud source = RandomClouds.normal(3000, 5, 1);
    PointCloud target = RandomClouds.normal(3000, 5, 2);
    RefineOptions options =
        new RefineOptions(
            GroundCost.SQEUCLIDEAN,
            32,
            groupSize,
            OptionalInt.of(6),
            RefineOptions.DEFAULT_TASK_BYTES,
            4);
    HierarchicalRefinement.Result expected = solve(options, source, target);
    for (int threads : new int[] {1, 4}) {
      ForkJoinPool pool = new ForkJoinPool(threads);
      try {
        assertSame(expected, pool.submit(() -> solve(options, source, target)).get());
      } finally {
        pool.shutdown();
      }
    }
  }

  private static void assertSame(
      HierarchicalRefinement.Result expected, HierarchicalRefinement.Result actual) {
    assertArrayEquals(expected.targets(), actual.targets());
    assertArrayEquals(expected.blockPaths(), actual.blockPaths());
    assertArrayEquals(expected.potentials(), actual.potentials());
    assertEquals(expected.meanCost(), actual.meanCost(), 0.0);
    assertEquals(
        expected.stages().stream().map(StageRecord::costAfter).toList(),
        actual.stages().stream().map(StageRecord::costAfter).toList());
  }

  /** Keys belong to row numbers, so another order is another draw of samples and ties. */
  @Test
  void theOrderOfTheRowsChangesTheCostLittle() {
    int n = 1500;
    PointCloud source = RandomClouds.normal(n, 3, 1);
    PointCloud target = RandomClouds.moved(RandomClouds.normal(n, 3, 2), 1);
    RefineOptions options = options(GroundCost.SQEUCLIDEAN, 64, 12, 3);
    double cost = solve(options, source, target).meanCost();
    double shuffled =
        solve(
                options,
                RandomClouds.permuted(source, RandomClouds.shuffle(n, 4)),
                RandomClouds.permuted(target, RandomClouds.shuffle(n, 5)))
            .meanCost();
    assertEquals(cost, shuffled, 0.01 * cost);
  }

  @ParameterizedTest
  @CsvSource({"8, 1e-3", "100, 1e-2", "10000, 2e-2"})
  void movingBothCloudsChangesTheCostLittle(double offset, double tolerance) {
    int n = 1500;
    PointCloud source = RandomClouds.normal(n, 3, 1);
    PointCloud target = RandomClouds.moved(RandomClouds.normal(n, 3, 2), 1);
    RefineOptions options = options(GroundCost.SQEUCLIDEAN, 64, 8, 3);
    double cost = solve(options, source, target).meanCost();
    double moved =
        solve(options, RandomClouds.moved(source, offset), RandomClouds.moved(target, offset))
            .meanCost();
    assertEquals(cost, moved, tolerance * cost);
  }

  @Test
  void anAutomaticRunEndsByItsOwnRule() {
    RefineOptions options =
        new RefineOptions(
            GroundCost.SQEUCLIDEAN,
            64,
            200,
            OptionalInt.empty(),
            RefineOptions.DEFAULT_TASK_BYTES,
            1);
    PointCloud source = RandomClouds.normal(600, 1, 1);
    PointCloud target = RandomClouds.normal(600, 1, 2);
    HierarchicalRefinement.Result result = solve(options, source, target);
    assertTrue(result.converged());
    assertTrue(result.stages().size() <= RefineOptions.MAX_AUTO_ROUNDS, "it ends early");
    // On a line the optimum is the sorted order.
    float[] x = source.coordinates().clone();
    float[] y = target.coordinates().clone();
    Arrays.sort(x);
    Arrays.sort(y);
    double optimum = MapCost.ofRows(GroundCost.SQEUCLIDEAN, x, y, 600, 1).value() / 600;
    assertEquals(optimum, result.meanCost(), 0.01 * optimum);
  }

  private static RefineOptions wide(GroundCost cost, int leafSize, int groupSize, int rounds) {
    return new RefineOptions(
        cost, leafSize, groupSize, OptionalInt.of(rounds), RefineOptions.DEFAULT_TASK_BYTES, 1);
  }

  /** Several groups, in which wide rounds come when those of 128 points gain little. */
  @ParameterizedTest
  @CsvSource({"SQEUCLIDEAN, 0, 0.005", "EUCLIDEAN, 0, 0.003", "EUCLIDEAN, 1e4, 0.003"})
  void wideRoundsComeNearTheOptimumInManyDimensions(GroundCost cost, double offset, double excess) {
    int n = 4000;
    PointCloud source = RandomClouds.moved(RandomClouds.normal(n, 16, 1), offset);
    PointCloud target = RandomClouds.moved(RandomClouds.normal(n, 16, 2), offset + 0.2);
    HierarchicalRefinement.Result result = solve(wide(cost, 128, 1000, 24), source, target);
    double optimum = solve(wide(cost, 1024, 1024, 0), source, target).meanCost();
    assertTrue(result.meanCost() >= optimum * (1 - 1e-6));
    assertEquals(optimum, result.meanCost(), excess * optimum);
    double bound = DualBound.of(cost, source, target, result.potentials()).lowerBound();
    assertTrue(bound <= optimum, "bound %s of %s".formatted(bound, optimum));
    assertEquals(optimum, bound, 0.025 * optimum);
  }

  /** Both solved as one group, to the last epsilon. */
  @ParameterizedTest
  @EnumSource(GroundCost.class)
  void aSingleWideGroupIsTheOptimumAndProvesIt(GroundCost cost) {
    PointCloud source = cloud(cost, 1500, 8, 1);
    PointCloud target = cloud(cost, 1500, 8, 2);
    HierarchicalRefinement.Result result = solve(wide(cost, 64, 2000, 1), source, target);
    assertEquals("wide", result.stages().get(1).kind());
    double optimum = optimum(cost, source, target);
    double bound = DualBound.of(cost, source, target, result.potentials()).lowerBound();
    assertTrue(bound <= optimum && optimum <= result.meanCost() * (1 + 1e-6));
    assertEquals(bound, result.meanCost(), 1e-4 * optimum);
  }

  /** Points that leave float's range beside the others, most likely outside every sample. */
  @ParameterizedTest
  @EnumSource(GroundCost.class)
  void outliersOfAnySizeAreMappedToo(GroundCost cost) {
    for (float far : new float[] {1e6f, 0x1p80f, Float.MAX_VALUE}) {
      PointCloud source = RandomClouds.normal(1200, 3, 1);
      PointCloud target = RandomClouds.normal(1200, 3, 2);
      target.coordinates()[1500] = far;
      source.coordinates()[300] = -far;
      HierarchicalRefinement.Result result = solve(options(cost, 50, 6, 1), source, target);
      for (double potential : result.potentials()) {
        assertTrue(Double.isFinite(potential), "potential " + potential);
      }
    }
  }

  @Test
  void inputsAreLeftAsTheyAre() {
    PointCloud source = RandomClouds.normal(900, 2, 1);
    PointCloud target = RandomClouds.normal(900, 2, 2);
    float[] x = source.coordinates().clone();
    float[] y = target.coordinates().clone();
    solve(options(GroundCost.SQEUCLIDEAN, 64, 2, 1), source, target);
    assertArrayEquals(x, source.coordinates());
    assertArrayEquals(y, target.coordinates());
  }

  @Test
  void cloudsThatDoNotFitAreRefused() {
    HierarchicalRefinement refinement =
        new HierarchicalRefinement(RefineOptions.defaults(), stage -> {});
    PointCloud cloud = RandomClouds.normal(4, 2, 1);
    for (PointCloud other : List.of(RandomClouds.normal(5, 2, 1), RandomClouds.normal(4, 3, 1))) {
      Exception refusal =
          assertThrows(IllegalArgumentException.class, () -> refinement.solve(cloud, other));
      assertTrue(refusal.getMessage().contains("source is 4 x 2"), refusal.getMessage());
    }
  }

  private static PointCloud cloud(GroundCost cost, int n, int dim, long seed) {
    PointCloud cloud = RandomClouds.normal(n, dim, seed);
    return cost == GroundCost.COSINE ? RandomClouds.normalised(cloud) : cloud;
  }

  /** The least mean cost, by one exact assignment of the whole. */
  private static double optimum(GroundCost cost, PointCloud source, PointCloud target) {
    int n = source.size();
    double[] exact = costs(cost, source, target);
    float[] costs = new float[n * n];
    for (int i = 0; i < costs.length; i++) {
      costs[i] = (float) exact[i];
    }
    int[] columns = new int[n];
    new LinearAssignment().solve(costs, n, new float[n], columns);
    double total = 0;
    for (int i = 0; i < n; i++) {
      total += exact[i * n + columns[i]];
    }
    return total / n;
  }

  private static double[] costs(GroundCost cost, PointCloud source, PointCloud target) {
    int n = source.size();
    int dim = source.dim();
    double[] costs = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        costs[i * n + j] =
            cost.between(source.coordinates(), i * dim, target.coordinates(), j * dim, dim);
      }
    }
    return costs;
  }
}
