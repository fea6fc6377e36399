package io.remblai.info.soft.chance;

import io.remblai.math.KeyOrder;
import io.remblai.math.Seeds;
import java.io.Serializable;

/**
 * Labels drawn with replacement from their own frequencies, a function of (seed, shuffle, row key)
 * alone: a null in the same pass as the estimate, once the labels have been counted. Immutable.
 *
 * <p>Another law than a permutation's: each row is an independent draw, so the counts of labels are
 * multinomial around the true ones and a rare label may get no row (each with probability about
 * {@code exp(-n_l)}). The mean of the null is lower for it where most labels are rare, by about the
 * bias that those labels would have added; with ten rows a label and more the two agree closely.
 */
public final class LabelDraw implements Serializable {

  private static final long serialVersionUID = 1;

  private final long[] labels; // ascending
  private final long[] upTo; // rows of this label and those before it
  private final long seed;

  /**
   * The frequencies of labels, in any order.
   *
   * @param labels [L], all different, at least one; not modified
   * @param counts [L], positive; not modified
   */
  public LabelDraw(long[] labels, long[] counts, long seed) {
    if (labels.length != counts.length || labels.length == 0) {
      throw new IllegalArgumentException(
          "labels must be at least one, with a count each, not %d with %d"
              .formatted(labels.length, counts.length));
    }
    this.labels = new long[labels.length];
    this.upTo = new long[labels.length];
    this.seed = seed;
    int[] order = KeyOrder.ascending(labels);
    long total = 0;
    for (int at = 0; at < order.length; at++) {
      this.labels[at] = labels[order[at]];
      if (at > 0 && this.labels[at] == this.labels[at - 1]) {
        throw new IllegalArgumentException(
            "labels must differ, but %d comes twice".formatted(this.labels[at]));
      }
      if (counts[order[at]] < 1) {
        throw new IllegalArgumentException(
            "counts must be positive, not %d for label %d"
                .formatted(counts[order[at]], this.labels[at]));
      }
      total = Math.addExact(total, counts[order[at]]);
      upTo[at] = total;
    }
  }

  /**
   * The label of a row. O(log L).
   *
   * @param key of the row
   * @param shuffle the number of the draw, from 0
   */
  public long label(long key, int shuffle) {
    long hash = Seeds.mix(Seeds.key(Seeds.key(seed, shuffle), key));
    // The high word of a 64 by 64 bit product: uniform in [0, n) but for n / 2^64.
    long drawn = Math.multiplyHigh(hash >>> 1, upTo[upTo.length - 1] << 1);
    int low = 0;
    int high = upTo.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (upTo[middle] > drawn) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return labels[low];
  }
}
