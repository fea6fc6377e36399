package io.remblai.info.gaussian;

import io.remblai.info.Estimate;
import io.remblai.info.PairedEstimator;
import io.remblai.info.Rows;
import io.remblai.info.special.Digamma;

/**
 * Mutual information as of jointly normal variables: {@code 1/2 ln(det Sxx det Syy / det S)}, by
 * the canonical correlations, {@code -1/2 sum ln(1 - rho^2)}. Where X and Y are not normal but are
 * one by one (after {@code RankTransform}), it is a lower bound in the population.
 *
 * <p>Variables that depend on others of their group are left out. Where one group determines a
 * direction of the other the information is infinite; then the estimate is a large finite number
 * with a warning.
 *
 * @param biasCorrected whether the exact expected excess for independent normal rows is subtracted
 * @param ridge part of each variance added to it, at least 0
 */
public record GaussianInformation(boolean biasCorrected, double ridge) implements PairedEstimator {

  /** Bias-corrected, without a ridge. */
  public static GaussianInformation defaults() {
    return new GaussianInformation(true, 0);
  }

  public GaussianInformation {
    if (!(ridge >= 0 && Double.isFinite(ridge))) {
      throw new IllegalArgumentException("ridge is %s, must be at least 0".formatted(ridge));
    }
  }

  @Override
  public String name() {
    return "gaussian";
  }

  @Override
  public Estimate estimate(Rows x, Rows y) {
    Rows.requireSameSize(x, y);
    x.requireAtLeast(2, "a covariance");
    Covariance all = Covariance.of(CoMoments.of(x.beside(y)));
    int split = x.dim();
    return estimate(all, Covariance.range(0, split), Covariance.range(split, all.dim()));
  }

  /** I(X; Y) of two groups of variables. */
  public Estimate estimate(Covariance covariance, int[] x, int[] y) {
    CanonicalBlocks blocks = new CanonicalBlocks(ridged(covariance), x, y);
    long rows = covariance.rows();
    double nats = blocks.information();
    Estimate estimate =
        Estimate.of(nats, rows).withError(Math.sqrt(blocks.squares() / Math.max(1, rows)));
    if (blocks.determined() > 0) {
      return estimate.withWarning(
          ("one vector determines %d directions of the other in this sample of %d rows; the"
                  + " information is infinite and the value arbitrary: add rows or a ridge")
              .formatted(blocks.determined(), rows));
    }
    if (blocks.rankX() < x.length || blocks.rankY() < y.length) {
      estimate =
          estimate.withWarning(
              "%d of %d and %d of %d variables are independent; the others were left out"
                  .formatted(blocks.rankX(), x.length, blocks.rankY(), y.length));
    }
    if (!biasCorrected) {
      return estimate;
    }
    if (rows <= blocks.rankX() + blocks.rankY()) {
      return estimate.withWarning("too few rows for the bias correction");
    }
    double bias = bias(rows, blocks.rankX(), blocks.rankY());
    return new Estimate(
        nats - bias, estimate.error(), estimate.ceiling(), rows, estimate.warnings());
  }

  /**
   * I(X; Y | Z) of three groups of variables; as many rows fewer count for the bias as Z has
   * independent variables.
   */
  public Estimate conditional(Covariance covariance, int[] x, int[] y, int[] z) {
    int[] both = java.util.Arrays.copyOf(x, x.length + y.length);
    System.arraycopy(y, 0, both, x.length, y.length);
    Covariance rest = ridged(covariance).conditional(both, z);
    GaussianInformation plain = new GaussianInformation(biasCorrected, 0);
    Estimate estimate =
        plain.estimate(
            rest, Covariance.range(0, x.length), Covariance.range(x.length, both.length));
    return new Estimate(
        estimate.nats(),
        estimate.error(),
        estimate.ceiling(),
        covariance.rows(),
        estimate.warnings());
  }

  /** The canonical correlations of two groups of variables, descending. */
  public double[] canonicalCorrelations(Covariance covariance, int[] x, int[] y) {
    return new CanonicalBlocks(ridged(covariance), x, y).correlations();
  }

  /**
   * The expected information of independent normal samples: {@code b(dx) + b(dy) - b(dx + dy)} with
   * {@code b(D) = 1/2 sum over j = 1..D of (psi((n - j)/2) + ln 2 - ln(n - 1))}, from the law of
   * the determinant of a Wishart matrix.
   *
   * @param rows above {@code dimX + dimY}
   */
  public static double bias(long rows, int dimX, int dimY) {
    if (rows <= (long) dimX + dimY) {
      throw new IllegalArgumentException(
          "rows is %d, must exceed dimX + dimY = %d".formatted(rows, dimX + dimY));
    }
    // The logarithms cancel, and the terms j = 1..max(dx, dy) of one of the groups.
    int small = Math.min(dimX, dimY);
    int large = Math.max(dimX, dimY);
    double bias = 0;
    for (int j = 1; j <= small; j++) {
      bias += Digamma.of((rows - j) / 2.0) - Digamma.of((rows - large - j) / 2.0);
    }
    return 0.5 * bias;
  }

  private Covariance ridged(Covariance covariance) {
    return ridge == 0 ? covariance : covariance.withRidge(ridge);
  }
}
