package io.remblai.lowrank.cost;

/**
 * A cost between two clouds through factors: how rows are lifted, and the form of their factors.
 *
 * @param source factors of the source's vectors
 * @param target factors of the target's vectors
 * @param form the cost of two lifted rows
 */
public record CostFactors(RowLift source, RowLift target, CostForm form) {

  /**
   * {@code |x - y|^2}, exact up to the rounding of factors to float.
   *
   * <p>Either cloud is centred on its own mean, so that moving one of them changes no factor. With
   * {@code x = c + x', y = e + y'} and {@code t = c - e}, {@code |x - y|^2 = |x'|^2 + |y'|^2 - 2
   * <x', y'> + 2 <t, x'> - 2 <t, y'> + |t|^2}.
   *
   * @param sourceCentre [dim], the mean of the source; kept
   * @param targetCentre [dim], the mean of the target; kept
   */
  public static CostFactors squaredEuclidean(double[] sourceCentre, double[] targetCentre) {
    int d = sourceCentre.length;
    if (targetCentre.length != d) {
      throw new IllegalArgumentException(
          "a cost between vectors of length %d and %d".formatted(d, targetCentre.length));
    }
    CostForm form = CostForm.zero().plus(d, d + 1, 1).plus(d + 1, d, 1);
    double square = 0;
    for (int k = 0; k < d; k++) {
      double apart = sourceCentre[k] - targetCentre[k];
      form = form.plus(k, k, -2);
      if (apart != 0) {
        form = form.plus(k, d + 1, 2 * apart).plus(d + 1, k, -2 * apart);
      }
      square += apart * apart;
    }
    return new CostFactors(
        new CentredSquares(sourceCentre),
        new CentredSquares(targetCentre),
        form.plus(d + 1, d + 1, square));
  }

  /** {@code |x - x'|^2} within one cloud: its metric, squared, for Gromov-Wasserstein. */
  public static CostFactors squaredWithin(double[] centre) {
    return squaredEuclidean(centre, centre);
  }

  /** {@code 1 - <x, y>} of vectors of length one, exact. */
  public static CostFactors cosine(int dim) {
    CostForm form = CostForm.zero().plus(dim, dim, 1);
    for (int k = 0; k < dim; k++) {
      form = form.plus(k, k, -1);
    }
    return new CostFactors(new PlainRows(dim), new PlainRows(dim), form);
  }

  /**
   * Any cost of a small problem: the source's vectors are the rows of the cost matrix [n, m], the
   * target's those of the identity [m, m].
   */
  public static CostFactors dense(int m) {
    CostForm form = CostForm.zero();
    for (int k = 0; k < m; k++) {
      form = form.plus(k, k, 1);
    }
    return new CostFactors(new PlainRows(m), new PlainRows(m), form);
  }
}
