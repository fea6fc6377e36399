package io.remblai.refine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.lowrank.split.RankSchedule;
import io.remblai.lowrank.split.RankScheduler;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScheduledBlockTest {

  @Test
  void everyLevelPartitionsThePointsEvenly() {
    for (int n = 1; n <= 400; n++) {
      for (int maxBase : new int[] {1, 2, 7, 64}) {
        for (int maxRank : new int[] {2, 3, 16}) {
          assertLaws(n, new RankScheduler(maxRank, maxBase, 31).schedule(n), maxBase);
        }
      }
    }
    assertLaws(1_000_003, new RankScheduler(5, 100, 31).schedule(1_000_003), 100);
  }

  /** Ranks that were not chosen for so few points. */
  @Test
  void moreLeavesThanPointsLeaveSinglePoints() {
    assertLaws(5, new RankSchedule(List.of(4, 3, 2), 1), 1);
    assertLaws(3, new RankSchedule(List.of(7), 1), 1);
  }

  private static void assertLaws(int n, RankSchedule schedule, int maxBase) {
    String what = "n %d, %s".formatted(n, schedule);
    List<ScheduledBlock> blocks = List.of(ScheduledBlock.root(n, schedule));
    Set<Long> paths = new HashSet<>(List.of(BlockCut.ROOT));
    for (int level = 0; level < schedule.levels(); level++) {
      blocks =
          blocks.stream()
              .flatMap(block -> block.isLeaf() ? List.of(block).stream() : block.parts().stream())
              .toList();
      int least = Integer.MAX_VALUE;
      int most = 0;
      int points = 0;
      for (ScheduledBlock block : blocks) {
        points += block.points();
        least = Math.min(least, block.points());
        most = Math.max(most, block.points());
        assertTrue(block.level() <= level || paths.add(block.path()), what);
      }
      assertEquals(n, points, what);
      assertTrue(least >= 1 && most - least <= 1, what + ": " + least + " and " + most);
    }
    for (ScheduledBlock leaf : blocks) {
      assertTrue(leaf.isLeaf(), what);
      assertTrue(leaf.points() <= maxBase && leaf.points() <= schedule.baseSize(), what);
    }
    assertFalse(blocks.size() > schedule.blocks(), what);
  }
}
