package io.remblai.refine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BlockCutTest {

  @Test
  void leavesPartitionThePointsEvenly() {
    for (int n = 1; n <= 300; n++) {
      for (int leafSize : new int[] {1, 2, 3, 7, 64, 299, 300, 1000}) {
        assertLaws(n, leafSize);
      }
    }
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 100; i++) {
      assertLaws(1 + random.nextInt(3_000_000), 200 + random.nextInt(4000));
    }
  }

  @Test
  void theLargestCloudIsCutToo() {
    assertLaws(Integer.MAX_VALUE, 16_384);
  }

  private static void assertLaws(int n, int leafSize) {
    String what = "n %d, leaf size %d".formatted(n, leafSize);
    BlockCut root = BlockCut.root(n, leafSize);
    assertEquals((n + (long) leafSize - 1) / leafSize, root.leaves(), what);
    List<BlockCut> leaves = new ArrayList<>();
    Set<Long> paths = new HashSet<>();
    descend(root, leaves, paths, what);
    assertEquals(root.leaves(), leaves.size(), what);
    long points = 0;
    int least = Integer.MAX_VALUE;
    int most = 0;
    for (BlockCut leaf : leaves) {
      points += leaf.points();
      least = Math.min(least, leaf.points());
      most = Math.max(most, leaf.points());
    }
    assertEquals(n, points, what);
    assertTrue(most - least <= 1, what + ": leaves of " + least + " and of " + most);
    assertTrue(least >= 1 && most <= leafSize, what + ": leaves of " + least + " and of " + most);
  }

  private static void descend(BlockCut block, List<BlockCut> leaves, Set<Long> paths, String what) {
    assertTrue(paths.add(block.path()), what + ": path " + block.path() + " is taken twice");
    if (block.isLeaf()) {
      leaves.add(block);
      return;
    }
    BlockCut top = block.top();
    BlockCut rest = block.rest();
    assertEquals(block.points(), top.points() + rest.points(), what);
    assertEquals(block.leaves(), top.leaves() + rest.leaves(), what);
    assertTrue(top.leaves() - rest.leaves() <= 1 && top.leaves() >= rest.leaves(), what);
    assertEquals(block.path(), top.path() >>> 1, what);
    assertEquals(block.path(), rest.path() >>> 1, what);
    descend(top, leaves, paths, what);
    descend(rest, leaves, paths, what);
  }
}
