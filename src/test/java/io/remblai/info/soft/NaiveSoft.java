package io.remblai.info.soft;

/** Soft shares and entropies by their definitions, one row and one bin at a time. */
public final class NaiveSoft {

  private NaiveSoft() {}

  /** The shares of one row with a direction [m]. */
  public static double[] shares(double[] row, SoftBins bins) {
    double most = 0;
    for (double value : row) {
      most = Math.max(most, Math.abs(value));
    }
    double squares = 0;
    for (double value : row) {
      squares += value / most * (value / most);
    }
    double[] shares = new double[bins.count()];
    double max = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < shares.length; j++) {
      for (int k = 0; k < row.length; k++) {
        shares[j] += row[k] / most / Math.sqrt(squares) * bins.points().at(j, k) / bins.eps();
      }
      max = Math.max(max, shares[j]);
    }
    double sum = 0;
    for (int j = 0; j < shares.length; j++) {
      shares[j] = Math.exp(shares[j] - max);
      sum += shares[j];
    }
    for (int j = 0; j < shares.length; j++) {
      shares[j] /= sum;
    }
    return shares;
  }

  /** {@code -sum p ln p}. */
  public static double entropy(double[] p) {
    double entropy = 0;
    for (double each : p) {
      entropy -= each > 0 ? each * Math.log(each) : 0;
    }
    return entropy;
  }
}
