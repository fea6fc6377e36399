package io.remblai.info.neighbor;

import io.remblai.info.Rows;

/**
 * A balanced k-d tree with tight boxes (Friedman, Bentley and Finkel, 1977): every node halves its
 * points along the widest side of their box. Built in O(n log^2 n).
 *
 * <p>What a box says of its points is computed by the same rounded operations as the distances
 * themselves, which are monotone, so pruning never loses a point at the border.
 */
public final class KdTree implements PointIndex {

  private static final long serialVersionUID = 1;

  private final Norm norm;
  private final int dim;
  private final KdNodes nodes;

  /** Indexes the points for questions in the norm. */
  public KdTree(Rows points, Norm norm) {
    this.norm = norm;
    this.dim = points.dim();
    this.nodes = new KdNodes(points);
  }

  @Override
  public double kthReach(double[] place, int offset, int k, double[] nearest) {
    java.util.Arrays.fill(nearest, 0, k, Double.POSITIVE_INFINITY);
    nearest(0, 0, nodes.size(), place, offset, k, nearest);
    return nearest[k - 1];
  }

  private void nearest(
      int node, int from, int to, double[] place, int offset, int k, double[] nearest) {
    if (nodes.isLeaf(from, to)) {
      for (int row = from; row < to; row++) {
        double worst = nearest[k - 1];
        double reach = reach(row, place, offset, worst);
        if (reach < worst) {
          int at = k - 1;
          while (at > 0 && nearest[at - 1] > reach) {
            nearest[at] = nearest[at - 1];
            at--;
          }
          nearest[at] = reach;
        }
      }
      return;
    }
    int middle = (from + to) >>> 1;
    int left = 2 * node + 1;
    double toLeft = boxReach(left, place, offset);
    double toRight = boxReach(left + 1, place, offset);
    if (toLeft <= toRight) {
      if (toLeft < nearest[k - 1]) {
        nearest(left, from, middle, place, offset, k, nearest);
      }
      if (toRight < nearest[k - 1]) {
        nearest(left + 1, middle, to, place, offset, k, nearest);
      }
    } else {
      if (toRight < nearest[k - 1]) {
        nearest(left + 1, middle, to, place, offset, k, nearest);
      }
      if (toLeft < nearest[k - 1]) {
        nearest(left, from, middle, place, offset, k, nearest);
      }
    }
  }

  @Override
  public int count(double[] place, int offset, double reach, boolean inclusive) {
    // Reaches are not negative, so "at most r" is "below the next number after r".
    double bound = inclusive ? Math.nextUp(reach) : reach;
    return count(0, 0, nodes.size(), place, offset, bound);
  }

  private int count(int node, int from, int to, double[] place, int offset, double bound) {
    if (!(boxReach(node, place, offset) < bound)) {
      return 0;
    }
    if (farthest(node, place, offset) < bound) {
      return to - from;
    }
    if (nodes.isLeaf(from, to)) {
      int inside = 0;
      for (int row = from; row < to; row++) {
        inside += reach(row, place, offset, bound) < bound ? 1 : 0;
      }
      return inside;
    }
    int middle = (from + to) >>> 1;
    return count(2 * node + 1, from, middle, place, offset, bound)
        + count(2 * node + 2, middle, to, place, offset, bound);
  }

  /**
   * Of the points within {@code reach}, border included: the greatest max-norm difference in each
   * group of coordinates.
   *
   * @param ends group g is the coordinates from {@code ends[g - 1]} (0 for the first) to {@code
   *     ends[g]}
   * @param widths [groups]; raised to what is found
   */
  void widths(double[] place, int offset, double reach, int[] ends, double[] widths) {
    widths(0, 0, nodes.size(), place, offset, Math.nextUp(reach), ends, widths);
  }

  private void widths(
      int node,
      int from,
      int to,
      double[] place,
      int offset,
      double bound,
      int[] ends,
      double[] widths) {
    if (!(boxReach(node, place, offset) < bound)) {
      return;
    }
    if (!nodes.isLeaf(from, to)) {
      int middle = (from + to) >>> 1;
      widths(2 * node + 1, from, middle, place, offset, bound, ends, widths);
      widths(2 * node + 2, middle, to, place, offset, bound, ends, widths);
      return;
    }
    for (int row = from; row < to; row++) {
      if (reach(row, place, offset, bound) < bound) {
        int k = 0;
        for (int g = 0; g < ends.length; g++) {
          for (; k < ends[g]; k++) {
            double apart = Math.abs(place[offset + k] - nodes.coordinate(row, k));
            widths[g] = Math.max(widths[g], apart);
          }
        }
      }
    }
  }

  /** The reach of a point, or some number not below {@code bound} if it is not below it. */
  private double reach(int row, double[] place, int offset, double bound) {
    double reach = 0;
    if (norm == Norm.MAX) {
      for (int k = 0; k < dim && reach < bound; k++) {
        reach = Math.max(reach, Math.abs(place[offset + k] - nodes.coordinate(row, k)));
      }
      return reach;
    }
    for (int k = 0; k < dim; k++) {
      double apart = place[offset + k] - nodes.coordinate(row, k);
      reach += apart * apart;
    }
    return reach;
  }

  /** No point of the node has a smaller reach. */
  private double boxReach(int node, double[] place, int offset) {
    double reach = 0;
    for (int k = 0; k < dim; k++) {
      double value = place[offset + k];
      double outside = Math.max(nodes.low(node, k) - value, value - nodes.high(node, k));
      reach =
          norm == Norm.MAX
              ? Math.max(reach, outside)
              : reach + (outside > 0 ? outside * outside : 0);
    }
    return reach;
  }

  /** No point of the node has a greater reach. */
  private double farthest(int node, double[] place, int offset) {
    double reach = 0;
    for (int k = 0; k < dim; k++) {
      double value = place[offset + k];
      double apart = Math.max(nodes.high(node, k) - value, value - nodes.low(node, k));
      reach = norm.join(reach, apart);
    }
    return reach;
  }
}
