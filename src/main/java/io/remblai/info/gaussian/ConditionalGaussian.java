package io.remblai.info.gaussian;

import io.remblai.info.ConditionalEstimator;
import io.remblai.info.Estimate;
import io.remblai.info.Rows;

/**
 * Conditional mutual information as of jointly normal variables: what is left of X and Y when their
 * best linear predictions from Z are taken away.
 *
 * @param settings of the information of what is left
 */
public record ConditionalGaussian(GaussianInformation settings) implements ConditionalEstimator {

  /** Bias-corrected, without a ridge. */
  public static ConditionalGaussian defaults() {
    return new ConditionalGaussian(GaussianInformation.defaults());
  }

  @Override
  public String name() {
    return "gaussian-conditional";
  }

  @Override
  public Estimate estimate(Rows x, Rows y, Rows z) {
    ConditionalEstimator.requireSameSize(x, y, z);
    x.requireAtLeast(2, "a covariance");
    Covariance all = Covariance.of(CoMoments.of(x.beside(y).beside(z)));
    return estimate(all, x.dim(), y.dim());
  }

  /**
   * I(X; Y | Z) of variables side by side.
   *
   * @param covariance of X, then Y, then Z
   */
  public Estimate estimate(Covariance covariance, int dimX, int dimY) {
    return settings.conditional(
        covariance,
        Covariance.range(0, dimX),
        Covariance.range(dimX, dimX + dimY),
        Covariance.range(dimX + dimY, covariance.dim()));
  }
}
