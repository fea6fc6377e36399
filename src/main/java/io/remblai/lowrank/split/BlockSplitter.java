package io.remblai.lowrank.split;

/** Cuts a block into parts: part k of the sources is to be mapped to part k of the targets. */
public interface BlockSplitter {

  /**
   * The part of each row of a block.
   *
   * @param sources [points]
   * @param targets [points]
   */
  record Parts(int[] sources, int[] targets) {}

  /**
   * Cuts a block. The same block, sizes and seed give the same parts on every machine.
   *
   * @param sizes rows of each part of either side [parts], of sum {@code block.points()}
   * @param seed seed of this block
   */
  Parts split(CoCluster block, int[] sizes, long seed);
}
