package io.remblai.spark.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.refine.RefineOptions;
import io.remblai.spark.tag.GroupKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PackingTest {

  private static final int DIM = 16;
  private static final long BYTES = RefineOptions.DEFAULT_TASK_BYTES;

  private static List<Group> groups(int count, int most, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Group> groups = new ArrayList<>();
    for (long g = 0; g < count; g++) {
      groups.add(new Group(new GroupKey(g), random.nextInt(2, most), random.nextInt(2, most)));
    }
    return groups;
  }

  @Test
  void binsAreEven() {
    for (long seed = 0; seed < 20; seed++) {
      double[] loads = Packing.of(groups(10_000, 501, seed), DIM, BYTES).loads();
      Arrays.sort(loads);
      assertTrue(loads.length > 8, "seed " + seed);
      assertTrue(loads[loads.length - 1] <= 1.05 * loads[0], Arrays.toString(loads));
    }
  }

  @Test
  void oneHeavyGroupIsNoStraggler() {
    List<Group> groups = groups(3_000, 100, 1);
    groups.add(new Group(new GroupKey(-1L), 4096, 4096));
    double[] loads = Packing.of(groups, DIM, BYTES).loads();
    Arrays.sort(loads);
    assertTrue(loads[loads.length - 1] <= 2 * loads[loads.length / 2], Arrays.toString(loads));
  }

  @Test
  void theOrderOfTheGroupsDoesNotMatter() {
    List<Group> groups = groups(500, 50, 3);
    Packing packing = Packing.of(groups, DIM, BYTES);
    Collections.shuffle(groups, new Random(4));
    assertEquals(packing.bins(), Packing.of(groups, DIM, BYTES).bins());
  }

  @Test
  void binsFitTheMemoryOfATask() {
    List<Group> groups = groups(5_000, 20, 5);
    long rows = groups.stream().mapToLong(group -> group.sources() + group.targets()).sum();
    int few = Packing.of(groups, DIM, BYTES).size();
    int many = Packing.of(groups, DIM, 1 << 20).size();
    assertTrue(many > few, few + " and " + many);
    assertTrue(rows * DIM * Float.BYTES / many < 1 << 20, rows + " rows in " + many);
    assertEquals(groups.size(), Packing.of(groups, DIM, 1).size());
  }

  @Test
  void thereIsABinOfNoGroups() {
    assertEquals(1, Packing.of(List.of(), DIM, BYTES).size());
  }
}
