package io.remblai.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExactSumTest {

  @Test
  void emptySumIsPositiveZero() {
    assertBits(0.0, new ExactSum().value(), "empty");
    assertBits(0.0, sum(-0.0, -0.0).value(), "negative zeros");
    assertBits(0.0, sum(1e300, -1e300).value(), "cancelled");
  }

  @Test
  void handWorkedCases() {
    assertBits(1.0, sum(1e308, 1.0, -1e308).value(), "the small one survives");
    assertBits(Double.MIN_VALUE, sum(1e308, Double.MIN_VALUE, -1e308).value(), "subnormal");
    assertBits(-Double.MIN_VALUE, sum(1, -Double.MIN_VALUE, -1).value(), "negative subnormal");
    assertBits(Double.MIN_NORMAL, sum(Double.MIN_NORMAL).value(), "least normal");
    assertBits(Double.MAX_VALUE, sum(Double.MAX_VALUE).value(), "largest");
    assertBits(0x1p53, sum(0x1p53, 1).value(), "tie goes to even, down");
    assertBits(0x1p53 + 4, sum(0x1p53 + 2, 1).value(), "tie goes to even, up");
    assertBits(0x1p53 + 2, sum(0x1p53, 1, Double.MIN_VALUE).value(), "just above a tie");
    assertBits(0x1p53, sum(0x1p53, 1, -Double.MIN_VALUE).value(), "just below a tie");
    assertBits(0x1p54, sum(0x1p54 - 2, 1).value(), "carries into the next power of two");
    assertBits(Double.POSITIVE_INFINITY, sum(Double.MAX_VALUE, Double.MAX_VALUE).value(), "over");
    assertBits(
        Double.MAX_VALUE,
        sum(Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE).value(),
        "an overflow on the way does no harm");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void agreesWithBigDecimalOnMixedExponents(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 60; round++) {
      double[] numbers = new double[1 + random.nextInt(60)];
      int range = 1 + random.nextInt(2046);
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = anyFinite(random, range);
      }
      if (random.nextBoolean()) {
        cancelMost(numbers, random);
      }
      assertAgrees(numbers, "seed " + seed + " round " + round);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void agreesWithBigDecimalOnSubnormals(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 100; round++) {
      double[] numbers = new double[1 + random.nextInt(40)];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = anyFinite(random, 2);
      }
      assertAgrees(numbers, "seed " + seed + " round " + round);
    }
  }

  @Test
  void manyLargestMantissasOfOneChunk() {
    // 2^53 - 1 shifted by 31 moves the upper chunk most; a late carry would overflow it.
    double most = 0x1.fffffffffffffp0 * 0x1p4;
    for (double x : new double[] {most, -most}) {
      ExactSum sum = new ExactSum();
      for (int i = 0; i < 3_000_000; i++) {
        sum.add(x);
      }
      BigDecimal expected = new BigDecimal(x).multiply(BigDecimal.valueOf(3_000_000));
      assertEquals(0, expected.compareTo(sum.exactValue()));
      assertBits(expected.doubleValue(), sum.value(), "three million times " + x);
    }
  }

  @Test
  void doublingBySelfCopiesReachesHugeCounts() throws Exception {
    ExactSum sum = sum(Double.MAX_VALUE, -Double.MIN_NORMAL);
    BigDecimal expected =
        new BigDecimal(Double.MAX_VALUE).subtract(new BigDecimal(Double.MIN_NORMAL));
    for (int i = 0; i < 60; i++) {
      sum.mergeWith(readBack(written(sum)));
      expected = expected.add(expected);
    }
    assertEquals(0, expected.compareTo(sum.exactValue()));
    assertBits(Double.POSITIVE_INFINITY, sum.value(), "2^60 times the largest");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 64})
  void groupingAndOrderDoNotMatter(int pieces) {
    SplittableRandom random = new SplittableRandom(21);
    double[] numbers = random.doubles(20_000, -1e9, 1e9).toArray();
    double expected = sum(numbers).value();
    ExactSum[] parts = new ExactSum[pieces];
    for (int i = 0; i < pieces; i++) {
      parts[i] = new ExactSum();
    }
    for (double x : numbers) {
      parts[random.nextInt(pieces)].add(x);
    }
    ExactSum forward = new ExactSum();
    ExactSum backward = new ExactSum();
    for (int i = 0; i < pieces; i++) {
      forward.mergeWith(parts[i]);
      backward.mergeWith(parts[pieces - 1 - i]);
    }
    assertBits(expected, forward.value(), "forward");
    assertBits(expected, backward.value(), "backward");
  }

  @Test
  void mergingLeavesTheOtherAsItWas() {
    ExactSum other = sum(1, 2, 3);
    ExactSum sum = sum(10);
    sum.mergeWith(other);
    sum.add(0.5);
    assertBits(16.5, sum.value(), "merged");
    assertBits(6, other.value(), "other");
  }

  @Test
  void mergesOftenInterleavedWithAddsDoNotOverflow() {
    ExactSum sum = new ExactSum();
    double most = 0x1.fffffffffffffp4;
    BigDecimal expected = BigDecimal.ZERO;
    for (int i = 0; i < 5_000; i++) {
      sum.mergeWith(sum(most));
      sum.add(most);
      expected = expected.add(new BigDecimal(most)).add(new BigDecimal(most));
    }
    assertEquals(0, expected.compareTo(sum.exactValue()));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void refusesWhatIsNotFiniteAndStaysUntouched(double bad) {
    ExactSum sum = sum(1, 2);
    Exception refusal = assertThrows(IllegalArgumentException.class, () -> sum.add(bad));
    assertTrue(refusal.getMessage().contains(Double.toString(bad)), refusal.getMessage());
    assertBits(3, sum.value(), "after refusal");
  }

  @Test
  void survivesSerialisation() throws Exception {
    SplittableRandom random = new SplittableRandom(31);
    for (int round = 0; round < 50; round++) {
      double[] numbers = random.doubles(100, -1e6, 1e5).toArray();
      ExactSum sum = sum(numbers);
      byte[] bytes = written(sum);
      assertTrue(bytes.length < 700, "bytes: " + bytes.length);
      ExactSum back = readBack(bytes);
      assertEquals(0, sum.exactValue().compareTo(back.exactValue()));
      back.add(numbers[0]);
      sum.add(numbers[0]);
      assertBits(sum.value(), back.value(), "round " + round);
    }
    assertBits(0, readBack(written(new ExactSum())).value(), "empty");
    double[] wide = {1e308, -Double.MIN_VALUE};
    assertEquals(
        0, sum(wide).exactValue().compareTo(readBack(written(sum(wide))).exactValue()), "wide");
  }

  private static ExactSum sum(double... numbers) {
    ExactSum sum = new ExactSum();
    for (double x : numbers) {
      sum.add(x);
    }
    return sum;
  }

  /** Any bit pattern with an exponent field below the given range. */
  private static double anyFinite(SplittableRandom random, int range) {
    long fraction = random.nextLong() & ((1L << 52) - 1);
    long exponent = random.nextInt(range);
    long sign = random.nextBoolean() ? Long.MIN_VALUE : 0;
    return Double.longBitsToDouble(sign | exponent << 52 | fraction);
  }

  /** Makes the second half the negative of the first, up to a last bit. */
  private static void cancelMost(double[] numbers, SplittableRandom random) {
    int half = numbers.length / 2;
    for (int i = 0; i < half; i++) {
      numbers[half + i] = random.nextInt(4) == 0 ? -Math.nextUp(numbers[i]) : -numbers[i];
    }
  }

  private static void assertAgrees(double[] numbers, String what) {
    BigDecimal expected = BigDecimal.ZERO;
    for (double x : numbers) {
      expected = expected.add(new BigDecimal(x));
    }
    ExactSum sum = sum(numbers);
    assertEquals(0, expected.compareTo(sum.exactValue()), what);
    assertBits(expected.doubleValue() + 0.0, sum.value(), what);
  }

  private static void assertBits(double expected, double actual, String what) {
    assertEquals(
        Double.doubleToLongBits(expected),
        Double.doubleToLongBits(actual),
        () -> what + ": expected " + expected + ", was " + actual);
  }

  private static byte[] written(ExactSum sum) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(sum);
    }
    return bytes.toByteArray();
  }

  private static ExactSum readBack(byte[] bytes) throws IOException, ClassNotFoundException {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return (ExactSum) in.readObject();
    }
  }
}
