package io.remblai.info.neighbor;

import io.remblai.info.Rows;

/** Marginal counts by a k-d tree of the joint rows and an index of each marginal. */
final class TreeCounts implements MarginalCounts {

  private static final long serialVersionUID = 1;

  private final Rows joint;
  private final int[] ends; // where each part ends in a joint row
  private final KdTree tree;
  private final Rows[] marginals;
  private final PointIndex[] indices;
  private final int k;
  private final Reach reach;

  /**
   * @param parts paired samples
   * @param members the parts of each marginal
   */
  TreeCounts(Rows[] parts, int[][] members, int k, Reach reach) {
    this.joint = beside(parts);
    this.ends = new int[parts.length];
    int end = 0;
    for (int p = 0; p < parts.length; p++) {
      end += parts[p].dim();
      ends[p] = end;
    }
    this.tree = new KdTree(joint, Norm.MAX);
    this.marginals = new Rows[members.length];
    this.indices = new PointIndex[members.length];
    for (int s = 0; s < members.length; s++) {
      Rows[] own = new Rows[members[s].length];
      for (int m = 0; m < own.length; m++) {
        own[m] = parts[members[s][m]];
      }
      marginals[s] = beside(own);
      indices[s] = PointIndex.of(marginals[s]);
    }
    this.k = k;
    this.reach = reach;
  }

  private static Rows beside(Rows[] parts) {
    Rows all = parts[0];
    for (int p = 1; p < parts.length; p++) {
      all = all.beside(parts[p]);
    }
    return all;
  }

  @Override
  public int count(int[] queries, int from, int to, int[][] counts, int[] copies) {
    double[] nearest = new double[k + 2];
    double[] widths = new double[ends.length];
    int ties = 0;
    for (int q = from; q < to; q++) {
      int row = queries[q];
      int offset = row * joint.dim();
      // The row itself is the first of its neighbours, at distance zero.
      double following = tree.kthReach(joint.values(), offset, k + 2, nearest);
      double e = nearest[k];
      copies[q - from] = e == 0 ? tree.count(joint.values(), offset, 0, true) - 1 : 0;
      ties += e > 0 && following == e ? 1 : 0;
      if (reach == Reach.WITHIN_OWN) {
        java.util.Arrays.fill(widths, 0);
        tree.widths(joint.values(), offset, e, ends, widths);
      }
      for (int s = 0; s < marginals.length; s++) {
        counts[s][q - from] = others(s, row, e, widths);
      }
    }
    return ties;
  }

  private int others(int s, int row, double e, double[] widths) {
    boolean own = reach == Reach.WITHIN_OWN;
    return indices[s].count(
            marginals[s].values(), row * marginals[s].dim(), own ? widths[s] : e, own || e == 0)
        - 1;
  }
}
