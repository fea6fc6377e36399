package io.remblai.spark.group;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.remblai.geometry.GroundCost;
import io.remblai.refine.RefineOptions;
import io.remblai.spark.tag.GroupKey;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class GroupPlanTest {

  /** One block holds 4 x 32 rows. */
  private static final RefineOptions REFINE =
      new RefineOptions(GroundCost.SQEUCLIDEAN, 32, 64, OptionalInt.of(2), 1 << 20, 1);

  private static final List<Group> GROUPS =
      List.of(
          group(0, 5, 0),
          group(1, 0, 6),
          group(2, 7, 7),
          group(3, 7, 9),
          group(4, 128, 128),
          group(5, 129, 129),
          group(6, 200, 128),
          group(7, 129, 200),
          group(8, 0, 100_000));

  private static Group group(long number, long sources, long targets) {
    return new Group(new GroupKey(number), sources, targets);
  }

  private static GroupPlan plan(boolean unequal, boolean limited) {
    return GroupPlan.of(GROUPS, new GroupPlan.Settings(2, REFINE, unequal, limited));
  }

  @Test
  void whatIsOneBlockAloneGoesToATask() {
    for (boolean limited : new boolean[] {false, true}) {
      assertEquals(
          List.of(
              Fate.NO_TARGETS,
              Fate.NO_SOURCES,
              Fate.TASK,
              Fate.TASK,
              Fate.TASK,
              Fate.CLUSTER,
              Fate.TASK,
              Fate.CLUSTER,
              Fate.NO_SOURCES),
          plan(true, limited).fates());
    }
  }

  @Test
  void unequalGroupsMayBeRefused() {
    GroupPlan plan = plan(false, false);
    assertEquals(Fate.UNEQUAL, plan.fates().get(3));
    assertEquals(
        Map.of(
            Fate.NO_TARGETS, 1, Fate.NO_SOURCES, 2, Fate.UNEQUAL, 3, Fate.TASK, 2, Fate.CLUSTER, 1),
        plan.counts());
    assertEquals(List.of(GROUPS.get(5)), plan.of(Fate.CLUSTER));
  }

  @Test
  void onlyWhatIsSolvedCountsForTheLargest() {
    assertEquals(200, plan(true, false).largest());
    assertEquals(129, plan(false, false).largest());
    GroupPlan none =
        GroupPlan.of(GROUPS.subList(0, 2), new GroupPlan.Settings(2, REFINE, true, false));
    assertEquals(1, none.largest());
    assertEquals(Map.of(), none.packing().bins());
  }
}
