package io.remblai.refine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.math.Seeds;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairSampleTest {

  private static BitSet sampled(int number, int wanted, int n) {
    RematchRound round =
        new RematchRound(number, RematchKind.MIDPOINT, 0, 8, 64, Seeds.key(11, number));
    PairSample sample = PairSample.of(round, wanted, n);
    BitSet rows = new BitSet(n);
    IntStream.range(0, n).filter(i -> sample.contains(Seeds.key(2, i))).forEach(rows::set);
    return rows;
  }

  @ParameterizedTest
  @ValueSource(ints = {1000, 20_000, 50_000, 99_000})
  void isAboutAsLargeAsWanted(int wanted) {
    int n = 100_000;
    double deviation = Math.sqrt((double) wanted * (n - wanted) / n);
    assertEquals(wanted, sampled(0, wanted, n).cardinality(), 5 * deviation);
  }

  @Test
  void isEveryPairWhereNoFewerAreThere() {
    assertEquals(700, sampled(0, 700, 700).cardinality());
    assertEquals(700, sampled(0, 1 << 20, 700).cardinality());
    assertEquals(1, sampled(0, 1024, 1).cardinality());
  }

  @Test
  void aLargerSampleHoldsTheSmaller() {
    BitSet small = sampled(0, 500, 10_000);
    BitSet large = sampled(0, 5000, 10_000);
    small.andNot(large);
    assertTrue(small.isEmpty());
  }

  @Test
  void everyRoundDrawsAnew() {
    BitSet first = sampled(0, 5000, 10_000);
    assertEquals(first, sampled(0, 5000, 10_000));
    BitSet second = sampled(1, 5000, 10_000);
    assertNotEquals(first, second);
    second.and(first);
    // A quarter of all; deviation 43.
    assertEquals(2500, second.cardinality(), 250);
  }
}
