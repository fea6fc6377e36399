package io.remblai.spark.transform;

import io.remblai.math.Seeds;
import io.remblai.refine.transform.CutTree;
import java.io.Serializable;

/**
 * Which tasks work on the blocks of a tree: as many for each block as its new points need, none
 * where there are none. Points go to one of them by a hash, pairs to all of them. Read-only.
 */
final class BlockTasks implements Serializable {

  private static final long serialVersionUID = 1;

  /** New points of one task: enough to be worth an index of the block. */
  static final int POINTS = 32_768;

  private final CutTree tree;
  private final double reach;
  private final int[] first; // first task of each block [blocks + 1]

  /**
   * @param reach pairs so near to other blocks are known there too
   * @param points new points of each block [blocks]
   */
  BlockTasks(CutTree tree, double reach, long[] points) {
    this.tree = tree;
    this.reach = reach;
    this.first = new int[points.length + 1];
    for (int block = 0; block < points.length; block++) {
      long parts = (points[block] + POINTS - 1) / POINTS;
      first[block + 1] = Math.toIntExact(first[block] + parts);
    }
  }

  CutTree tree() {
    return tree;
  }

  double reach() {
    return reach;
  }

  int blocks() {
    return first.length - 1;
  }

  /** Number of all tasks. */
  int size() {
    return first[blocks()];
  }

  /** First task of a block; the next block's first comes after its last. */
  int first(int block) {
    return first[block];
  }

  /** The task of a new point in its block. */
  int task(int block, long key) {
    int parts = first[block + 1] - first[block];
    return first[block] + (int) Long.remainderUnsigned(Seeds.mix(~key), parts);
  }
}
