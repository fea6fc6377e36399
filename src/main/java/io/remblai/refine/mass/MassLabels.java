package io.remblai.refine.mass;

import io.remblai.math.KeyOrder;

/** Numbers of rows, entries in order of such numbers, points of rows. */
public final class MassLabels {

  private MassLabels() {}

  /** Numbers in [0, rows.length), the same for the same row. */
  public static int[] of(int[] rows) {
    long[] keys = new long[rows.length];
    for (int i = 0; i < rows.length; i++) {
      keys[i] = rows[i];
    }
    int[] order = KeyOrder.ascending(keys);
    int[] labels = new int[rows.length];
    for (int k = 1; k < order.length; k++) {
      boolean same = rows[order[k]] == rows[order[k - 1]];
      labels[order[k]] = labels[order[k - 1]] + (same ? 0 : 1);
    }
    return labels;
  }

  /**
   * Entries in ascending order of their places, those of one place made one.
   *
   * @param places {@code source << 32 | target} of each, numbers at least 0; not modified
   * @param units of each; not modified
   */
  public static MassEntries merged(long[] places, long[] units) {
    int[] order = KeyOrder.ascending(places);
    MassEntries merged = new MassEntries();
    for (int from = 0; from < order.length; ) {
      long place = places[order[from]];
      long sum = 0;
      int to = from;
      while (to < order.length && places[order[to]] == place) {
        sum += units[order[to++]];
      }
      merged.add((int) (place >>> 32), (int) place, sum);
      from = to;
    }
    return merged;
  }

  /** The points [rows.length, dim] of some rows. */
  static float[] gathered(float[] points, int[] rows, int dim) {
    float[] gathered = new float[rows.length * dim];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(points, rows[i] * dim, gathered, i * dim, dim);
    }
    return gathered;
  }
}
