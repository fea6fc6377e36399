package io.remblai.refine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.geometry.GroundCost;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefinePlanTest {

  private static final long MIB = 1L << 20;

  private static RefineOptions options(int leafSize, long taskBytes) {
    return new RefineOptions(
        GroundCost.SQEUCLIDEAN,
        leafSize,
        RefineOptions.DEFAULT_GROUP_SIZE,
        OptionalInt.empty(),
        taskBytes,
        1);
  }

  @Test
  void everyPlanKeepsItsPromises() {
    SplittableRandom random = new SplittableRandom(2);
    int refused = 0;
    for (int i = 0; i < 1500; i++) {
      int n = (int) Math.pow(10, random.nextDouble(0, 8));
      int dim = (int) Math.pow(10, random.nextDouble(0, 3.5));
      int leafSize = (int) Math.pow(10, random.nextDouble(0.31, 4.21));
      long taskBytes = (long) (MIB * Math.pow(10, random.nextDouble(0, 4)));
      RefineOptions options = options(leafSize, taskBytes);
      try {
        assertLaws(RefinePlan.of(n, dim, options), n, dim, options);
      } catch (IllegalArgumentException refusal) {
        assertTrue(refusal.getMessage().contains("--task-memory"), refusal.getMessage());
        refused++;
      }
    }
    assertTrue(refused < 500, refused + " of 1500 plans refused, seed 2");
  }

  /** Sizes at which a share or a task block is exactly full. */
  @Test
  void tasksThatAreExactlyFullStayWithinTheirMemory() {
    for (int dim : new int[] {1, 16, 256}) {
      long room = RefinePlan.of(1 << 20, dim, options(64, MIB)).taskPoints();
      for (int k = 1; k <= 40; k++) {
        for (long n = room * k - 2; n <= room * k + 2; n++) {
          assertLaws(RefinePlan.of(n, dim, options(64, MIB)), (int) n, dim, options(64, MIB));
        }
      }
    }
  }

  private static void assertLaws(RefinePlan plan, int n, int dim, RefineOptions options) {
    String what = "n %d, dim %d, %s: %s".formatted(n, dim, options, plan);
    assertEquals(n, plan.points(), what);
    assertEquals(dim, plan.dim(), what);
    assertEquals(new BlockCut(BlockCut.ROOT, n, plan.leaves()), plan.root(), what);
    assertTrue(plan.bytesPerTask() <= options.taskBytes(), what);
    assertTrue(
        plan.pointsPerLeaf() <= options.leafSize()
            || (plan.leaves() == 1 && n <= RefinePlan.ONE_BLOCK_POINTS),
        what);
    assertTrue((long) plan.pointsPerLeaf() * plan.leaves() >= n, what);
    assertTrue((long) (plan.pointsPerLeaf() - 1) * plan.leaves() < n, what);
    assertTrue(plan.taskPoints() >= 1, what);
    assertTrue(plan.taskBlocks() >= 1 && plan.taskBlocks() <= plan.leaves(), what);
    assertTrue((long) plan.taskBlocks() * Math.max(plan.taskPoints(), plan.pointsPerLeaf()) >= n);
    assertEquals(plan.taskBlocks() == 1, plan.distributedLevels() == 0, what);
    assertTrue(plan.taskBlocks() <= 1L << plan.distributedLevels(), what);
    assertTrue(plan.shares() >= 1 && plan.shares() <= n, what);
    assertTrue(plan.samplePairs() >= 1, what);
    assertTrue(plan.wideGroups() >= 0 && plan.wideGroups() <= n, what);
    if (plan.wideGroups() > 0) {
      assertTrue(plan.leaves() > 1, what);
      long group = (n - 1) / plan.wideGroups() + 1L;
      assertTrue(group <= options.groupSize() && group >= 2L * options.leafSize(), what);
      assertTrue(plan.largestWideGroup() >= group && plan.largestWideGroup() <= n, what);
      // Both sides as they come, as they are moved and in panels, and 64 costs and columns a row.
      assertTrue(plan.largestWideGroup() * (28L * dim + 512) <= options.taskBytes(), what);
    } else {
      assertEquals(0, plan.largestWideGroup(), what);
    }
    assertEquals(plan.leaves() == 1, plan.maxRounds() == 0, what);
    assertTrue(plan.shuffleBytes() > 0, what);
  }

  @Test
  void isAFunctionOfItsArgumentsAlone() {
    RefineOptions options = options(512, 64 * MIB);
    RefinePlan expected = RefinePlan.of(1_234_567, 24, options);
    for (int i = 0; i < 3; i++) {
      assertEquals(expected, RefinePlan.of(1_234_567, 24, options));
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1024, 1", "4096, 1024, 1", "4097, 1024, 5", "256, 64, 1", "257, 64, 5"})
  void smallCloudsAreOneBlock(int n, int leafSize, int leaves) {
    RefinePlan plan = RefinePlan.of(n, 8, options(leafSize, 256 * MIB));
    assertEquals(leaves, plan.leaves());
    assertEquals(leaves == 1 ? 0 : RefineOptions.MAX_AUTO_ROUNDS, plan.maxRounds());
  }

  /** The last sizes that the type of the sizes can hold. */
  @Test
  void theLargestCloudHasAPlan() {
    RefineOptions options = RefineOptions.defaults();
    assertLaws(RefinePlan.of(Integer.MAX_VALUE, 2, options), Integer.MAX_VALUE, 2, options);
  }

  @Test
  void aLeafThatIsLargerThanTheCloudCostsNoMoreThanTheCloud() {
    RefinePlan plan = RefinePlan.of(5000, 2, options(16_384, 256 * MIB));
    assertEquals(1, plan.leaves());
    assertTrue(plan.bytesPerTask() < 128 * MIB, plan.toString());
  }

  @Test
  void roundsAreThoseAskedFor() {
    RefineOptions seven =
        new RefineOptions(GroundCost.COSINE, 64, 1024, OptionalInt.of(7), 256 * MIB, 1);
    assertEquals(7, RefinePlan.of(1000, 3, seven).maxRounds());
    assertEquals(0, RefinePlan.of(100, 3, seven).maxRounds());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Integer.MAX_VALUE + 1L})
  void numbersOfPointsOutOfRangeAreRefused(long points) {
    assertRefused(() -> RefinePlan.of(points, 2, RefineOptions.defaults()), "points", "" + points);
  }

  @Test
  void aTaskTooSmallForOneBlockIsRefusedWithAWayOut() {
    // 1024 points: a matrix of 4 MiB, and 32 MiB of coordinates.
    assertRefused(
        () -> RefinePlan.of(1_000_000, 1024, options(1024, 16 * MIB)),
        "1024 points",
        "dimension 1024",
        "16 MiB",
        "--task-memory",
        "--leaf-size");
    assertRefused(
        () -> RefinePlan.of(1_000_000, 2, options(16_384, 16 * MIB)), "16384 points", "16 MiB");
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    assertRefused(() -> options(1, 256 * MIB), "leafSize", "16384", "not 1");
    assertRefused(() -> options(16_385, 256 * MIB), "leafSize", "16385");
    assertRefused(() -> options(64, MIB - 1), "taskBytes", "1048575");
    for (int groupSize : new int[] {1, (1 << 20) + 1}) {
      assertRefused(
          () -> new RefineOptions(GroundCost.COSINE, 64, groupSize, OptionalInt.empty(), MIB, 1),
          "groupSize",
          "1048576",
          "not " + groupSize);
    }
    assertRefused(
        () -> new RefineOptions(GroundCost.COSINE, 64, 1024, OptionalInt.of(-1), MIB, 1),
        "rematchRounds",
        "-1");
  }

  @ParameterizedTest
  @CsvSource({
    "4096, 16, 0", // one block
    "4097, 16, 1",
    "8192, 16, 1",
    "16384, 16, 1",
    "16385, 16, 2",
    "65536, 16, 4",
    "1000000, 16, 62",
    "65536, 1024, 17", // 3902 pairs of dimension 1024 fill a task
    "65536, 2048, 0" // no wider than two leaves
  })
  void wideGroupsAreTheFewestThatFit(int n, int dim, int groups) {
    assertEquals(groups, RefinePlan.of(n, dim, options(1024, 256 * MIB)).wideGroups());
  }

  @Test
  void wideGroupsShrinkWithTheMemoryOfATaskAndTheGroupSize() {
    int last = 0;
    for (long mib = 4096; mib >= 64; mib /= 2) {
      int groups = RefinePlan.of(1 << 20, 256, options(256, mib * MIB)).wideGroups();
      assertTrue(groups >= last && groups > 0, mib + " MiB: " + groups);
      last = groups;
    }
    assertTrue(last > 64, "groups in 64 MiB: " + last);
    for (int groupSize : new int[] {2048, 5000, 1 << 16}) {
      RefineOptions options =
          new RefineOptions(
              GroundCost.SQEUCLIDEAN, 1024, groupSize, OptionalInt.empty(), 256 * MIB, 1);
      assertEquals((65_535 / groupSize) + 1, RefinePlan.of(65_536, 4, options).wideGroups());
    }
  }

  private static void assertRefused(Runnable attempt, String... parts) {
    String message = assertThrows(IllegalArgumentException.class, attempt::run).getMessage();
    for (String part : parts) {
      assertTrue(message.contains(part), () -> "'" + part + "' is not in: " + message);
    }
  }
}
