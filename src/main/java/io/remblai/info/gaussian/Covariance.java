package io.remblai.info.gaussian;

import io.remblai.info.linear.PivotedCholesky;
import io.remblai.math.linear.Cholesky;
import io.remblai.math.linear.Matrices;
import java.io.Serializable;

/**
 * The covariance of variables, in which groups of them can be compared.
 *
 * @param values [dim, dim], symmetric positive semidefinite
 * @param dim number of variables
 * @param rows how many rows it was estimated from, with n - 1
 */
public record Covariance(double[] values, int dim, long rows) implements Serializable {

  /**
   * A variable of which all but this part of its variance is explained by others counts as
   * dependent on them: far above the rounding of a covariance, far below what data could show.
   */
  public static final double DEPENDENT = 1e-11;

  /** Of the mean of some dozens of equal numbers, as a part of it. */
  private static final double ROUNDING = 2e-14;

  /**
   * @throws IllegalArgumentException if the sizes do not fit or a number is not finite
   */
  public Covariance {
    if (dim < 1 || values.length != (long) dim * dim) {
      throw new IllegalArgumentException(
          "values has length %d, not the square of dim %d".formatted(values.length, dim));
    }
    for (double value : values) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("a covariance is %s".formatted(value));
      }
    }
  }

  /**
   * The covariance of what was summed. A variable whose deviations are no more than the rounding of
   * its mean is constant: it has no covariance at all.
   */
  public static Covariance of(CoMoments moments) {
    int dim = moments.dim();
    double[] values = moments.covariance();
    double[] mean = moments.mean();
    for (int k = 0; k < dim; k++) {
      double rounding = ROUNDING * mean[k];
      if (values[k * dim + k] <= rounding * rounding) {
        for (int l = 0; l < dim; l++) {
          values[k * dim + l] = 0;
          values[l * dim + k] = 0;
        }
      }
    }
    return new Covariance(values, dim, moments.count());
  }

  /** The variables from {@code from} up to but without {@code to}. */
  public static int[] range(int from, int to) {
    int[] range = new int[to - from];
    for (int i = 0; i < range.length; i++) {
      range[i] = from + i;
    }
    return range;
  }

  /** Every variance raised by {@code part} of itself: what added noise would do. */
  public Covariance withRidge(double part) {
    double[] raised = values.clone();
    for (int k = 0; k < dim; k++) {
      raised[k * dim + k] *= 1 + part;
    }
    return new Covariance(raised, dim, rows);
  }

  /** The correlations; a variable without variance is left with zeros. */
  public Covariance correlation() {
    double[] scale = new double[dim];
    for (int k = 0; k < dim; k++) {
      double variance = values[k * dim + k];
      scale[k] = variance > 0 ? 1 / Math.sqrt(variance) : 0;
    }
    double[] correlation = new double[values.length];
    for (int k = 0; k < dim; k++) {
      for (int l = 0; l < dim; l++) {
        correlation[k * dim + l] = values[k * dim + l] * scale[k] * scale[l];
      }
    }
    return new Covariance(correlation, dim, rows);
  }

  /**
   * What is left when the best linear prediction from {@code given} is taken away: the covariance
   * of the other variables named, in the order of {@code of}, as of so many rows fewer as there are
   * independent variables given.
   */
  public Covariance conditional(int[] of, int[] given) {
    Covariance unit = correlation();
    double[] givenBlock = PivotedCholesky.block(unit.values, dim, given, given);
    PivotedCholesky pivoted = new PivotedCholesky(givenBlock, given.length, DEPENDENT);
    int[] kept = new int[pivoted.rank()];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = given[pivoted.kept()[i]];
    }
    double[] across = PivotedCholesky.block(unit.values, dim, kept, of);
    pivoted.factor().solveLower(across, of.length);
    double[] explained =
        Matrices.product(
            Matrices.transposed(across, kept.length, of.length),
            across,
            of.length,
            kept.length,
            of.length);
    double[] rest = PivotedCholesky.block(unit.values, dim, of, of);
    for (int at = 0; at < rest.length; at++) {
      rest[at] -= explained[at];
    }
    for (int i = 0; i < of.length; i++) {
      if (rest[i * of.length + i] <= DEPENDENT) {
        // All but rounding is explained: a variable without variance of its own.
        for (int j = 0; j < of.length; j++) {
          rest[i * of.length + j] = 0;
          rest[j * of.length + i] = 0;
        }
      }
    }
    return new Covariance(rest, of.length, rows - kept.length);
  }

  /** {@code 1/2 ln((2 pi e)^d det S)}, the entropy of the normal distribution, in nats. */
  public double entropy() {
    double log = new Cholesky(values, dim, 0).logDeterminant();
    return 0.5 * (dim * Math.log(2 * Math.PI * Math.E) + log);
  }
}
