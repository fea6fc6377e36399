package io.remblai.info.critic;

import java.io.Serializable;

/**
 * What the scores f_ij of the pairs of one batch say of the information, in nats; all are lower
 * bounds in the population, though not in a sample.
 *
 * @param infoNce {@code mean_i(f_ii - ln mean_j exp f_ij)}, j over all rows (van den Oord et al.,
 *     2018)
 * @param donskerVaradhan {@code mean f_ii - ln mean over i != j of exp f_ij}
 * @param nwj {@code mean f_ii - mean over i != j of exp(f_ij - 1)} (Nguyen, Wainwright and Jordan,
 *     2010)
 * @param smile the Donsker-Varadhan form with exp f clipped to [e^-tau, e^tau] in the second mean
 *     (Song and Ermon, 2020)
 * @param ceiling ln n, which InfoNCE cannot exceed and the others hardly can
 */
public record CriticBounds(
    double infoNce, double donskerVaradhan, double nwj, double smile, double ceiling)
    implements Serializable {

  /** Which of the bounds. */
  public enum Bound {
    INFO_NCE,
    DONSKER_VARADHAN,
    NWJ,
    SMILE
  }

  /** exp of more overflows; the bound that needs it is far below zero anyway. */
  private static final double MOST_EXPONENT = 700;

  /**
   * The bounds of one batch, O(n^2).
   *
   * @param f [n, n], finite scores; pairs that belong together on the diagonal
   * @param n rows of the batch, at least 2
   * @param tau bound of the clipped scores, above 0
   */
  public static CriticBounds of(double[] f, int n, double tau) {
    if (n < 2) {
      throw new IllegalArgumentException("n is %d, must be at least 2".formatted(n));
    }
    if (!(tau > 0)) {
      throw new IllegalArgumentException("tau is %s, must be positive".formatted(tau));
    }
    double own = 0;
    double ofRows = 0;
    double greatest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < n; i++) {
      own += f[i * n + i] / n;
      ofRows += logMean(f, i, n) / n;
      for (int j = 0; j < n; j++) {
        greatest = i == j ? greatest : Math.max(greatest, f[i * n + j]);
      }
    }
    double others = 0;
    double shifted = 0;
    double clipped = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        if (i != j) {
          double score = f[i * n + j];
          others += Math.exp(score - greatest);
          shifted += Math.exp(Math.min(score - 1, MOST_EXPONENT));
          clipped += Math.exp(Math.max(-tau, Math.min(tau, score)));
        }
      }
    }
    double pairs = n * (n - 1.0);
    return new CriticBounds(
        own - ofRows,
        own - greatest - Math.log(others / pairs),
        own - shifted / pairs,
        own - Math.log(clipped / pairs),
        Math.log(n));
  }

  private static double logMean(double[] f, int i, int n) {
    double greatest = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < n; j++) {
      greatest = Math.max(greatest, f[i * n + j]);
    }
    double sum = 0;
    for (int j = 0; j < n; j++) {
      sum += Math.exp(f[i * n + j] - greatest);
    }
    return greatest + Math.log(sum / n);
  }

  /** One of them. */
  public double of(Bound bound) {
    return switch (bound) {
      case INFO_NCE -> infoNce;
      case DONSKER_VARADHAN -> donskerVaradhan;
      case NWJ -> nwj;
      case SMILE -> smile;
    };
  }
}
