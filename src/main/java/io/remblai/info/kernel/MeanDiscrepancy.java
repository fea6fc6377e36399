package io.remblai.info.kernel;

import io.remblai.info.RowShares;
import io.remblai.info.Rows;
import java.io.Serializable;

/**
 * How far apart two samples are for a Gaussian kernel (Gretton et al., 2012): {@code mean k(x, x')
 * + mean k(y, y') - 2 mean k(x, y)}, no unit. O((n + m)^2 d).
 *
 * @param biased over all pairs, at least 0
 * @param unbiased without the pairs of a row with itself; around 0 for equal distributions
 */
public record MeanDiscrepancy(double biased, double unbiased) implements Serializable {

  private static final int SHARE = 64;

  /**
   * Compares two samples of at least two rows each.
   *
   * @param width of the kernel; a median is that of both samples together
   */
  public static MeanDiscrepancy of(Rows x, Rows y, KernelWidth width) {
    if (x.dim() != y.dim()) {
      throw new IllegalArgumentException(
          "x has dimension %d and y has %d".formatted(x.dim(), y.dim()));
    }
    x.requireAtLeast(2, "a mean over pairs of rows");
    y.requireAtLeast(2, "a mean over pairs of rows");
    double[] values = java.util.Arrays.copyOf(x.values(), (x.size() + y.size()) * x.dim());
    System.arraycopy(y.values(), 0, values, x.values().length, y.values().length);
    Rows both = new Rows(values, x.size() + y.size(), x.dim());
    double sigma = width.sigma(both);
    double n = x.size();
    double m = y.size();
    double ofX = sum(both, 0, x.size(), 0, x.size(), sigma);
    double ofY = sum(both, x.size(), both.size(), x.size(), both.size(), sigma);
    double across = sum(both, 0, x.size(), x.size(), both.size(), sigma) / (n * m);
    return new MeanDiscrepancy(
        ofX / (n * n) + ofY / (m * m) - 2 * across,
        (ofX - n) / (n * (n - 1)) + (ofY - m) / (m * (m - 1)) - 2 * across);
  }

  /**
   * The same from sums of random features whose squares add up to 1 for every row, as those of
   * {@link FourierFeatures} do: {@code |S_x|^2} is then the sum of the kernel over all pairs.
   *
   * @param sumX sum of the features of x
   * @param n rows of x, at least 2
   * @param sumY likewise of y
   * @param m rows of y, at least 2
   */
  public static MeanDiscrepancy ofFeatureSums(double[] sumX, long n, double[] sumY, long m) {
    if (n < 2 || m < 2) {
      throw new IllegalArgumentException(
          "%d and %d rows are too few: a mean over pairs of rows needs at least 2".formatted(n, m));
    }
    double rowsX = (double) n;
    double rowsY = (double) m;
    double biased = 0;
    double ofX = 0;
    double ofY = 0;
    for (int f = 0; f < sumX.length; f++) {
      double meanX = sumX[f] / rowsX;
      double meanY = sumY[f] / rowsY;
      biased += (meanX - meanY) * (meanX - meanY);
      ofX += meanX * meanX;
      ofY += meanY * meanY;
    }
    // What the pairs of a row with itself add to the means over all pairs.
    double diagonal = (1 - ofX) / (rowsX - 1) + (1 - ofY) / (rowsY - 1);
    return new MeanDiscrepancy(biased, biased - diagonal);
  }

  private static double sum(Rows all, int from, int to, int otherFrom, int otherTo, double sigma) {
    Double[] shares =
        RowShares.run(
            to - from,
            SHARE,
            (first, last) -> {
              double[] squared = new double[otherTo];
              double sum = 0;
              for (int i = from + first; i < from + last; i++) {
                Distances.squared(all, i, otherFrom, otherTo, squared);
                for (int j = otherFrom; j < otherTo; j++) {
                  sum += Math.exp(-squared[j] / (2 * sigma * sigma));
                }
              }
              return sum;
            },
            Double[]::new);
    double sum = 0;
    for (double share : shares) {
      sum += share;
    }
    return sum;
  }
}
