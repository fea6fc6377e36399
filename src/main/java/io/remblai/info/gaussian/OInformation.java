package io.remblai.info.gaussian;

import io.remblai.info.Estimate;
import io.remblai.math.linear.Cholesky;

/**
 * O-information of normal variables (Rosas, Mediano, Gastpar and Jensen, 2019): {@code (N - 2)
 * H(all) + sum_i (H(X_i) - H(all but i))}; positive where redundancy prevails, negative where
 * synergy does.
 *
 * <p>With P the inverse of the correlation matrix R it is {@code -ln det R - 1/2 sum_i ln P_ii}:
 * the determinant without variable i is that of all times P_ii.
 */
public final class OInformation {

  /** What is added to the variances of dependent variables, as a part of them. */
  private static final double RIDGE = 1e-10;

  private OInformation() {}

  /** O-information in nats; of dependent variables with a small ridge and a warning. */
  public static Estimate of(Covariance covariance) {
    Covariance unit = covariance.correlation();
    for (int k = 0; k < unit.dim(); k++) {
      if (unit.values()[k * unit.dim() + k] == 0) {
        throw new IllegalArgumentException("variable %d is constant; leave it out".formatted(k));
      }
    }
    Cholesky factor = new Cholesky(unit.values(), unit.dim(), Covariance.DEPENDENT);
    boolean dependent = factor.raised() > 0;
    if (dependent) {
      factor = new Cholesky(unit.withRidge(RIDGE).values(), unit.dim(), Covariance.DEPENDENT);
    }
    double[] inverse = factor.inverse();
    double logs = 0;
    for (int k = 0; k < unit.dim(); k++) {
      logs += Math.log(inverse[k * unit.dim() + k]);
    }
    Estimate estimate = Estimate.of(-factor.logDeterminant() - 0.5 * logs, covariance.rows());
    return dependent
        ? estimate.withWarning(
            "some variables depend on others; a part of %s was added to every variance"
                .formatted(RIDGE))
        : estimate;
  }
}
