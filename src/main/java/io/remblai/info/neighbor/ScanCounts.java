package io.remblai.info.neighbor;

import io.remblai.info.Rows;

/**
 * Marginal counts by looking at all pairs, O(n d) a query: what remains in many dimensions, where a
 * tree would visit nearly every leaf. Coordinates lie one array each, so that the loops over rows
 * are plain enough for the JIT to vectorise.
 */
final class ScanCounts implements MarginalCounts {

  private static final long serialVersionUID = 1;

  /** Rows to a tile: four coordinates of it stay in the first cache. */
  private static final int TILE = 1024;

  /** Distances kept for a group of queries, in numbers: within the second cache or not far off. */
  private static final int KEPT = 1 << 18;

  private final int n;
  private final double[][][] parts; // [part][coordinate][n]
  private final int[][] members;
  private final int k;
  private final Reach reach;

  ScanCounts(Rows[] parts, int[][] members, int k, Reach reach) {
    this.n = parts[0].size();
    this.parts = new double[parts.length][][];
    for (int p = 0; p < parts.length; p++) {
      this.parts[p] = new double[parts[p].dim()][];
      for (int c = 0; c < parts[p].dim(); c++) {
        this.parts[p][c] = parts[p].coordinate(c);
      }
    }
    this.members = members;
    this.k = k;
    this.reach = reach;
  }

  @Override
  public int count(int[] queries, int from, int to, int[][] counts, int[] copies) {
    int group = Math.max(1, Math.min(8, KEPT / n / parts.length));
    double[][][] apart = new double[Math.min(group, to - from)][parts.length][n];
    double[] nearest = new double[k + 2];
    double[] widths = new double[parts.length];
    int ties = 0;
    for (int first = from; first < to; first += group) {
      int last = Math.min(to, first + group);
      for (int tile = 0; tile < n; tile += TILE) {
        int tileEnd = Math.min(n, tile + TILE);
        for (int q = first; q < last; q++) {
          for (int p = 0; p < parts.length; p++) {
            differences(parts[p], queries[q], tile, tileEnd, apart[q - first][p]);
          }
        }
      }
      for (int q = first; q < last; q++) {
        double[][] own = apart[q - first];
        double following = nearestJoint(own, nearest);
        double e = nearest[k];
        copies[q - from] = e == 0 ? within(own, 0) - 1 : 0;
        ties += e > 0 && following == e ? 1 : 0;
        if (reach == Reach.WITHIN_OWN) {
          widths(own, e, widths);
        }
        for (int s = 0; s < members.length; s++) {
          boolean closer = reach == Reach.CLOSER_THAN_JOINT && e > 0;
          double bound = closer ? e : Math.nextUp(e == 0 ? 0 : widths[members[s][0]]);
          counts[s][q - from] = others(own, s, bound);
        }
      }
    }
    return ties;
  }

  /** {@code out[j] = max over c of |column c at j - column c at row|}, four columns at a time. */
  private static void differences(double[][] columns, int row, int from, int to, double[] out) {
    java.util.Arrays.fill(out, from, to, 0);
    int c = 0;
    for (; c + 4 <= columns.length; c += 4) {
      four(columns[c], columns[c + 1], columns[c + 2], columns[c + 3], row, from, to, out);
    }
    for (; c < columns.length; c++) {
      one(columns[c], row, from, to, out);
    }
  }

  private static void four(
      double[] c0, double[] c1, double[] c2, double[] c3, int row, int from, int to, double[] out) {
    double q0 = c0[row];
    double q1 = c1[row];
    double q2 = c2[row];
    double q3 = c3[row];
    for (int j = from; j < to; j++) {
      double a = Math.max(Math.abs(c0[j] - q0), Math.abs(c1[j] - q1));
      double b = Math.max(Math.abs(c2[j] - q2), Math.abs(c3[j] - q3));
      out[j] = Math.max(out[j], Math.max(a, b));
    }
  }

  private static void one(double[] column, int row, int from, int to, double[] out) {
    double q = column[row];
    for (int j = from; j < to; j++) {
      out[j] = Math.max(out[j], Math.abs(column[j] - q));
    }
  }

  /**
   * The k + 2 least joint distances, the row itself the first, at zero; so the k-th neighbour and
   * the one after it are the last two.
   *
   * @param nearest [k + 2], overwritten
   * @return the last; infinite where there are not so many rows
   */
  private double nearestJoint(double[][] own, double[] nearest) {
    java.util.Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    double worst = Double.POSITIVE_INFINITY;
    for (int j = 0; j < n; j++) {
      double joint = joint(own, j);
      if (joint < worst) {
        int at = k + 1;
        while (at > 0 && nearest[at - 1] > joint) {
          nearest[at] = nearest[at - 1];
          at--;
        }
        nearest[at] = joint;
        worst = nearest[k + 1];
      }
    }
    return worst;
  }

  private static double joint(double[][] own, int j) {
    double joint = own[0][j];
    for (int p = 1; p < own.length; p++) {
      joint = Math.max(joint, own[p][j]);
    }
    return joint;
  }

  /** Rows whose joint distance is at most {@code e}. */
  private int within(double[][] own, double e) {
    int within = 0;
    for (int j = 0; j < n; j++) {
      within += joint(own, j) <= e ? 1 : 0;
    }
    return within;
  }

  /** The greatest distance in each part of the joint neighbours. */
  private void widths(double[][] own, double e, double[] widths) {
    java.util.Arrays.fill(widths, 0);
    for (int j = 0; j < n; j++) {
      if (joint(own, j) <= e) {
        for (int p = 0; p < own.length; p++) {
          widths[p] = Math.max(widths[p], own[p][j]);
        }
      }
    }
  }

  /** Other rows whose distance in a marginal is below the bound. */
  private int others(double[][] own, int s, double bound) {
    if (members[s].length > 2) {
      return closerInAll(own, members[s], bound) - 1;
    }
    double[] first = own[members[s][0]];
    double[] second = own[members[s][members[s].length - 1]];
    int closer = 0;
    for (int j = 0; j < n; j++) {
      closer += first[j] < bound && second[j] < bound ? 1 : 0;
    }
    return closer - 1;
  }

  private int closerInAll(double[][] own, int[] parts, double bound) {
    int closer = 0;
    for (int j = 0; j < n; j++) {
      int at = 0;
      while (at < parts.length && own[parts[at]][j] < bound) {
        at++;
      }
      closer += at == parts.length ? 1 : 0;
    }
    return closer;
  }
}
