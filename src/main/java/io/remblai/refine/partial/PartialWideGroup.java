package io.remblai.refine.partial;

import io.remblai.assignment.CandidateAuction;
import io.remblai.geometry.GroundCost;
import io.remblai.refine.RematchRound;
import java.util.Arrays;

/**
 * Re-matches one wide group of pairs and targets that are left out, some ten thousand, by an
 * auction from carried potentials.
 *
 * <p>Not thread safe: one per task.
 */
final class PartialWideGroup {

  /** The last epsilon, as a fraction of the mean cost of the group's pairs. */
  private static final double EPSILON = 1e-3;

  /** The same where one group holds everything, and no later round will go on. */
  private static final double LAST_EPSILON = 1.5e-5;

  /** An auction that takes more scans per source is given up. */
  private static final int MOST_SCANS = 64;

  /**
   * Products lose digits where the clouds are far larger than the cost: epsilon must stay so many
   * times above the rounding of a squared norm.
   */
  private static final double PRODUCT_DIGITS = 0x1p-19;

  private static final int WORK_OF_BID = 300;

  private final GroundCost cost;
  private final int dim;
  private final CandidateAuction auction = new CandidateAuction();
  private CommonFrame frame;
  private float[] movedX = new float[0];
  private float[] movedY = new float[0];
  private float[] v = new float[0];

  PartialWideGroup(GroundCost cost, int dim) {
    this.cost = cost;
    this.dim = dim;
  }

  /**
   * Matches n sources anew.
   *
   * @param x sources [n, dim]; not modified
   * @param y targets [m, dim]; not modified
   * @param potentials [m] of the targets, at most zero; moved towards those of this group
   * @param columns present target of each source [n]; replaced, not certainly by a better one
   * @param meanCost of the present pairs
   * @return its work, see {@link io.remblai.refine.RematchShare.Outcome#work()}
   */
  long solve(
      float[] x,
      int n,
      float[] y,
      int m,
      double[] potentials,
      int[] columns,
      double meanCost,
      RematchRound round) {
    if (movedX.length < n * dim || movedY.length < m * dim) {
      movedX = new float[n * dim];
      movedY = new float[m * dim];
      v = new float[m];
    }
    frame = CommonFrame.of(cost, x, n, y, m, dim);
    frame.move(x, n, movedX);
    frame.move(y, m, movedY);
    float epsilon =
        (float) (frame.inMoved(meanCost) * (round.isOnlyGroup() ? LAST_EPSILON : EPSILON));
    if (!(epsilon > 0)) {
      return 0;
    }
    startFrom(potentials, m);
    long scans = auction.scans();
    long bids = auction.bids();
    boolean ended =
        auction.solve(
            movedX,
            n,
            movedY,
            m,
            dim,
            costKind(epsilon, n),
            v,
            columns,
            epsilon,
            epsilon,
            (long) MOST_SCANS * n);
    if (ended) {
      blend(potentials, n, m, round.weight());
    }
    double workOfScan = m * (40.0 + dim) / 85;
    return (long) ((auction.scans() - scans) * workOfScan + (auction.bids() - bids) * WORK_OF_BID);
  }

  private void startFrom(double[] potentials, int m) {
    for (int j = 0; j < m; j++) {
      v[j] = (float) frame.inMoved(potentials[j]);
      if (!Float.isFinite(v[j])) {
        Arrays.fill(v, 0, m, 0);
        return;
      }
    }
  }

  private CandidateAuction.Cost costKind(float epsilon, int n) {
    if (frame.hasDistances()) {
      return CandidateAuction.Cost.DISTANCE;
    }
    double squares = 0;
    for (int k = 0; k < n * dim; k++) {
      squares += (double) movedX[k] * movedX[k] + (double) movedY[k] * movedY[k];
    }
    return epsilon > PRODUCT_DIGITS * squares / n
        ? CandidateAuction.Cost.SQUARED_BY_PRODUCTS
        : CandidateAuction.Cost.SQUARED_BY_DIFFERENCES;
  }

  /** A group without free targets knows its potentials up to a constant: their mean is kept. */
  private void blend(double[] potentials, int n, int m, double weight) {
    double shift = 0;
    for (int j = 0; j < m && n == m; j++) {
      shift += (potentials[j] - frame.inGiven(v[j])) / m;
    }
    for (int j = 0; j < m; j++) {
      double found = Math.min(frame.inGiven(v[j]) + shift, 0);
      potentials[j] += weight * (found - potentials[j]);
    }
  }
}
