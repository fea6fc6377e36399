package io.remblai.info.entropy;

import io.remblai.info.Estimate;
import io.remblai.info.LocalMoments;
import io.remblai.info.RowShares;
import io.remblai.info.Rows;
import io.remblai.info.neighbor.KdTree;
import io.remblai.info.neighbor.Norm;
import java.io.Serializable;

/**
 * Kullback-Leibler divergence of two samples by nearest neighbours (Wang, Kulkarni and Verdu,
 * 2009): {@code D(X || Y) = d mean(ln(nu_i / rho_i)) + ln(m / (n - 1))}, rho_i the Euclidean
 * distance of row i of X to its k-th neighbour in X, nu_i to its k-th in Y. Rows for which either
 * is zero are left out of the mean, with a warning. May be negative.
 *
 * @param k neighbours, at least 1
 */
public record NeighborDivergence(int k) implements Serializable {

  /** Three neighbours. */
  public static NeighborDivergence defaults() {
    return new NeighborDivergence(3);
  }

  public NeighborDivergence {
    if (k < 1) {
      throw new IllegalArgumentException("k is %d, must be at least 1".formatted(k));
    }
  }

  /**
   * D(X || Y) in nats.
   *
   * @throws IllegalArgumentException if the dimensions differ, there are too few rows, or no row
   *     has two positive distances
   */
  public Estimate estimate(Rows x, Rows y) {
    if (x.dim() != y.dim()) {
      throw new IllegalArgumentException(
          "x has dimension %d and y has %d".formatted(x.dim(), y.dim()));
    }
    x.requireAtLeast(k + 1, "k = %d neighbours within x".formatted(k));
    y.requireAtLeast(k, "k = %d neighbours within y".formatted(k));
    KdTree within = new KdTree(x, Norm.EUCLIDEAN);
    KdTree across = new KdTree(y, Norm.EUCLIDEAN);
    double constant = Math.log((double) y.size() / (x.size() - 1));
    LocalMoments[] shares =
        RowShares.run(
            x.size(),
            KozachenkoLeonenko.SHARE,
            (from, to) -> share(within, across, x, constant, from, to),
            LocalMoments[]::new);
    return KozachenkoLeonenko.finish(shares, x.size());
  }

  private LocalMoments share(
      KdTree within, KdTree across, Rows x, double constant, int from, int to) {
    double[] nearest = new double[k + 1];
    double[] locals = new double[to - from];
    int kept = 0;
    for (int i = from; i < to; i++) {
      int offset = i * x.dim();
      double rho = within.kthReach(x.values(), offset, k + 1, nearest);
      double nu = across.kthReach(x.values(), offset, k, nearest);
      if (rho > 0 && nu > 0) {
        // Reaches are squared distances.
        locals[kept++] = constant + 0.5 * x.dim() * (Math.log(nu) - Math.log(rho));
      }
    }
    return LocalMoments.of(java.util.Arrays.copyOf(locals, kept));
  }
}
