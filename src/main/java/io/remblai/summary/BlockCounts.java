package io.remblai.summary;

import java.io.Serializable;
import java.util.Arrays;

/** How many pairs each block has. Grows with the number of blocks. Mergeable. Not thread safe. */
public final class BlockCounts implements Serializable {

  private static final long serialVersionUID = 1;

  private long[] blocks; // ascending
  private long[] counts; // of each

  private BlockCounts(long[] blocks, long[] counts) {
    this.blocks = blocks;
    this.counts = counts;
  }

  public static BlockCounts none() {
    return new BlockCounts(new long[0], new long[0]);
  }

  /** Counts pairs by the blocks they are in; {@code ofPairs} [pairs] is not modified. */
  public static BlockCounts of(long[] ofPairs) {
    long[] sorted = ofPairs.clone();
    Arrays.sort(sorted);
    long[] blocks = new long[sorted.length];
    long[] counts = new long[sorted.length];
    int size = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        blocks[size++] = sorted[i];
      }
      counts[size - 1]++;
    }
    return new BlockCounts(Arrays.copyOf(blocks, size), Arrays.copyOf(counts, size));
  }

  public void mergeWith(BlockCounts other) {
    long[] all = new long[blocks.length + other.blocks.length];
    long[] sums = new long[all.length];
    int size = 0;
    int i = 0;
    int j = 0;
    while (i < blocks.length || j < other.blocks.length) {
      boolean mine =
          j == other.blocks.length || (i < blocks.length && blocks[i] <= other.blocks[j]);
      boolean theirs =
          i == blocks.length || (j < other.blocks.length && other.blocks[j] <= blocks[i]);
      all[size] = mine ? blocks[i] : other.blocks[j];
      if (mine) {
        sums[size] += counts[i++];
      }
      if (theirs) {
        sums[size] += other.counts[j++];
      }
      size++;
    }
    blocks = Arrays.copyOf(all, size);
    counts = Arrays.copyOf(sums, size);
  }

  /** The sizes of all blocks, ascending. */
  public long[] sizes() {
    long[] sizes = counts.clone();
    Arrays.sort(sizes);
    return sizes;
  }
}
