package io.remblai.spark.info.discrete;

import io.remblai.info.coupling.Distribution;
import io.remblai.info.coupling.MinimumEntropyCoupling;
import java.io.Serializable;
import java.util.Arrays;

/** Counts of the labels of two columns, without the labels. Mergeable. Not thread safe. */
final class Masses implements Serializable {

  private static final long serialVersionUID = 1;

  private long[] first = new long[4];
  private long[] second = new long[4];
  private int firsts;
  private int seconds;

  /** Adds a label's count to one of the columns. */
  Masses add(boolean toFirst, long count) {
    if (toFirst) {
      first = withRoom(first, firsts + 1);
      first[firsts++] = count;
    } else {
      second = withRoom(second, seconds + 1);
      second[seconds++] = count;
    }
    return this;
  }

  /** Adds the labels that another has. */
  Masses mergeWith(Masses other) {
    first = withRoom(first, Math.addExact(firsts, other.firsts));
    System.arraycopy(other.first, 0, first, firsts, other.firsts);
    firsts += other.firsts;
    second = withRoom(second, Math.addExact(seconds, other.seconds));
    System.arraycopy(other.second, 0, second, seconds, other.seconds);
    seconds += other.seconds;
    return this;
  }

  private static long[] withRoom(long[] counts, int size) {
    return size <= counts.length
        ? counts
        : Arrays.copyOf(counts, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(size, 2L * size)));
  }

  /** Rows behind the counts. */
  long rows() {
    long rows = 0;
    for (int i = 0; i < firsts; i++) {
      rows += first[i];
    }
    return rows;
  }

  /** The coupling; the order in which labels were added does not matter. */
  MinimumEntropyCoupling coupling() {
    return MinimumEntropyCoupling.of(sorted(first, firsts), sorted(second, seconds));
  }

  private static Distribution sorted(long[] counts, int size) {
    long[] sorted = Arrays.copyOf(counts, size);
    Arrays.sort(sorted);
    return Distribution.of(sorted, 0);
  }
}
