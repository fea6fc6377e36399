package io.remblai.info.soft.histogram;

/**
 * The information between the soft bins of two vector columns, {@code I = sum_jk P ln(P/(P_j
 * P_k))}. In the population it is no more than the information between the vectors; n rows make it
 * too high by about {@code (mx - 1)(my - 1)/(2n)} at most.
 *
 * @param rows n
 * @param binsX mx
 * @param binsY my
 * @param entropyX H(Zx), nats
 * @param entropyY H(Zy), nats
 * @param jointEntropy H(Zx, Zy), nats
 * @param nats I(Zx; Zy)
 */
public record PairInformation(
    long rows,
    int binsX,
    int binsY,
    double entropyX,
    double entropyY,
    double jointEntropy,
    double nats) {

  /** Of a joint distribution p [mx, my]. */
  static PairInformation of(double[] p, int mx, int my, long rows) {
    double[] px = new double[mx];
    double[] py = new double[my];
    for (int j = 0; j < mx; j++) {
      for (int k = 0; k < my; k++) {
        px[j] += p[j * my + k];
        py[k] += p[j * my + k];
      }
    }
    double nats = 0;
    for (int j = 0; j < mx; j++) {
      for (int k = 0; k < my; k++) {
        double cell = p[j * my + k];
        if (cell > 0) {
          // Not of a product, which may underflow.
          nats += cell * StrictMath.log(cell / px[j] / py[k]);
        }
      }
    }
    return new PairInformation(rows, mx, my, entropy(px), entropy(py), entropy(p), nats);
  }

  private static double entropy(double[] p) {
    double entropy = 0;
    for (double each : p) {
      if (each > 0) {
        entropy -= each * StrictMath.log(each);
      }
    }
    return Math.max(0, entropy);
  }

  /** I, as a fraction of the smaller ln m. */
  public InNats information() {
    return new InNats(nats, Math.min(binsX, binsY));
  }

  /** I/min(H(Zx), H(Zy)), in [0, 1]; 0 where the smaller entropy is 0. */
  public double overLeastEntropy() {
    double least = Math.min(entropyX, entropyY);
    return least == 0 ? 0 : nats / least;
  }

  /** {@code min(H(Zx), H(Zy))}: no more can come out. */
  public InNats ceiling() {
    return new InNats(Math.min(entropyX, entropyY), Math.min(binsX, binsY));
  }

  /** {@code (mx - 1)(my - 1)/(2n)}: about the most that I is too high by, in nats. */
  public double biasAtMost() {
    return (binsX - 1.0) * (binsY - 1.0) / (2.0 * rows);
  }
}
