package io.remblai.refine.transform;

import io.remblai.math.CandidateKernel;
import io.remblai.math.Kernels;
import java.util.Arrays;

/**
 * The k sources of a {@link PairIndex} that are nearest to a point: those in the point's own leaf,
 * then in the leaves around it as long as they can be nearer, {@value #LEAVES} at most. Of equally
 * near ones those whose rows come first. Not thread safe.
 *
 * <p>In few dimensions that is exact, and known to be; in many dimensions every leaf can hold a
 * nearer point, and a few near ones out of very many are missed.
 */
public final class NearestPairs {

  /** Leaves that are looked at besides the point's own. */
  static final int LEAVES = 24;

  private final PairIndex index;
  private final NearLeaves near;
  private final float[] point;
  private final float[] distances;
  private final float[] squares;
  private final int[] rows;
  private int found;

  /**
   * @param k neighbours wanted, at least 1
   */
  public NearestPairs(PairIndex index, int k) {
    if (k < 1) {
      throw new IllegalArgumentException("k must be at least 1, not " + k);
    }
    this.index = index;
    this.near = new NearLeaves(index.tree(), LEAVES);
    this.point = new float[index.dim()];
    this.distances = new float[index.widestLeaf()];
    this.squares = new float[Math.min(k, index.size())];
    this.rows = new int[squares.length];
  }

  /**
   * Looks for the nearest.
   *
   * @param points the point starts at {@code at}; not modified
   * @return how many there are: k, or all rows where they are fewer
   */
  public int find(float[] points, int at, long key) {
    System.arraycopy(points, at, point, 0, point.length);
    found = 0;
    Arrays.fill(squares, Float.POSITIVE_INFINITY);
    int home = index.tree().leaf(point, 0, key);
    scan(home);
    int leaves = near.find(point, 0, home, reach());
    for (int rank = 0; rank < leaves; rank++) {
      scan(near.leaf(rank));
    }
    return found;
  }

  /** Row of a neighbour, nearest first. */
  public int row(int rank) {
    return rows[rank];
  }

  /** Its squared distance, rounded to float. */
  public float squared(int rank) {
    return squares[rank];
  }

  private double reach() {
    return found < squares.length
        ? Double.POSITIVE_INFINITY
        : Math.sqrt(squares[squares.length - 1]);
  }

  private void scan(int leaf) {
    int from = index.start(leaf);
    int count = index.start(leaf + 1) - from;
    if (count == 0) {
      return;
    }
    CandidateKernel kernel = Kernels.candidates();
    kernel.squares(point, 1, index.panels(), from, count, index.dim(), index.padding(), distances);
    int last = squares.length - 1;
    for (int j = 0; j < count; j++) {
      if (distances[j] <= squares[last] && distances[j] < Float.POSITIVE_INFINITY) {
        take(distances[j], index.row(from + j));
      }
    }
  }

  private void take(float squared, int row) {
    int to = found < squares.length ? found : found - 1;
    if (found == squares.length && !before(squared, row, to)) {
      return;
    }
    while (to > 0 && before(squared, row, to - 1)) {
      squares[to] = squares[to - 1];
      rows[to] = rows[to - 1];
      to--;
    }
    squares[to] = squared;
    rows[to] = row;
    found = Math.min(found + 1, squares.length);
  }

  private boolean before(float squared, int row, int rank) {
    return squared < squares[rank] || (squared == squares[rank] && row < rows[rank]);
  }
}
