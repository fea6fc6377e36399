package io.remblai.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.geometry.GroundCost;
import io.remblai.geometry.PointCloud;
import io.remblai.math.NormalVector;
import io.remblai.math.Seeds;
import io.remblai.refine.HierarchicalRefinement;
import io.remblai.refine.RefineOptions;
import io.remblai.refine.RefinePlan;
import io.remblai.refine.SplitOptions;
import io.remblai.refine.StageRecord;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The distributed map against the in-memory one, which must be the same to the last pair and bit.
 */
@Tag("spark")
class DistributedRefinementTest {

  private static final long SEED = 5;

  @ParameterizedTest
  @CsvSource({
    "1, SQEUCLIDEAN, 600",
    "7, SQEUCLIDEAN, 600",
    "64, SQEUCLIDEAN, 600",
    "5, EUCLIDEAN, 600",
    "3, COSINE, 600",
    "4, SQEUCLIDEAN, 5000",
    "1, EUCLIDEAN, 5000",
    "6, COSINE, 5000",
    "3, SQEUCLIDEAN, 100"
  })
  void isTheInMemoryMapWhateverThePartitions(int partitions, GroundCost cost, int groupSize) {
    int n = 3001;
    int dim = 5;
    RefineOptions options =
        new RefineOptions(
            cost, 64, groupSize, OptionalInt.of(5), RefineOptions.DEFAULT_TASK_BYTES, SEED);
    RefinePlan plan = RefinePlan.of(n, dim, options);
    assertTrue(plan.distributedLevels() >= 2, "the case must split over the cluster");
    assertTrue(plan.shares() >= 8, "the case must have several shares");
    int wideGroups = groupSize < 128 ? 0 : groupSize > n ? 1 : 6;
    assertEquals(wideGroups, plan.wideGroups(), "none, one or several wide groups");
    assertSameMap(cloud(n, dim, 1), cloud(n, dim, 2), options, partitions);
  }

  /** Blocks larger than a task's memory are cut along directions first. */
  @ParameterizedTest
  @CsvSource({"900, 3, EXACT, 40", "5000, 4, EXACT, 300", "300, 2, FRLC, 20"})
  void lowRankSplitsGiveTheInMemoryMapToo(
      int n, int partitions, SplitOptions.BaseSolver base, int maxBase) {
    int dim = n == 5000 ? 40 : 3;
    RefineOptions options =
        new RefineOptions(
            GroundCost.SQEUCLIDEAN,
            64,
            600,
            OptionalInt.of(1),
            n == 5000 ? 1 << 21 : RefineOptions.DEFAULT_TASK_BYTES,
            SEED,
            new SplitOptions(SplitOptions.Splitter.FRLC, 8, maxBase, 31, base));
    assertEquals(n == 5000, RefinePlan.of(n, dim, options).distributedLevels() > 0);
    assertSameMap(cloud(n, dim, 1), cloud(n, dim, 2), options, partitions);
  }

  @Test
  void pointsThatAllCoincideAreSplitEvenly() {
    int n = 2500;
    RefineOptions options =
        new RefineOptions(
            GroundCost.SQEUCLIDEAN,
            64,
            600,
            OptionalInt.of(2),
            RefineOptions.DEFAULT_TASK_BYTES,
            SEED);
    float[] same = new float[n * 2];
    Arrays.fill(same, 3.5f);
    assertSameMap(new PointCloud(same, n, 2), new PointCloud(same, n, 2), options, 4);
  }

  @Test
  void manyTiesBeyondTheSampleAreCutExactly() {
    // More rows than one sample holds, on five places: the wanted rank lies among thousands of
    // ties.
    int n = 12_000;
    RefineOptions options =
        new RefineOptions(
            GroundCost.SQEUCLIDEAN,
            512,
            3000,
            OptionalInt.of(1),
            RefineOptions.DEFAULT_TASK_BYTES,
            SEED);
    float[] x = new float[n];
    float[] y = new float[n];
    for (int i = 0; i < n; i++) {
      x[i] = (int) Long.remainderUnsigned(Seeds.key(1, i), 5);
      y[i] = (int) Long.remainderUnsigned(Seeds.key(2, i), 5);
    }
    assertSameMap(new PointCloud(x, n, 1), new PointCloud(y, n, 1), options, 6);
  }

  @Test
  void anAutomaticRunTakesTheSameRounds() {
    RefineOptions options =
        new RefineOptions(
            GroundCost.SQEUCLIDEAN,
            64,
            700,
            OptionalInt.empty(),
            RefineOptions.DEFAULT_TASK_BYTES,
            SEED);
    assertSameMap(cloud(2000, 3, 1), cloud(2000, 3, 2), options, 3);
  }

  private static void assertSameMap(
      PointCloud source, PointCloud target, RefineOptions options, int partitions) {
    HierarchicalRefinement.Result local =
        new HierarchicalRefinement(options, stage -> {}).solve(source, target);
    JavaSparkContext context = new JavaSparkContext(SharedSpark.session().sparkContext());
    DistributedMap map =
        new DistributedRefinement(context, options, stage -> {})
            .solve(
                CloudRdds.of(context, source, Side.SOURCE, options.seed(), partitions),
                CloudRdds.of(context, target, Side.TARGET, options.seed(), partitions),
                source.size(),
                source.dim());
    int[] targets = new int[source.size()];
    long[] paths = new long[source.size()];
    double[] potentials = new double[source.size()];
    Arrays.fill(targets, -1);
    for (PairBlock block : map.pairs().collect()) {
      for (int i = 0; i < block.size(); i++) {
        int row = ((Long) block.source().ids().value(i)).intValue();
        assertEquals(-1, targets[row], "source " + row + " is mapped twice");
        targets[row] = ((Long) block.target().ids().value(i)).intValue();
        paths[row] = block.paths()[i];
        potentials[targets[row]] = block.potentials()[i];
      }
    }
    map.pairs().unpersist();
    assertArrayEquals(local.targets(), targets);
    assertArrayEquals(local.blockPaths(), paths);
    assertArrayEquals(local.potentials(), potentials);
    assertEquals(local.meanCost(), map.meanCost(), 0.0);
    assertEquals(rounds(local.stages()), rounds(map.stages()));
    assertEquals(local.converged(), map.converged());
  }

  /** Kinds and costs of the rounds. */
  private static List<String> rounds(List<StageRecord> stages) {
    return stages.stream()
        .filter(stage -> stage.stage().equals("rematch"))
        .map(stage -> stage.kind() + " of " + stage.blocks() + ": " + stage.costAfter())
        .toList();
  }

  private static PointCloud cloud(int n, int dim, long seed) {
    double[] normals = NormalVector.of(seed, n * dim);
    float[] points = new float[n * dim];
    for (int i = 0; i < points.length; i++) {
      points[i] = (float) (normals[i] * (1 + i % dim) + (seed == 2 ? 0.5 : 0));
    }
    return new PointCloud(points, n, dim);
  }
}
