package io.remblai.refine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.geometry.GroundCost;
import io.remblai.geometry.PointCloud;
import io.remblai.geometry.RandomClouds;
import io.remblai.lowrank.split.CoCluster;
import io.remblai.lowrank.split.PivotSplitter;
import io.remblai.lowrank.split.RankSchedule;
import io.remblai.lowrank.split.RankScheduler;
import io.remblai.lowrank.split.RoundedSplitter;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalRefinementTest {

  private static final int DIM = 3;
  private static final TaskOptions OPTIONS = new TaskOptions(GroundCost.SQEUCLIDEAN, 16, 4);

  @ParameterizedTest
  @CsvSource({"1, 2, 16", "7, 2, 1", "97, 3, 1", "1009, 5, 16", "1024, 16, 64", "4999, 16, 10"})
  void everyScheduleGivesABijectionWithLeavesOfItsSizes(int n, int maxRank, int maxBase) {
    RankSchedule schedule = new RankScheduler(maxRank, maxBase, 31).schedule(n);
    float[] x = RandomClouds.normal(n, DIM, 1).coordinates();
    float[] y = RandomClouds.normal(n, DIM, 2).coordinates();
    LocalRefinement.BlockMap map = refine(x, y, n, schedule);
    boolean[] taken = new boolean[n];
    Map<Long, Integer> leaves = new HashMap<>();
    for (int i = 0; i < n; i++) {
      assertTrue(!taken[map.targets()[i]], "target %d is taken twice".formatted(map.targets()[i]));
      taken[map.targets()[i]] = true;
      leaves.merge(map.paths()[i], 1, Integer::sum);
    }
    assertEquals(Math.min(n, schedule.blocks()), leaves.size());
    for (int size : leaves.values()) {
      assertTrue(size <= schedule.baseSize() && size >= n / schedule.blocks(), "leaf of " + size);
    }
  }

  /** Parts of the two sides correspond, on every level. */
  @ParameterizedTest
  @CsvSource({"97, 3, 1", "1009, 5, 16", "3000, 16, 40"})
  void aCloudIsMappedToItself(int n, int maxRank, int maxBase) {
    PointCloud cloud = RandomClouds.normal(n, DIM, 3);
    int[] rows = RandomClouds.shuffle(n, 5);
    float[] y = RandomClouds.permuted(cloud, rows).coordinates();
    RankSchedule schedule = new RankScheduler(maxRank, maxBase, 31).schedule(n);
    LocalRefinement.BlockMap map = refine(cloud.coordinates(), y, n, schedule);
    for (int i = 0; i < n; i++) {
      for (int c = 0; c < DIM; c++) {
        assertEquals(cloud.coordinates()[i * DIM + c], y[map.targets()[i] * DIM + c]);
      }
    }
  }

  private static LocalRefinement.BlockMap refine(
      float[] x, float[] y, int n, RankSchedule schedule) {
    return new LocalRefinement(OPTIONS, DIM, new RoundedSplitter(new PivotSplitter()))
        .refineTree(x, y, ScheduledBlock.root(n, schedule), null);
  }

  /** What the splitter names parts is what cutting along its directions brings together. */
  @Test
  void coordinatePartsAreThoseOfItsDirections() {
    int n = 1501;
    int from = 20;
    int top = 700;
    float[] x = RandomClouds.normal(from + n, DIM, 1).coordinates();
    float[] y = RandomClouds.lattice(from + n, DIM, 4, 2).coordinates();
    CoordinateSplit.Directions along =
        new CoordinateSplit().find(x, from, y, from, n, DIM, (double) top / n, 9);
    int[] sizes = {top, n - top};
    var parts = new CoordinateSplitter().split(new CoCluster(x, from, y, from, n, DIM), sizes, 9);
    assertSameCut(x, from, n, along.forSource(), parts.sources(), sizes);
    assertSameCut(y, from, n, along.forTarget(), parts.targets(), sizes);
  }

  private static void assertSameCut(
      float[] points, int from, int n, double[] direction, int[] parts, int[] sizes) {
    PartitionedRows byDirection = new PartitionedRows(points, from + n, DIM);
    PartitionedRows byPart = new PartitionedRows(points, from + n, DIM);
    byDirection.cut(from, from + n, direction, sizes[0]);
    byPart.cut(from, parts, sizes);
    assertArrayEquals(byDirection.origins(0, from + n), byPart.origins(0, from + n));
    assertArrayEquals(byDirection.rows(), byPart.rows());
  }

  @Test
  void coordinateSplitsHaveTwoParts() {
    CoCluster block = new CoCluster(new float[9], 0, new float[9], 0, 3, DIM);
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> new CoordinateSplitter().split(block, new int[] {1, 1, 1}, 0))
            .getMessage();
    assertEquals("sizes must be those of 2 parts, not 3", message);
  }
}
