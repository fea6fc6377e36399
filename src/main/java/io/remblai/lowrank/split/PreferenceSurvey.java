package io.remblai.lowrank.split;

import io.remblai.math.OrderStatistics;

/**
 * Gives every row the cluster of greatest {@code w[i, j] - v[j]}, and tells how close each row is
 * to leaving it.
 *
 * <p>Not thread safe.
 */
final class PreferenceSurvey {

  private static final int TIED = -1;

  private final float[] weights;
  private final int clusters;
  private final int[] rows;
  private final double[] margins; // greatest w - v less the second greatest, >= 0
  private final double[] scratch;

  /**
   * Takes a problem.
   *
   * @param rows rows of the weights that take part, in the order that breaks ties
   */
  PreferenceSurvey(SoftWeights weights, int[] rows) {
    this.weights = weights.weights();
    this.clusters = weights.clusters();
    this.rows = rows;
    this.margins = new double[rows.length];
    this.scratch = new double[rows.length];
  }

  /**
   * Labels every row by its preferred cluster. Rows that prefer several go, in their order, to the
   * one among those with most room left after all the rows that prefer one.
   *
   * @param v potentials [clusters]
   * @param room [clusters], rows that each cluster may still take; reduced, below 0 where too many
   *     prefer it
   * @param labels [rows], overwritten
   */
  void label(double[] v, int[] room, int[] labels) {
    for (int a = 0; a < rows.length; a++) {
      int from = rows[a] * clusters;
      double best = Double.NEGATIVE_INFINITY;
      double second = Double.NEGATIVE_INFINITY;
      int label = 0;
      for (int j = 0; j < clusters; j++) {
        double value = weights[from + j] - v[j];
        if (value > second) {
          if (value > best) {
            second = best;
            best = value;
            label = j;
          } else {
            second = value;
          }
        }
      }
      margins[a] = best - second;
      labels[a] = best == second ? TIED : label;
      if (best > second) {
        room[label]--;
      }
    }
    for (int a = 0; a < rows.length; a++) {
      if (labels[a] == TIED) {
        labels[a] = roomiest(rows[a] * clusters, v, room);
        room[labels[a]]--;
      }
    }
  }

  private int roomiest(int from, double[] v, int[] room) {
    double best = Double.NEGATIVE_INFINITY;
    int label = 0;
    for (int j = 0; j < clusters; j++) {
      double value = weights[from + j] - v[j];
      if (value > best || (value == best && room[j] > room[label])) {
        best = value;
        label = j;
      }
    }
    return label;
  }

  /**
   * The reach that lets so many rows move: their largest margin; infinite for all rows.
   *
   * @param count at least 1
   */
  double reach(long count) {
    if (count >= rows.length) {
      return Double.POSITIVE_INFINITY;
    }
    System.arraycopy(margins, 0, scratch, 0, rows.length);
    return OrderStatistics.greatest(scratch, rows.length, (int) (rows.length - count + 1));
  }

  /** Margins [rows] of the last labelling; not to be modified. */
  double[] margins() {
    return margins;
  }
}
