package io.remblai.spark.table;

import io.remblai.math.Seeds;

/**
 * A number of all coordinates of a vector, for what is drawn of rows without an id. Four chains of
 * multiplications side by side, as each waits for itself: a single one took as long as reading.
 */
final class VectorKey {

  /** Odd, its bits well mixed: 2^64 over the golden ratio. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private VectorKey() {}

  static long of(float[] x) {
    long a = 0;
    long b = 0;
    long c = 0;
    long d = 0;
    int k = 0;
    for (; k + 8 <= x.length; k += 8) {
      a = mix(a, pair(x, k));
      b = mix(b, pair(x, k + 2));
      c = mix(c, pair(x, k + 4));
      d = mix(d, pair(x, k + 6));
    }
    for (; k < x.length; k++) {
      a = mix(a, Float.floatToIntBits(x[k]));
    }
    return Seeds.key(Seeds.key(x.length, a, b), c, d);
  }

  static long of(double[] x) {
    long a = 0;
    long b = 0;
    long c = 0;
    long d = 0;
    int k = 0;
    for (; k + 4 <= x.length; k += 4) {
      a = mix(a, Double.doubleToLongBits(x[k]));
      b = mix(b, Double.doubleToLongBits(x[k + 1]));
      c = mix(c, Double.doubleToLongBits(x[k + 2]));
      d = mix(d, Double.doubleToLongBits(x[k + 3]));
    }
    for (; k < x.length; k++) {
      a = mix(a, Double.doubleToLongBits(x[k]));
    }
    return Seeds.key(Seeds.key(x.length, a, b), c, d);
  }

  private static long pair(float[] x, int k) {
    return ((long) Float.floatToIntBits(x[k]) << 32)
        | (Float.floatToIntBits(x[k + 1]) & 0xFFFFFFFFL);
  }

  private static long mix(long key, long bits) {
    long mixed = (key ^ bits) * SPREAD;
    return mixed ^ (mixed >>> 32);
  }
}
