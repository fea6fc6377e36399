package io.remblai.spark;

import io.remblai.refine.BlockCut;
import io.remblai.refine.CoordinateSplit;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The blocks that one level cuts, numbered from 0. */
final class LevelBlocks implements Serializable {

  private static final long serialVersionUID = 1;

  /**
   * Rows beyond the wanted sample that the key bound lets through: eight standard deviations and a
   * little.
   */
  private static final double SLACK = 8 * Math.sqrt(CoordinateSplit.SAMPLE) + 64;

  private final List<BlockCut> blocks;
  private final long[] sampleKeyBounds;
  private final Map<Long, Integer> numbers = new HashMap<>();

  LevelBlocks(List<BlockCut> blocks) {
    this.blocks = List.copyOf(blocks);
    this.sampleKeyBounds = new long[blocks.size()];
    for (int i = 0; i < blocks.size(); i++) {
      numbers.put(blocks.get(i).path(), i);
      sampleKeyBounds[i] = sampleKeyBound(blocks.get(i));
    }
  }

  int size() {
    return blocks.size();
  }

  BlockCut block(int number) {
    return blocks.get(number);
  }

  /** The number of a block, or -1 if this level does not cut it. */
  int number(long path) {
    return numbers.getOrDefault(path, -1);
  }

  /**
   * Keys above this one, unsigned, are not among the first {@link CoordinateSplit#SAMPLE} of the
   * block, but for a chance below 1e-14; then all rows are looked at.
   */
  long sampleKeyBound(int number) {
    return sampleKeyBounds[number];
  }

  private static long sampleKeyBound(BlockCut block) {
    double part = (CoordinateSplit.SAMPLE + SLACK) / block.points();
    return part >= 1 ? -1 : (long) (part * 0x1p63) << 1;
  }
}
