package io.remblai.geometry;

import io.remblai.math.Seeds;
import java.io.Serializable;

/**
 * A pseudorandom bijection of [0, n) onto itself, computed for one index at a time. Immutable.
 *
 * <p>A balanced Feistel network permutes [0, 4^h), h the least with {@code 4^h >= n}: with the
 * index split into halves (left, right) of h bits, each round maps it to (right, left xor
 * F(right)), which is invertible whatever F is (Luby and Rackoff, "How to construct pseudorandom
 * permutations", 1988). An image outside [0, n) is mapped again until it falls inside (cycle
 * walking, Black and Rogaway 2002); as {@code 4^h < 4 n}, that takes fewer than four steps on
 * average.
 */
final class IndexPermutation implements Serializable {

  private static final long serialVersionUID = 1;

  /** Four make a pseudorandom permutation with a good F; small domains want a few more. */
  private static final int ROUNDS = 8;

  private final long size;
  private final int halfBits;
  private final long seed;

  /**
   * The permutation of the given seed.
   *
   * @param size n, in [1, 2^62]
   */
  IndexPermutation(long size, long seed) {
    if (size < 1 || size > 1L << 62) {
      throw new IllegalArgumentException("size must be in [1, 2^62], not " + size);
    }
    this.size = size;
    int bits = Long.SIZE - Long.numberOfLeadingZeros(size - 1);
    this.halfBits = Math.max(1, (bits + 1) / 2);
    this.seed = seed;
  }

  /** The image of an index in [0, n). */
  long apply(long index) {
    long image = index;
    do {
      image = feistel(image);
    } while (image >= size);
    return image;
  }

  private long feistel(long value) {
    long mask = (1L << halfBits) - 1;
    long left = value >>> halfBits;
    long right = value & mask;
    for (int round = 0; round < ROUNDS; round++) {
      long next = left ^ (Seeds.key(seed, round, right) & mask);
      left = right;
      right = next;
    }
    return (left << halfBits) | right;
  }
}
