package io.remblai.refine;

import io.remblai.assignment.CandidateAuction;
import io.remblai.geometry.GroundCost;
import java.util.Arrays;

/**
 * Re-matches one wide group of pairs, some ten thousand, by an auction from carried potentials.
 *
 * <p>Not thread safe: one per task.
 */
final class WideGroup {

  /** The last epsilon, as a fraction of the mean cost of the group's pairs. */
  private static final double EPSILON = 1e-3;

  /** The same where one group holds every pair, and no later round will go on. */
  private static final double LAST_EPSILON = 1.5e-5;

  /** An auction that takes more scans per pair is given up; in the plane some thirty are usual. */
  private static final int MOST_SCANS = 64;

  /**
   * Products lose digits where the clouds are far larger than the cost: epsilon must stay so many
   * times above the rounding of a squared norm.
   */
  private static final double PRODUCT_DIGITS = 0x1p-19;

  private static final int WORK_OF_BID = 300;

  private final GroundCost cost;
  private final MovedClouds clouds;
  private final int dim;
  private final CandidateAuction auction = new CandidateAuction();
  private float[] v = new float[0];
  private int[] columns = new int[0];

  WideGroup(GroundCost cost, int dim) {
    this.cost = cost;
    this.dim = dim;
    this.clouds = new MovedClouds(cost, dim);
  }

  /**
   * What an auction found.
   *
   * @param columns column of each row [n or longer], valid until the next call; a permutation, not
   *     certainly better than the present one
   * @param work see {@link RematchShare.Outcome#work()}
   */
  record Found(int[] columns, long work) {}

  /**
   * What a wide round is likely to take: some four scans a point in many dimensions, some twenty in
   * the plane, where potentials have to move far.
   */
  static double expectedWork(RefinePlan plan) {
    double scans = 3 + 40.0 / plan.dim();
    int group = (plan.points() - 1) / plan.wideGroups() + 1;
    return plan.points() * scans * workOfScan(group, plan.dim());
  }

  /** One row against all columns: 20 microseconds for 16,384 columns of 64 dimensions. */
  private static double workOfScan(int n, int dim) {
    return n * (40.0 + dim) / 85;
  }

  /**
   * Matches n pairs anew.
   *
   * @param x sources [n, dim]; not modified
   * @param y their present targets [n, dim]; not modified
   * @param potentials [n] of the targets; moved towards those of this group by {@code weight},
   *     their mean unchanged
   * @param round how often such rounds were run before, and whether the group is the only one
   */
  Found solve(float[] x, float[] y, int n, double[] potentials, RematchRound round) {
    if (columns.length < n) {
      v = new float[n];
      columns = new int[n];
    }
    clouds.take(x, 0, y, 0, n);
    double moved = clouds.meanCost();
    double mean = 0;
    double movedMean = 0;
    for (int j = 0; j < n; j++) {
      columns[j] = j;
      mean += potentials[j] / n;
      movedMean += clouds.inMoved(potentials[j], j) / n;
    }
    if (moved == 0) {
      return new Found(columns, 0);
    }
    startFrom(potentials, n, movedMean);
    float epsilon = (float) (moved * (round.isOnlyGroup() ? LAST_EPSILON : EPSILON));
    long scans = auction.scans();
    long bids = auction.bids();
    boolean ended =
        auction.solve(
            clouds.x(),
            clouds.y(),
            n,
            dim,
            costKind(epsilon),
            v,
            columns,
            epsilon,
            epsilon,
            (long) MOST_SCANS * n);
    if (ended) {
      blend(potentials, n, mean, round.weight());
    }
    double work =
        (auction.scans() - scans) * workOfScan(n, dim) + (auction.bids() - bids) * WORK_OF_BID;
    return new Found(columns, (long) work);
  }

  /**
   * Takes the carried potentials; from zero where float cannot hold them, as after a round beside
   * an outlier that was so far that it hid everything else.
   */
  private void startFrom(double[] potentials, int n, double movedMean) {
    for (int j = 0; j < n; j++) {
      v[j] = (float) (clouds.inMoved(potentials[j], j) - movedMean);
      if (!Float.isFinite(v[j])) {
        Arrays.fill(v, 0, n, 0);
        return;
      }
    }
  }

  private CandidateAuction.Cost costKind(float epsilon) {
    if (cost == GroundCost.EUCLIDEAN) {
      return CandidateAuction.Cost.DISTANCE;
    }
    return epsilon > PRODUCT_DIGITS * clouds.meanSquare()
        ? CandidateAuction.Cost.SQUARED_BY_PRODUCTS
        : CandidateAuction.Cost.SQUARED_BY_DIFFERENCES;
  }

  private void blend(double[] potentials, int n, double mean, double weight) {
    double found = 0;
    for (int j = 0; j < n; j++) {
      found += clouds.inGiven(v[j], j) / n;
    }
    for (int j = 0; j < n; j++) {
      potentials[j] += weight * (clouds.inGiven(v[j], j) - found + mean - potentials[j]);
    }
  }
}
