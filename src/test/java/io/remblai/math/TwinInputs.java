package io.remblai.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;

/** Inputs for tests that hold a kernel and its plain twin together, and the comparison of bits. */
final class TwinInputs {

  private static final float[] SPECIAL = {
    0f, -0f, 1f, -1f, Float.MIN_VALUE, 1e-30f, 1e-20f, 3e7f, 0x1p60f, -0x1p63f, 1e30f, 0.1f
  };

  private static final float[] NOT_FINITE = {
    Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.MAX_VALUE, -Float.MAX_VALUE
  };

  private TwinInputs() {}

  /**
   * Ordinary numbers; or some of them special; or all special; or few values, so that ties abound;
   * or a few that are not finite.
   */
  static float[] numbers(SplittableRandom random, int length) {
    int kind = random.nextInt(5);
    float[] numbers = new float[length];
    for (int i = 0; i < length; i++) {
      numbers[i] = number(random, kind);
    }
    return numbers;
  }

  private static float number(SplittableRandom random, int kind) {
    int tenth = random.nextInt(10);
    return switch (kind) {
      case 1 -> tenth < 2 ? of(random, SPECIAL) : ordinary(random);
      case 2 -> of(random, SPECIAL);
      case 3 -> random.nextInt(-1, 2);
      case 4 -> tenth == 0 && random.nextInt(8) == 0 ? of(random, NOT_FINITE) : ordinary(random);
      default -> ordinary(random);
    };
  }

  private static float ordinary(SplittableRandom random) {
    return (float) random.nextDouble(-10, 10);
  }

  private static float of(SplittableRandom random, float[] values) {
    return values[random.nextInt(values.length)];
  }

  static void assertSameBits(float[] plain, float[] vector, String what) {
    assertEquals(plain.length, vector.length);
    for (int i = 0; i < plain.length; i++) {
      int at = i;
      // Not the raw bits: which of the NaNs an operation gives is left to the processor.
      assertEquals(
          Float.floatToIntBits(plain[i]),
          Float.floatToIntBits(vector[i]),
          () -> "%s, element %d: %s and %s".formatted(what, at, plain[at], vector[at]));
    }
  }

  static void assertSameBits(double[] plain, double[] vector, String what) {
    assertEquals(plain.length, vector.length);
    for (int i = 0; i < plain.length; i++) {
      int at = i;
      assertEquals(
          Double.doubleToLongBits(plain[i]),
          Double.doubleToLongBits(vector[i]),
          () -> "%s, element %d: %s and %s".formatted(what, at, plain[at], vector[at]));
    }
  }
}
