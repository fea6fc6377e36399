package io.remblai.info.gaussian;

import io.remblai.info.linear.PivotedCholesky;
import io.remblai.info.linear.SymmetricEigenvalues;
import io.remblai.math.linear.Cholesky;
import io.remblai.math.linear.Matrices;

/**
 * Two groups of variables, each whitened: what is left of their covariance is the matrix K [r_x,
 * r_y] whose singular values are the canonical correlations. Dependent variables within a group are
 * left out first, so that K exists for any covariance.
 */
final class CanonicalBlocks {

  /**
   * Least part of a canonical variable that the other group leaves unexplained, so that the
   * information of a group that determines the other is large and finite: 17 nats a direction.
   */
  private static final double LEAST_REST = 1e-15;

  private final double[] smallSide; // [small, large] K or its transpose
  private final int rankX;
  private final int rankY;
  private final Cholesky rest; // of I - K Kᵀ, on the smaller side

  CanonicalBlocks(Covariance covariance, int[] x, int[] y) {
    Covariance unit = covariance.correlation();
    int dim = unit.dim();
    PivotedCholesky keptX = independent(unit, x);
    PivotedCholesky keptY = independent(unit, y);
    rankX = keptX.rank();
    rankY = keptY.rank();
    double[] across = PivotedCholesky.block(unit.values(), dim, named(x, keptX), named(y, keptY));
    keptX.factor().solveLower(across, rankY);
    double[] turned = Matrices.transposed(across, rankX, rankY);
    keptY.factor().solveLower(turned, rankX);
    smallSide = rankY <= rankX ? turned : Matrices.transposed(turned, rankY, rankX);
    int small = Math.min(rankX, rankY);
    rest =
        new Cholesky(
            Matrices.identityLessOuter(smallSide, small, Math.max(rankX, rankY)),
            small,
            LEAST_REST);
  }

  private static PivotedCholesky independent(Covariance unit, int[] of) {
    double[] block = PivotedCholesky.block(unit.values(), unit.dim(), of, of);
    return new PivotedCholesky(block, of.length, Covariance.DEPENDENT);
  }

  private static int[] named(int[] of, PivotedCholesky kept) {
    int[] names = new int[kept.rank()];
    for (int i = 0; i < names.length; i++) {
      names[i] = of[kept.kept()[i]];
    }
    return names;
  }

  int rankX() {
    return rankX;
  }

  int rankY() {
    return rankY;
  }

  /** {@code -1/2 ln det(I - K Kᵀ)}. */
  double information() {
    return -0.5 * rest.logDeterminant() + 0.0;
  }

  /** How many directions of one group are wholly determined by the other. */
  int determined() {
    return rest.raised();
  }

  /** The sum of the squared canonical correlations. */
  double squares() {
    double sum = 0;
    for (double value : smallSide) {
      sum += value * value;
    }
    return sum;
  }

  /** The canonical correlations, descending. */
  double[] correlations() {
    int small = Math.min(rankX, rankY);
    double[] rest = Matrices.identityLessOuter(smallSide, small, Math.max(rankX, rankY));
    double[] values = SymmetricEigenvalues.of(rest, small); // ascending 1 - rho^2
    for (int i = 0; i < small; i++) {
      values[i] = Math.sqrt(Math.min(1, Math.max(0, 1 - values[i])));
    }
    return values;
  }
}
