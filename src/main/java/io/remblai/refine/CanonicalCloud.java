package io.remblai.refine;

import io.remblai.geometry.PointCloud;
import io.remblai.math.KeyOrder;
import io.remblai.math.Seeds;

/** A cloud in canonical order: rows by the unsigned key of their number. */
public final class CanonicalCloud {

  /** Row of the original cloud [size]. */
  public final int[] rows;

  /** Keys [size], ascending unsigned. */
  public final long[] keys;

  /** Points [size, dim]. */
  public final float[] points;

  /**
   * @param stream 0 for the source, 1 for the target
   */
  public CanonicalCloud(PointCloud cloud, long runSeed, int stream) {
    int n = cloud.size();
    int dim = cloud.dim();
    long seed = Seeds.key(runSeed, stream);
    long[] keyOfRow = new long[n];
    for (int i = 0; i < n; i++) {
      keyOfRow[i] = Seeds.key(seed, i);
    }
    rows = KeyOrder.ascending(keyOfRow);
    keys = new long[n];
    points = new float[n * dim];
    for (int i = 0; i < n; i++) {
      keys[i] = keyOfRow[rows[i]];
      System.arraycopy(cloud.coordinates(), rows[i] * dim, points, i * dim, dim);
    }
  }

  /** How many rows have a key of at most {@code bound}, unsigned. */
  int countUpTo(long bound) {
    int count = 0;
    while (count < keys.length && Long.compareUnsigned(keys[count], bound) <= 0) {
      count++;
    }
    return count;
  }
}
