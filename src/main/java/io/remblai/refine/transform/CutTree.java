package io.remblai.refine.transform;

import io.remblai.math.KeyOrder;
import io.remblai.math.Seeds;
import io.remblai.refine.SpreadDirection;
import java.io.Serializable;
import java.util.Arrays;

/**
 * Cuts space by hyperplanes into leaves that hold about equally many points: each cut goes across a
 * direction in which the points spread widely, at a quantile of a sample. Immutable.
 *
 * <p>A leaf on the other side of a cut {@code <u, x> = t} with |u| = 1 has no point closer than
 * {@code |<u, x> - t|}: that tells where else near points can be ({@link NearLeaves}). Points that
 * lie exactly on a cut are told apart by a hash of their keys, so that a cloud with many equal
 * points is divided too; both sides are then at distance 0.
 */
public final class CutTree implements Serializable {

  private static final long serialVersionUID = 1;

  private static final int DIRECTION_SAMPLE = 1024;

  private final int leaves;
  private final int dim;
  private final double[] directions; // [leaves - 1, dim], unit vectors
  private final double[] cuts; // [leaves - 1]
  private final long[] ties; // [leaves - 1]

  private CutTree(int leaves, int dim) {
    this.leaves = leaves;
    this.dim = dim;
    this.directions = new double[Math.multiplyExact(leaves - 1, dim)];
    this.cuts = new double[leaves - 1];
    this.ties = new long[leaves - 1];
  }

  /**
   * A tree over a sample.
   *
   * @param points sample [n, dim] in an order that the data decide; not modified
   * @param keys of the sampled points [n]; not modified
   * @param leaves at least 1
   */
  public static CutTree of(float[] points, long[] keys, int dim, int leaves, long seed) {
    if (leaves < 1) {
      throw new IllegalArgumentException("leaves must be at least 1, not " + leaves);
    }
    CutTree tree = new CutTree(leaves, dim);
    int[] rows = new int[keys.length];
    Arrays.setAll(rows, i -> i);
    tree.build(0, leaves, rows, points, keys, seed);
    return tree;
  }

  public int leaves() {
    return leaves;
  }

  int dim() {
    return dim;
  }

  /**
   * The leaf of a point, in [0, leaves).
   *
   * @param points the point starts at {@code at}; not modified
   */
  public int leaf(float[] points, int at, long key) {
    int node = 0;
    int count = leaves;
    int first = 0;
    while (count > 1) {
      int half = firstLeaves(count);
      if (isFirst(node, margin(node, points, at), key)) {
        node++;
        count = half;
      } else {
        node += half;
        first += half;
        count -= half;
      }
    }
    return first;
  }

  // Nodes are in preorder: a node over c leaves has its first part, over c - c / 2 of them, next to
  // it, and the other part after as many nodes as the first has leaves.

  static int firstLeaves(int count) {
    return count - count / 2;
  }

  /** How far a point lies past a node's cut; negative on the side of the first part. */
  double margin(int node, float[] points, int at) {
    double along = 0;
    int from = node * dim;
    for (int k = 0; k < dim; k++) {
      along += points[at + k] * directions[from + k];
    }
    return along - cuts[node];
  }

  boolean isFirst(int node, double margin, long key) {
    return margin < 0 || (margin == 0 && Long.compareUnsigned(tie(key), ties[node]) <= 0);
  }

  private static long tie(long key) {
    return Seeds.mix(key);
  }

  private void build(int node, int count, int[] rows, float[] points, long[] keys, long seed) {
    if (count == 1) {
      return;
    }
    direct(node, rows, points, Seeds.key(seed, node));
    int half = firstLeaves(count);
    int size = (int) ((long) rows.length * half / count);
    double[] margins = new double[rows.length];
    cuts[node] = 0;
    for (int i = 0; i < rows.length; i++) {
      margins[i] = margin(node, points, rows[i] * dim);
    }
    int[] sorted = sorted(rows, margins, keys);
    // A sample too small to fill the first part leaves it empty.
    cuts[node] =
        size == 0 ? Double.NEGATIVE_INFINITY : margin(node, points, sorted[size - 1] * dim);
    ties[node] = size == 0 ? 0 : tie(keys[sorted[size - 1]]);
    build(node + 1, half, Arrays.copyOf(sorted, size), points, keys, seed);
    int[] rest = Arrays.copyOfRange(sorted, size, sorted.length);
    build(node + half, count - half, rest, points, keys, seed);
  }

  /** Sets the unit normal of a node's cut. */
  private void direct(int node, int[] rows, float[] points, long seed) {
    int use = Math.min(rows.length, DIRECTION_SAMPLE);
    float[] sample = new float[use * dim];
    for (int i = 0; i < use; i++) {
      System.arraycopy(points, rows[i] * dim, sample, i * dim, dim);
    }
    double[] direction = SpreadDirection.of(sample, 0, use, dim, seed);
    double squares = 0;
    for (double coordinate : direction) {
      squares += coordinate * coordinate;
    }
    double length = Math.sqrt(squares);
    for (int k = 0; k < dim; k++) {
      directions[node * dim + k] = direction[k] / length;
    }
  }

  /** The rows by margin, then by the hash of their keys. */
  private static int[] sorted(int[] rows, double[] margins, long[] keys) {
    long[] order = new long[rows.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = tie(keys[rows[i]]);
    }
    int[] byTie = KeyOrder.ascending(order);
    for (int i = 0; i < order.length; i++) {
      order[i] = ordered(margins[byTie[i]]);
    }
    int[] byMargin = KeyOrder.ascending(order); // Keeps the order of equals.
    int[] sorted = new int[rows.length];
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = rows[byTie[byMargin[i]]];
    }
    return sorted;
  }

  /** Unsigned, these compare as the numbers do; minus zero is zero. */
  private static long ordered(double number) {
    long bits = Double.doubleToLongBits(number + 0.0);
    return bits ^ ((bits >> 63) | Long.MIN_VALUE);
  }
}
