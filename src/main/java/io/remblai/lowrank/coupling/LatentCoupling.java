package io.remblai.lowrank.coupling;

import io.remblai.lowrank.latent.LatentPlan;
import io.remblai.lowrank.rows.FactorSums;
import io.remblai.lowrank.rows.SoftRows;
import io.remblai.math.linear.Matrices;

/**
 * A coupling {@code P = Q diag(1/g) T diag(1/h) R'} of total mass one, with Q and R described, not
 * stored.
 *
 * @param source Q
 * @param sourceSums {@code Q' X~} and g, of total mass one
 * @param target R
 * @param targetSums {@code R' Y~} and h, likewise
 * @param latent T
 */
public record LatentCoupling(
    SoftRows source,
    FactorSums sourceSums,
    SoftRows target,
    FactorSums targetSums,
    LatentPlan latent) {

  /** g [r1], the masses of the source's components; a new array. */
  public double[] sourceMasses() {
    return sourceSums.columnMasses();
  }

  /** h [r2], the masses of the target's components; a new array. */
  public double[] targetMasses() {
    return targetSums.columnMasses();
  }

  /** {@code diag(1/g) T diag(1/h)} [r1, r2]; a new array. */
  public double[] lambda() {
    return latent.lambda(sourceMasses(), targetMasses());
  }

  /**
   * {@code |P 1 - Q 1|_1 + |P' 1 - R 1|_1} at most, where Q 1 and R 1 are the masses of rows, by
   * {@code P 1 - Q 1 = Q diag(1/g) (T 1 - g)}; and how far total masses are from one.
   */
  public double marginalError() {
    double[] g = sourceMasses();
    double[] h = targetMasses();
    double error = distance(Matrices.rowSums(latent.plan(), g.length, h.length), g);
    error += distance(Matrices.columnSums(latent.plan(), g.length, h.length), h);
    return error + Math.abs(sourceSums.totalMass() - 1) + Math.abs(targetSums.totalMass() - 1);
  }

  private static double distance(double[] left, double[] right) {
    double sum = 0;
    for (int p = 0; p < left.length; p++) {
      sum += Math.abs(left[p] - right[p]);
    }
    return sum;
  }

  /**
   * The same coupling as {@code Q2 diag(1/h) R'} with {@code Q2 = Q diag(1/g) T}: the mixing matrix
   * {@code diag(1/g) T} [r1, r2] that a row of Q is to be multiplied by, O(r1 r2).
   */
  public double[] diagonalised() {
    double[] g = sourceMasses();
    double[] mixing = latent.plan().clone();
    int columns = mixing.length / g.length;
    for (int at = 0; at < mixing.length; at++) {
      double mass = g[at / columns];
      mixing[at] = mass > 0 ? mixing[at] / mass : 0;
    }
    return mixing;
  }

  /**
   * Where each component of the source goes: {@code Lambda R' Y} [r1, width of the target's
   * factors]. The mean factors that row i is sent to, {@code (sum_j P_ij y_j) / mass_i}, are its
   * weights times this.
   */
  public double[] images() {
    int rows = source.rank();
    int columns = target.rank();
    int lifted = targetSums.width() + 1;
    double[] means = Matrices.product(lambda(), targetSums.lifted(), rows, columns, lifted);
    double[] images = new double[rows * (lifted - 1)];
    for (int p = 0; p < rows; p++) {
      System.arraycopy(means, p * lifted, images, p * (lifted - 1), lifted - 1);
    }
    return images;
  }
}
