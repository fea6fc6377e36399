package io.remblai.math;

import java.nio.charset.StandardCharsets;

/**
 * Derives 64-bit seeds and keys from data, never from partitions, tasks, threads or time.
 *
 * <p>The mixer is the finaliser of SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom
 * number generators", 2014), a bijection of the 64-bit integers.
 */
public final class Seeds {

  /** The golden ratio in 64 bits; consecutive multiples of it are far apart after {@link #mix}. */
  static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private Seeds() {}

  /** SplitMix64's finaliser; bijective. */
  public static long mix(long z) {
    long m = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    m = (m ^ (m >>> 27)) * 0x94D049BB133111EBL;
    return m ^ (m >>> 31);
  }

  /**
   * The key of a stream: {@code mix(seed + GOLDEN * (stream + 1))}; bijective in either argument.
   */
  public static long key(long seed, long stream) {
    return mix(seed + GOLDEN * (stream + 1));
  }

  /** The key of a nested stream, for example (run seed, stage, block). */
  public static long key(long seed, long first, long second) {
    return key(key(seed, first), second);
  }

  /** The key of a text: eight bytes of its UTF-8 form at a time, then its length. */
  public static long key(long seed, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    long h = mix(seed + GOLDEN);
    int i = 0;
    while (i < bytes.length) {
      long word = 0;
      for (int j = 0; j < Long.BYTES && i < bytes.length; j++, i++) {
        word |= (bytes[i] & 0xFFL) << (8 * j);
      }
      h = mix(h ^ word) + GOLDEN;
    }
    return mix(h ^ bytes.length);
  }
}
