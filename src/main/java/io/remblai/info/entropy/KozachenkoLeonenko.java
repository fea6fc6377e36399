package io.remblai.info.entropy;

import io.remblai.info.Estimate;
import io.remblai.info.LocalMoments;
import io.remblai.info.RowShares;
import io.remblai.info.Rows;
import io.remblai.info.neighbor.KdTree;
import io.remblai.info.neighbor.Norm;
import io.remblai.info.special.Digamma;
import io.remblai.info.special.UnitBall;
import java.io.Serializable;

/**
 * Differential entropy by nearest neighbours (Kozachenko and Leonenko, 1987): {@code psi(n) -
 * psi(k) + ln c_d + d mean(ln r_i)}, r_i the distance to the k-th neighbour, c_d the volume of the
 * norm's unit ball. Rows with k copies or more have r_i = 0 and are left out of the mean, with a
 * warning.
 *
 * @param k neighbours, at least 1
 * @param norm of the distances
 */
public record KozachenkoLeonenko(int k, Norm norm) implements Serializable {

  static final int SHARE = 256;

  /** Three neighbours, Euclidean. */
  public static KozachenkoLeonenko defaults() {
    return new KozachenkoLeonenko(3, Norm.EUCLIDEAN);
  }

  public KozachenkoLeonenko {
    if (k < 1) {
      throw new IllegalArgumentException("k is %d, must be at least 1".formatted(k));
    }
  }

  /**
   * The entropy of the density that the rows come from, in nats; it may be negative.
   *
   * @throws IllegalArgumentException if there are not more than k rows, or every row has k copies
   */
  public Estimate estimate(Rows x) {
    x.requireAtLeast(k + 1, "k = %d neighbours".formatted(k));
    KdTree tree = new KdTree(x, norm);
    double logBall =
        norm == Norm.MAX
            ? UnitBall.maxNormLogVolume(x.dim())
            : UnitBall.euclideanLogVolume(x.dim());
    double constant = Digamma.of(x.size()) - Digamma.of(k) + logBall;
    LocalMoments[] shares =
        RowShares.run(
            x.size(), SHARE, (from, to) -> share(tree, x, constant, from, to), LocalMoments[]::new);
    return finish(shares, x.size());
  }

  private LocalMoments share(KdTree tree, Rows x, double constant, int from, int to) {
    double[] nearest = new double[k + 1];
    double[] locals = new double[to - from];
    int kept = 0;
    for (int i = from; i < to; i++) {
      double r = norm.distance(tree.kthReach(x.values(), i * x.dim(), k + 1, nearest));
      if (r > 0) {
        locals[kept++] = constant + x.dim() * Math.log(r);
      }
    }
    return LocalMoments.of(java.util.Arrays.copyOf(locals, kept));
  }

  /** The mean over all shares; rows that are missing were left out for a distance of zero. */
  static Estimate finish(LocalMoments[] shares, int rows) {
    LocalMoments all = LocalMoments.NONE;
    for (LocalMoments share : shares) {
      all = all.mergeWith(share);
    }
    if (all.count() == 0) {
      throw new IllegalArgumentException(
          "every row repeats so often that its neighbours are at distance zero; there is no density");
    }
    Estimate estimate = all.estimate();
    return all.count() == rows
        ? estimate
        : estimate.withWarning(
            "%d of %d rows were left out: their neighbours are copies of them"
                .formatted(rows - all.count(), rows));
  }
}
