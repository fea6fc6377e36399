package io.remblai.info.critic;

import io.remblai.info.Rows;
import io.remblai.info.gaussian.CoMoments;
import io.remblai.info.gaussian.Covariance;
import io.remblai.info.linear.PivotedCholesky;
import io.remblai.math.linear.Cholesky;
import io.remblai.math.linear.Matrices;

/**
 * The critic that is best for normal variables: their log density ratio, bilinear in x and y but
 * for a quadratic term of each. With u and v the whitened vectors and K their covariance, whose
 * singular values are the canonical correlations,
 *
 * <pre>
 *   f(x, y) = -1/2 ln det(I - KᵀK) + uᵀ K (I - KᵀK)^-1 v
 *             - 1/2 uᵀ ((I - K Kᵀ)^-1 - I) u - 1/2 vᵀ ((I - KᵀK)^-1 - I) v.
 * </pre>
 *
 * <p>Fitted to one half of the rows it is a fixed critic for the other. Immutable.
 */
public final class NormalCritic implements Critic {

  private static final long serialVersionUID = 1;

  private static final double LEAST_REST = 1e-12;

  private final double constant;
  private final Whitening ofX;
  private final Whitening ofY;
  private final double[] cross; // [rx, ry]
  private final double[] squareX; // [rx, rx]
  private final double[] squareY; // [ry, ry]

  /** An affine map to uncorrelated coordinates: mean [dim] and map [rank, dim]. */
  private record Whitening(double[] mean, Rows map) implements java.io.Serializable {

    Rows apply(Rows rows) {
      double[] centred = rows.values().clone();
      for (int at = 0; at < centred.length; at++) {
        centred[at] -= mean[at % mean.length];
      }
      return new Rows(centred, rows.size(), rows.dim()).project(map);
    }
  }

  private NormalCritic(Whitening ofX, Whitening ofY, double[] k, int rx, int ry, double offset) {
    this.ofX = ofX;
    this.ofY = ofY;
    double[] turned = Matrices.transposed(k, rx, ry);
    Cholesky restX = new Cholesky(Matrices.identityLessOuter(k, rx, ry), rx, LEAST_REST);
    Cholesky restY = new Cholesky(Matrices.identityLessOuter(turned, ry, rx), ry, LEAST_REST);
    constant = offset - 0.5 * restY.logDeterminant();
    squareX = lessIdentity(restX.inverse(), rx);
    double[] inverseY = restY.inverse();
    cross = Matrices.product(k, inverseY, rx, ry, ry);
    squareY = lessIdentity(inverseY, ry);
  }

  /**
   * Fits the critic to paired rows.
   *
   * @param ridge part of each variance added to it, which shrinks the correlations; at least 0
   * @param offset added to every score: the bound NWJ is best at the log ratio plus 1
   * @throws IllegalArgumentException if there are fewer than two rows, or x or y is constant
   */
  public static NormalCritic fit(Rows x, Rows y, double ridge, double offset) {
    CoMoments moments = CoMoments.of(x.beside(y));
    Covariance raised = Covariance.of(moments).withRidge(ridge);
    Covariance unit = raised.correlation();
    int dim = unit.dim();
    int[] ofX = Covariance.range(0, x.dim());
    int[] ofY = Covariance.range(x.dim(), dim);
    PivotedCholesky keptX = independent(unit, ofX, "x");
    PivotedCholesky keptY = independent(unit, ofY, "y");
    int[] namesX = keptX.kept();
    int[] namesY = keptY.kept().clone();
    for (int j = 0; j < namesY.length; j++) {
      namesY[j] += x.dim();
    }
    double[] across = PivotedCholesky.block(unit.values(), dim, namesX, namesY);
    keptX.factor().solveLower(across, namesY.length);
    double[] turned = Matrices.transposed(across, namesX.length, namesY.length);
    keptY.factor().solveLower(turned, namesX.length);
    return new NormalCritic(
        whitening(keptX, moments.mean(), raised, 0, x.dim()),
        whitening(keptY, moments.mean(), raised, x.dim(), y.dim()),
        Matrices.transposed(turned, namesY.length, namesX.length),
        namesX.length,
        namesY.length,
        offset);
  }

  private static PivotedCholesky independent(Covariance unit, int[] of, String name) {
    double[] block = PivotedCholesky.block(unit.values(), unit.dim(), of, of);
    PivotedCholesky kept = new PivotedCholesky(block, of.length, Covariance.DEPENDENT);
    if (kept.rank() == 0) {
      throw new IllegalArgumentException(name + " is constant over the rows to fit to");
    }
    return kept;
  }

  /** {@code L^-1 diag(1 / deviation)} on the variables that were kept, zero elsewhere. */
  private static Whitening whitening(
      PivotedCholesky kept, double[] mean, Covariance covariance, int from, int dim) {
    int rank = kept.rank();
    double[] map = new double[rank * dim];
    for (int i = 0; i < rank; i++) {
      int variable = kept.kept()[i];
      int at = from + variable;
      map[i * dim + variable] = 1 / Math.sqrt(covariance.values()[at * covariance.dim() + at]);
    }
    kept.factor().solveLower(map, dim);
    return new Whitening(
        java.util.Arrays.copyOfRange(mean, from, from + dim), new Rows(map, rank, dim));
  }

  private static double[] lessIdentity(double[] a, int n) {
    for (int i = 0; i < n; i++) {
      a[i * n + i] -= 1;
    }
    return a;
  }

  @Override
  public void scores(Rows x, Rows y, double[] f) {
    Rows u = ofX.apply(x);
    Rows v = ofY.apply(y);
    double[] along = Matrices.product(u.values(), cross, u.size(), u.dim(), v.dim());
    double[] turned = Matrices.transposed(v.values(), v.size(), v.dim());
    double[] inner = Matrices.product(along, turned, u.size(), v.dim(), v.size());
    double[] halfX = halfSquares(u, squareX);
    double[] halfY = halfSquares(v, squareY);
    for (int i = 0; i < u.size(); i++) {
      for (int j = 0; j < v.size(); j++) {
        int at = i * v.size() + j;
        f[at] = constant + inner[at] - halfX[i] - halfY[j];
      }
    }
  }

  private static double[] halfSquares(Rows rows, double[] square) {
    int dim = rows.dim();
    double[] mapped = Matrices.product(rows.values(), square, rows.size(), dim, dim);
    double[] half = new double[rows.size()];
    for (int at = 0; at < mapped.length; at++) {
      half[at / dim] += 0.5 * mapped[at] * rows.values()[at];
    }
    return half;
  }
}
