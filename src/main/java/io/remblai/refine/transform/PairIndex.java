package io.remblai.refine.transform;

import io.remblai.math.CandidateKernel;
import java.util.Arrays;

/**
 * The sources of some pairs, laid out leaf by leaf of a tree, so that those near a point are found
 * by looking at a few hundred at a time. Read-only once it is built.
 */
public final class PairIndex {

  /** Rows of a leaf: a few panels of the kernel, and few enough to be worth pruning. */
  static final int LEAF = 256;

  private static final long SEED = 0x6e656172L;

  private final CutTree tree;
  private final int dim;
  private final int size;
  private final float[] panels;
  private final float[] padding; // 0 for a row, infinity past the last of a leaf
  private final int[] rows; // row of each column
  private final int[] starts; // first column of each leaf [leaves + 1], multiples of a panel

  /**
   * @param points [n, dim], at least one, in an order that the data decide; not modified
   * @param keys of the points [n]; not modified
   */
  public PairIndex(float[] points, long[] keys, int dim) {
    this.size = keys.length;
    this.dim = dim;
    this.tree = CutTree.of(points, keys, dim, (size + LEAF - 1) / LEAF, SEED);
    int[] leafOf = new int[size];
    int[] counts = new int[tree.leaves()];
    for (int row = 0; row < size; row++) {
      leafOf[row] = tree.leaf(points, row * dim, keys[row]);
      counts[leafOf[row]]++;
    }
    starts = new int[tree.leaves() + 1];
    for (int leaf = 0; leaf < counts.length; leaf++) {
      starts[leaf + 1] = starts[leaf] + CandidateKernel.padded(counts[leaf]);
    }
    int columns = starts[tree.leaves()];
    rows = new int[columns];
    padding = new float[columns];
    Arrays.fill(padding, Float.POSITIVE_INFINITY);
    float[] laid = new float[Math.multiplyExact(columns, dim)];
    int[] next = Arrays.copyOf(starts, counts.length);
    for (int row = 0; row < size; row++) {
      int column = next[leafOf[row]]++;
      rows[column] = row;
      padding[column] = 0;
      System.arraycopy(points, row * dim, laid, column * dim, dim);
    }
    panels = new float[laid.length];
    CandidateKernel.pack(laid, columns, dim, 1, panels);
  }

  CutTree tree() {
    return tree;
  }

  int dim() {
    return dim;
  }

  int size() {
    return size;
  }

  /** Panels of all leaves, as {@link CandidateKernel} wants them; not to be modified. */
  float[] panels() {
    return panels;
  }

  /** What keeps padding out of every search [columns]; not to be modified. */
  float[] padding() {
    return padding;
  }

  int row(int column) {
    return rows[column];
  }

  /** First column of a leaf; that of the leaf past the last is the number of columns. */
  int start(int leaf) {
    return starts[leaf];
  }

  int widestLeaf() {
    int widest = 0;
    for (int leaf = 0; leaf < tree.leaves(); leaf++) {
      widest = Math.max(widest, starts[leaf + 1] - starts[leaf]);
    }
    return widest;
  }
}
