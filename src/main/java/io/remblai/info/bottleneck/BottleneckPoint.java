package io.remblai.info.bottleneck;

/**
 * What one encoder q(t|x) tells, in nats. It is attained by that encoder whether or not the search
 * for the best one had converged.
 *
 * @param beta the beta it was sought for
 * @param ixt I(X; T)
 * @param ity I(T; Y)
 * @param clusters values of T in use
 * @param updates made
 * @param converged whether the Lagrangian had stopped falling
 */
public record BottleneckPoint(
    double beta, double ixt, double ity, int clusters, int updates, boolean converged) {

  /** {@code I(X; T) - beta I(T; Y)}, at the beta it was sought for. */
  public double lagrangian() {
    return lagrangian(beta);
  }

  /** The same at another beta: the encoder is one there too. */
  public double lagrangian(double otherBeta) {
    return ixt - otherBeta * ity;
  }
}
