package io.remblai.info.gaussian;

import io.remblai.info.Estimate;
import io.remblai.math.linear.Cholesky;
import java.io.Serializable;

/**
 * The rate at which vectors can be coded up to a squared error (Ma, Derksen, Hong and Wright,
 * 2007): {@code 1/2 ln det(I + d/(n eps^2) ZᵀZ)} in nats per vector. Defined for any rows, singular
 * or not.
 *
 * @param eps the permitted error, a distance, above 0
 */
public record CodingRate(double eps) implements Serializable {

  public CodingRate {
    if (!(eps > 0)) {
      throw new IllegalArgumentException("eps is %s, must be positive".formatted(eps));
    }
  }

  /** The rate of the rows that were summed. */
  public Estimate of(CoMoments moments) {
    int dim = moments.dim();
    double[] matrix = moments.secondMoments();
    double by = dim / (eps * eps);
    for (int at = 0; at < matrix.length; at++) {
      matrix[at] *= by;
    }
    for (int k = 0; k < dim; k++) {
      matrix[k * dim + k] += 1;
    }
    // All eigenvalues are at least 1, up to rounding.
    double nats = 0.5 * new Cholesky(matrix, dim, 0.5).logDeterminant();
    return Estimate.of(nats, moments.count());
  }
}
