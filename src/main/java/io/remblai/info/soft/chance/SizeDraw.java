package io.remblai.info.soft.chance;

import io.remblai.math.Seeds;
import java.io.Serializable;

/**
 * Labels drawn with replacement from their frequencies where only the sizes of labels are known,
 * not their names: a null needs none. As {@link LabelDraw} in law, in memory that grows with the
 * number of different sizes, at most {@code sqrt(2n)}, instead of the labels. Immutable.
 */
public final class SizeDraw implements Serializable {

  private static final long serialVersionUID = 1;

  private final long[] sizes; // ascending
  private final long[] labelsBefore; // labels of smaller sizes
  private final long[] rowsUpTo; // rows of labels of this size and smaller
  private final long labels;

  /**
   * The sizes of labels.
   *
   * @param sizes ascending, positive, at least one; not modified
   * @param labels how many labels have each, positive; not modified
   */
  public SizeDraw(long[] sizes, long[] labels) {
    if (sizes.length != labels.length || sizes.length == 0) {
      throw new IllegalArgumentException(
          "sizes must be at least one, with a number of labels each, not %d with %d"
              .formatted(sizes.length, labels.length));
    }
    this.sizes = sizes.clone();
    this.labelsBefore = new long[sizes.length];
    this.rowsUpTo = new long[sizes.length];
    long rows = 0;
    long before = 0;
    for (int s = 0; s < sizes.length; s++) {
      if (sizes[s] < 1 || labels[s] < 1 || (s > 0 && sizes[s] <= sizes[s - 1])) {
        throw new IllegalArgumentException(
            "sizes must be positive and ascending, with labels each, not %d with %d at %d"
                .formatted(sizes[s], labels[s], s));
      }
      labelsBefore[s] = before;
      before += labels[s];
      rows = Math.addExact(rows, Math.multiplyExact(sizes[s], labels[s]));
      rowsUpTo[s] = rows;
    }
    this.labels = before;
  }

  /** L. */
  public long labels() {
    return labels;
  }

  /** Rows of all labels. */
  public long rows() {
    return rowsUpTo[rowsUpTo.length - 1];
  }

  /**
   * The label of a row, a number from 0 to L - 1. O(log of the number of sizes).
   *
   * @param key of the row
   * @param shuffle the number of the draw, from 0
   */
  public long label(long seed, long key, int shuffle) {
    long hash = Seeds.mix(Seeds.key(Seeds.key(seed, shuffle), key));
    // The high word of a 64 by 64 bit product: uniform in [0, n) but for n / 2^64.
    long drawn = Math.multiplyHigh(hash >>> 1, rows() << 1);
    int low = 0;
    int high = sizes.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (rowsUpTo[middle] > drawn) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    long within = drawn - (low == 0 ? 0 : rowsUpTo[low - 1]);
    return labelsBefore[low] + within / sizes[low];
  }
}
