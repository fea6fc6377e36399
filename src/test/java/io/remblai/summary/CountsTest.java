package io.remblai.summary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bins, blocks and largest pairs: pieces against the whole, and against the obvious. */
class CountsTest {

  @Test
  void binsHoldTheirLowerEdgeAndTheLastBothOfItsOwn() {
    BinCounts bins = new BinCounts(1, 3, 4);
    for (double value : new double[] {1, 1.49, 1.5, 2.999, 3, 3.001, 99}) {
      bins.add(value);
    }
    assertArrayEquals(new long[] {2, 1, 0, 2}, bins.counts());
    assertEquals(2, bins.above());
    assertEquals(1.5, bins.edges()[1]);
    BinCounts other = new BinCounts(1, 3, 4);
    other.add(2.6);
    bins.mergeWith(other);
    assertArrayEquals(new long[] {2, 1, 0, 3}, bins.counts());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void blocksOfPiecesAreThoseOfTheWhole(long seed) {
    Random random = new Random(seed);
    TreeMap<Long, Long> expected = new TreeMap<>();
    BlockCounts counts = BlockCounts.none();
    for (int piece = 0; piece < 5; piece++) {
      long[] blocks = random.longs(random.nextInt(50), -5, 12).toArray();
      for (long block : blocks) {
        expected.merge(block, 1L, Long::sum);
      }
      counts.mergeWith(BlockCounts.of(blocks));
    }
    long[] sizes = expected.values().stream().mapToLong(Long::longValue).sorted().toArray();
    assertArrayEquals(sizes, counts.sizes());
  }

  @Test
  void theLargestAreTheSameInAnyOrder() {
    List<Double> costs = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      int withTies = i / 3;
      costs.add((double) withTies);
    }
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      order.add(i);
    }
    List<String> expected = null;
    for (long seed = 0; seed < 5; seed++) {
      Collections.shuffle(order, new Random(seed));
      LargestPairs largest = new LargestPairs();
      LargestPairs rest = new LargestPairs();
      for (int at = 0; at < 500; at++) {
        int i = order.get(at);
        LargestPairs one = at < 200 ? largest : rest;
        if (one.mayHold(costs.get(i))) {
          one.add(costs.get(i), "s%03d".formatted(i), "t" + i);
        }
      }
      largest.mergeWith(rest);
      List<String> found = largest.pairs().stream().map(LargestPairs.Pair::source).toList();
      expected = expected == null ? found : expected;
      assertEquals(expected, found);
    }
    assertEquals(LargestPairs.MOST, expected.size());
    assertEquals(List.of("s498", "s499", "s495"), expected.subList(0, 3));
    assertFalse(expected.contains("s400"));
  }
}
