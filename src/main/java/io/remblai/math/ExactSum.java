package io.remblai.math;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * The exact sum of any number of doubles: whatever the order and grouping of additions and merges,
 * the result is the same to the last bit.
 *
 * <p>A fixed-point number in units of 2^-1074 (the smallest double), kept as {@value #CHUNKS}
 * signed chunks of weight 2^(32 i) that overlap by 32 bits, so that carries wait until a chunk
 * could overflow (R. M. Neal, "Fast exact summation using small and large superaccumulators",
 * 2015). Good for 2^62 additions. This class is NOT thread safe.
 */
public final class ExactSum implements Serializable {

  private static final long serialVersionUID = 1;

  /** The largest double lies below bit 2098; 2^62 of them below bit 2160 = 32 * 67.5. */
  static final int CHUNKS = 68;

  private static final long LOW = 0xFFFF_FFFFL;

  /** An addition moves a chunk by less than 2^53, so 2^10 - 1 of them cannot overflow 64 bits. */
  private static final int MOST_PENDING = 1000;

  private static final int EXPONENT_MASK = 0x7FF;
  private static final long FRACTION_MASK = (1L << 52) - 1;

  private final long[] chunks = new long[CHUNKS];
  private int pending; // additions since carries were last propagated

  /**
   * Adds a number, about 4 ns.
   *
   * @throws IllegalArgumentException if x is NaN or infinite; the sum is then unchanged
   */
  public void add(double x) {
    long bits = Double.doubleToRawLongBits(x);
    int exponent = (int) (bits >>> 52) & EXPONENT_MASK;
    if (exponent == EXPONENT_MASK) {
      throw new IllegalArgumentException("only finite numbers can be summed exactly, not " + x);
    }
    long mantissa = bits & FRACTION_MASK;
    if (exponent == 0) {
      exponent = 1; // subnormal: no implicit bit
    } else {
      mantissa |= FRACTION_MASK + 1;
    }
    if (pending == MOST_PENDING) {
      propagate();
    }
    pending++;
    int position = exponent - 1;
    int chunk = position >>> 5;
    int shift = position & 31;
    long sign = bits >> 63; // 0 or -1: (v ^ sign) - sign negates without a branch
    chunks[chunk] += (((mantissa << shift) & LOW) ^ sign) - sign;
    chunks[chunk + 1] += ((mantissa >>> (32 - shift)) ^ sign) - sign;
  }

  /** Adds the sum of another; its value does not change. */
  public void mergeWith(ExactSum other) {
    propagate();
    other.propagate();
    for (int i = 0; i < CHUNKS; i++) {
      chunks[i] += other.chunks[i];
    }
    pending = 1;
  }

  /**
   * The double nearest to the exact sum, ties to even; infinite if the sum is beyond the doubles. A
   * sum of zero is +0.
   */
  public double value() {
    propagate();
    boolean negative = chunks[CHUNKS - 1] < 0;
    long[] limbs = magnitude(negative);
    int top = CHUNKS - 1;
    while (top > 0 && limbs[top] == 0) {
      top--;
    }
    int highest = 32 * top + 63 - Long.numberOfLeadingZeros(limbs[top]);
    double absolute =
        highest < 53 ? (limbs[1] << 32 | limbs[0]) * Double.MIN_VALUE : rounded(limbs, highest);
    return negative ? -absolute : absolute;
  }

  /** The sum itself, without rounding; slow. */
  public BigDecimal exactValue() {
    propagate();
    BigInteger units = BigInteger.valueOf(chunks[CHUNKS - 1]);
    for (int i = CHUNKS - 2; i >= 0; i--) {
      units = units.shiftLeft(32).add(BigInteger.valueOf(chunks[i]));
    }
    return new BigDecimal(units).multiply(new BigDecimal(Double.MIN_VALUE));
  }

  /** Brings every chunk but the last into [0, 2^32); the last keeps the sign. */
  private void propagate() {
    if (pending == 0) {
      return;
    }
    for (int i = 0; i < CHUNKS - 1; i++) {
      chunks[i + 1] += chunks[i] >> 32;
      chunks[i] &= LOW;
    }
    pending = 0;
  }

  /** The absolute value in limbs of 32 bits, from propagated chunks. */
  private long[] magnitude(boolean negative) {
    long[] limbs = chunks.clone();
    if (negative) {
      long carry = 0;
      for (int i = 0; i < CHUNKS; i++) {
        long negated = carry - limbs[i];
        limbs[i] = negated & LOW;
        carry = negated >> 32;
      }
    }
    return limbs;
  }

  /** The number whose highest bit, at least 53, is given, rounded to 53 bits. */
  private static double rounded(long[] limbs, int highest) {
    int lowest = highest - 52;
    int limb = lowest >>> 5;
    int shift = lowest & 31;
    long mantissa = limbs[limb] >>> shift;
    for (int i = 1; i <= 2 && limb + i < CHUNKS && 32 * i - shift < 64; i++) {
      mantissa |= limbs[limb + i] << (32 * i - shift);
    }
    mantissa &= 2 * FRACTION_MASK + 1;
    int half = lowest - 1;
    boolean atLeastHalf = (limbs[half >>> 5] >>> (half & 31) & 1) != 0;
    if (atLeastHalf && ((mantissa & 1) != 0 || anyBelow(limbs, half))) {
      mantissa++;
    }
    return Math.scalb((double) mantissa, lowest - 1074);
  }

  private static boolean anyBelow(long[] limbs, int bit) {
    int limb = bit >>> 5;
    long any = limbs[limb] & ((1L << (bit & 31)) - 1);
    for (int i = 0; i < limb; i++) {
      any |= limbs[i];
    }
    return any != 0;
  }
}
