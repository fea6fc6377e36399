package io.remblai.bound;

import io.remblai.math.KeyOrder;

/**
 * The rows of small keys, so that which are sampled depends on the rows alone. Keys are as good as
 * random.
 *
 * @param last greatest key that is sampled, unsigned
 */
public record KeySample(long last) {

  /** About {@code wanted} of {@code points} rows; all of them where there are no more. */
  public static KeySample of(int wanted, long points) {
    return new KeySample(wanted >= points ? -1 : (long) ((double) wanted / points * 0x1p63) << 1);
  }

  /** Whether a row of this key is sampled. */
  public boolean contains(long key) {
    return Long.compareUnsigned(key, last) <= 0;
  }

  /**
   * The sampled of some rows, by key. Of rows that share a key none is taken: their order would
   * depend on where they were read.
   *
   * @param points [rows, dim]; not modified
   * @param keys [rows]; not modified
   */
  public float[] ordered(float[] points, long[] keys, int dim) {
    int[] order = KeyOrder.ascending(keys);
    int taken = 0;
    for (int i = 0; i < order.length; i++) {
      long key = keys[order[i]];
      boolean shared =
          (i > 0 && keys[order[i - 1]] == key)
              || (i + 1 < order.length && keys[order[i + 1]] == key);
      if (contains(key) && !shared) {
        order[taken++] = order[i];
      }
    }
    float[] sample = new float[taken * dim];
    for (int i = 0; i < taken; i++) {
      System.arraycopy(points, order[i] * dim, sample, i * dim, dim);
    }
    return sample;
  }
}
