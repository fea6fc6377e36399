package io.remblai.refine.transform;

/**
 * Finds the leaves of a {@link CutTree} that may hold points within some distance of a point. Not
 * thread safe.
 *
 * <p>A leaf may if no cut on the way to it is farther away than that distance. Where that is true
 * of more leaves than are asked for, those are taken whose cuts are closest by the sum of their
 * squared distances.
 */
public final class NearLeaves {

  /** Distances of points are rounded to float; no leaf is left out for that. */
  private static final double ROUNDING = 1 + 1e-5;

  private final CutTree tree;
  private final int most;
  private final int[] found;
  private final double[] apart; // sums of squares, of the leaves found

  private float[] points;
  private int at;
  private int home;
  private double reach;
  private int count;

  /**
   * @param most leaves to find at most, at least 0
   */
  public NearLeaves(CutTree tree, int most) {
    this.tree = tree;
    this.most = Math.min(most, tree.leaves() - 1);
    this.found = new int[this.most];
    this.apart = new double[this.most];
  }

  /**
   * Finds leaves other than {@code home}, closest first.
   *
   * @param points the point starts at {@code at}; not modified
   * @param reach distance within which points are looked for; may be infinite
   * @return how many
   */
  public int find(float[] points, int at, int home, double reach) {
    this.points = points;
    this.at = at;
    this.home = home;
    this.reach = reach * ROUNDING;
    count = 0;
    visit(0, tree.leaves(), 0, 0);
    return count;
  }

  /** A leaf that was found, by its rank from 0. */
  public int leaf(int rank) {
    return found[rank];
  }

  private void visit(int node, int leaves, int first, double squares) {
    if (leaves == 1) {
      if (first != home) {
        take(first, squares);
      }
      return;
    }
    int half = CutTree.firstLeaves(leaves);
    double margin = tree.margin(node, points, at);
    boolean near = margin <= 0; // the first part is on this side
    for (int turn = 0; turn < 2; turn++) {
      boolean firstPart = near == (turn == 0);
      double away = turn == 0 ? 0 : Math.abs(margin);
      if (away > reach) {
        continue;
      }
      double sum = squares + away * away;
      if (count == most && (most == 0 || sum >= apart[most - 1])) {
        continue;
      }
      if (firstPart) {
        visit(node + 1, half, first, sum);
      } else {
        visit(node + half, leaves - half, first + half, sum);
      }
    }
  }

  private void take(int leaf, double squares) {
    if (count < most) {
      count++;
    } else if (most == 0 || squares >= apart[most - 1]) {
      return;
    }
    int to = count - 1;
    while (to > 0 && apart[to - 1] > squares) {
      apart[to] = apart[to - 1];
      found[to] = found[to - 1];
      to--;
    }
    apart[to] = squares;
    found[to] = leaf;
  }
}
