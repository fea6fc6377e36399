package io.remblai.math;

import java.io.Serializable;

/**
 * Random numbers by counter: the value at a counter is a function of (seed, stream, counter) alone,
 * so any of them can be produced on any machine in any order. Immutable.
 *
 * <p>With {@code key = Seeds.key(seed, stream)} and {@code GOLDEN = 0x9E3779B97F4A7C15}:
 *
 * <pre>
 *   bits(c)    = mix(key + GOLDEN (c + 1))                       c = 0, 1, 2, ...
 *   uniform(c) = ((bits(c) &gt;&gt;&gt; 11) + 1/2) 2^-53                in (0, 1]
 *   normal(2j) = r cos t, normal(2j + 1) = r sin t               r = sqrt(-2 ln uniform(2j)), t = 2 pi uniform(2j + 1)
 * </pre>
 *
 * <p>Normals are those of Box and Muller (1958). Logarithm, sine and cosine come from {@link
 * StrictMath}, whose results are the same on every processor and JVM.
 */
public final class CounterRandom implements Serializable {

  private static final long serialVersionUID = 1;

  private static final double TWO_TO_MINUS_53 = 0x1p-53;

  private final long key;

  /** The numbers of one stream of a seed. */
  public CounterRandom(long seed, long stream) {
    this.key = Seeds.key(seed, stream);
  }

  /** 64 random bits; bijective in the counter. */
  public long bits(long counter) {
    return Seeds.mix(key + Seeds.GOLDEN * (counter + 1));
  }

  /** Uniform in (0, 1]; the largest draw rounds to 1, once in 2^53. */
  public double uniform(long counter) {
    return ((bits(counter) >>> 11) + 0.5) * TWO_TO_MINUS_53;
  }

  /** Standard normal; {@link #normals} is cheaper for several in a row. */
  public double normal(long counter) {
    long even = counter & ~1L;
    double r = radius(even);
    double t = angle(even);
    return counter == even ? r * StrictMath.cos(t) : r * StrictMath.sin(t);
  }

  /**
   * Standard normals at the counters {@code first, first + 1, ...}, O(out.length).
   *
   * @param first an even counter
   * @param out [n], overwritten; n may be odd
   */
  public void normals(long first, double[] out) {
    if ((first & 1) != 0) {
      throw new IllegalArgumentException("first must be even, not " + first);
    }
    for (int k = 0; k < out.length; k += 2) {
      double r = radius(first + k);
      double t = angle(first + k);
      out[k] = r * StrictMath.cos(t);
      if (k + 1 < out.length) {
        out[k + 1] = r * StrictMath.sin(t);
      }
    }
  }

  /**
   * Row {@code row} of the matrix of standard normals with rows of {@code out.length}: the counters
   * from {@code row * length}, with the length rounded up to even.
   */
  public void normalRow(long row, double[] out) {
    long stride = (out.length + 1L) & ~1L;
    normals(row * stride, out);
  }

  private double radius(long even) {
    return Math.sqrt(-2 * StrictMath.log(uniform(even)));
  }

  private double angle(long even) {
    return 2 * Math.PI * uniform(even + 1);
  }
}
