package io.remblai.info.bottleneck;

import java.util.Arrays;

/**
 * The bottleneck curve of jointly Gaussian X and Y, in closed form (Chechik, Globerson, Tishby and
 * Weiss, "Information bottleneck for Gaussian variables", 2005): with squared canonical
 * correlations {@code r_1 >= r_2 >= ...}, component i is in use from {@code beta = 1/r_i}, and
 *
 * <pre>
 *   I(X;T) = 1/2 sum_i ln((beta - 1) r_i/(1 - r_i)),   I(T;Y) = I(X;T) - 1/2 sum_i ln(beta r_i)
 * </pre>
 *
 * <p>over the components in use. For one component: {@code I(T;Y) = -1/2 ln(1 - r + r exp(-2
 * I(X;T)))}. Immutable.
 */
public final class GaussianBottleneck {

  private final double[] squares; // descending, positive

  /**
   * The curve of some canonical correlations; for two normal numbers their correlation.
   *
   * @param correlations each in (-1, 1); zeros add nothing; not modified
   */
  public GaussianBottleneck(double... correlations) {
    double[] ascending = new double[correlations.length]; // of minus the squares
    for (int i = 0; i < correlations.length; i++) {
      if (!(Math.abs(correlations[i]) < 1)) {
        throw new IllegalArgumentException(
            "correlations must be in (-1, 1), not " + correlations[i]);
      }
      ascending[i] = -correlations[i] * correlations[i];
    }
    Arrays.sort(ascending);
    squares = Arrays.stream(ascending).map(r -> -r).filter(r -> r > 0).toArray();
  }

  /** I(X; Y) in nats, the height that the curve approaches. */
  public double information() {
    double sum = 0;
    for (double r : squares) {
      sum -= StrictMath.log1p(-r) / 2;
    }
    return sum;
  }

  /** The most about Y for so much about X, in nats. */
  public double at(double ixt) {
    if (!(ixt >= 0)) {
      throw new IllegalArgumentException("ixt must not be negative, not " + ixt);
    }
    if (squares.length == 0 || ixt == 0) {
      return 0;
    }
    double odds = 0; // sum of ln(r/(1 - r)) over the components in use
    int used = 0;
    double excess = 0; // beta - 1
    do {
      double r = squares[used++];
      odds += StrictMath.log(r) - StrictMath.log1p(-r);
      excess = StrictMath.exp((2 * ixt - odds) / used);
    } while (used < squares.length && (1 + excess) * squares[used] > 1);
    // I(T;Y) = -1/2 sum ln(beta r e^(-2 I_i)), I_i = 1/2 ln(excess r/(1 - r)) of the component.
    double sum = 0;
    for (int i = 0; i < used; i++) {
      double r = squares[i];
      sum -= StrictMath.log((1 - r) * (1 + 1 / excess)) / 2;
    }
    return Math.max(0, sum);
  }
}
