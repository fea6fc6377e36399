package io.remblai.lowrank.split;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RankSchedulerTest {

  @Test
  void smallSchedulesAreTheBestOfAllSequences() {
    for (int blocks = 1; blocks <= 300; blocks++) {
      for (int maxRank : new int[] {2, 3, 4, 7, 16}) {
        for (int depth = 1; depth <= 5; depth++) {
          List<Integer> best = bestOfAll(blocks, maxRank, depth);
          if (best != null) {
            String what = "%d blocks, max rank %d, depth %d".formatted(blocks, maxRank, depth);
            RankSchedule found = new RankScheduler(maxRank, 1, depth).schedule(blocks);
            assertEquals(best, found.ranks(), what);
          }
        }
      }
    }
  }

  /** Every sequence whose product is only just enough; null if there is none. */
  private static List<Integer> bestOfAll(int blocks, int maxRank, int depth) {
    List<List<Integer>> all = new ArrayList<>();
    enumerate(blocks, maxRank, depth, 1, List.of(), all);
    List<Integer> best = null;
    for (List<Integer> ranks : all) {
      if (best == null || isBetter(ranks, best)) {
        best = ranks;
      }
    }
    return best;
  }

  private static void enumerate(
      int blocks,
      int maxRank,
      int depth,
      long product,
      List<Integer> ranks,
      List<List<Integer>> all) {
    if (product >= blocks) {
      all.add(ranks);
    } else if (ranks.size() < depth) {
      for (int r = 2; r <= maxRank; r++) {
        List<Integer> longer = new ArrayList<>(ranks);
        longer.add(r);
        enumerate(blocks, maxRank, depth, product * r, longer, all);
      }
    }
  }

  /** Sequences come in lexicographic order, so equal ones need no comparison of their ranks. */
  private static boolean isBetter(List<Integer> ranks, List<Integer> best) {
    long difference = cost(ranks) - cost(best);
    return difference < 0 || (difference == 0 && ranks.size() < best.size());
  }

  private static long cost(List<Integer> ranks) {
    long product = 1;
    long cost = 0;
    for (int rank : ranks) {
      product *= rank;
      cost += product;
    }
    return cost;
  }

  @Test
  void everyNumberOfPointsHasASchedule() {
    SplittableRandom random = new SplittableRandom(5);
    for (int trial = 0; trial < 3000; trial++) {
      int points = 1 + random.nextInt(1 << random.nextInt(1, 31));
      int maxRank = random.nextInt(2, 200);
      int maxBase = random.nextInt(1, 3000);
      RankSchedule found = new RankScheduler(maxRank, maxBase, 31).schedule(points);
      String what = "%d points, max rank %d, max base %d".formatted(points, maxRank, maxBase);
      assertTrue(found.baseSize() <= maxBase, what + ": base of " + found.baseSize());
      assertEquals((points - 1) / found.blocks() + 1, found.baseSize(), what);
      assertEquals(cost(found.ranks()), found.cost(), what);
      int before = 2;
      for (int rank : found.ranks()) {
        assertTrue(rank <= maxRank, what + ": " + found.ranks());
        assertTrue(rank >= before, what + " are not ascending: " + found.ranks());
        before = rank;
      }
    }
  }

  /** The paper's schedules of divisors, without their base: HiRef, tables S1, S5, S9. */
  @ParameterizedTest
  @CsvSource({"1024, 512, 16, 2", "113348, 1024, 128, 174", "640500, 2048, 64, 357"})
  void isNoWorseThanThePaper(int points, int maxBase, int maxRank, long cost) {
    RankSchedule found = new RankScheduler(maxRank, maxBase, 6).schedule(points);
    assertTrue(found.cost() <= cost, found.ranks() + " cost " + found.cost());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 7919, 104_729, 15_485_863, 999_999_937, Integer.MAX_VALUE})
  void primesAreCutIntoUnevenBlocks(int prime) {
    for (int maxBase : new int[] {1, 2, 1000}) {
      RankSchedule found = new RankScheduler(16, maxBase, 31).schedule(prime);
      assertTrue(found.baseSize() <= maxBase, prime + ": " + found);
      // Beside the last term there is little: the one before is at most a fraction of it.
      long blocks = (prime - 1L) / maxBase + 1;
      assertTrue(found.cost() <= 1.3 * blocks + 16, prime + ": " + found);
    }
  }

  @Test
  void aSingleBlockNeedsNoRank() {
    assertEquals(List.of(), new RankScheduler(16, 1024, 1).schedule(1024).ranks());
    assertEquals(1000, new RankScheduler(16, 1024, 1).schedule(1000).baseSize());
  }

  @Test
  void tooFewLevelsNameWhatWouldDo() {
    RankScheduler shallow = new RankScheduler(16, 1024, 2);
    String message =
        assertThrows(IllegalArgumentException.class, () -> shallow.schedule(1_000_000))
            .getMessage();
    assertEquals(
        "--depth 2 with --max-rank 16 makes at most 256 blocks, but 1000000 points in blocks of at most 1024 need 977; set --depth to 3, or --max-rank to 32, or --max-base to 3907",
        message);
    new RankScheduler(16, 1024, 3).schedule(1_000_000);
    new RankScheduler(32, 1024, 2).schedule(1_000_000);
    new RankScheduler(16, 3907, 2).schedule(1_000_000);
    assertThrows(
        IllegalArgumentException.class, () -> new RankScheduler(31, 1024, 2).schedule(1_000_000));
    assertThrows(
        IllegalArgumentException.class, () -> new RankScheduler(16, 3906, 2).schedule(1_000_000));
  }

  @Test
  void settingsOutOfRangeAreRefusedByName() {
    assertRefused("--max-rank", () -> new RankScheduler(1, 1, 1));
    assertRefused("--max-base", () -> new RankScheduler(2, 0, 1));
    assertRefused("--depth", () -> new RankScheduler(2, 1, 0));
    assertRefused("points", () -> new RankScheduler(2, 1, 1).schedule(0));
    assertRefused("rank", () -> new RankSchedule(List.of(2, 1), 1));
    assertRefused("2^40", () -> new RankSchedule(List.of(1 << 20, 1 << 20, 2), 1));
    assertRefused("baseSize", () -> new RankSchedule(List.of(2), 0));
  }

  private static void assertRefused(String name, org.junit.jupiter.api.function.Executable call) {
    String message = assertThrows(IllegalArgumentException.class, call).getMessage();
    assertTrue(message.contains(name), message);
  }
}
