package io.remblai.lowrank.rows;

import java.io.Serializable;

/**
 * Sums over rows of a cloud. Every addend is rounded to a grid so coarse that no addition rounds
 * ({@link SumGrid}): neither the order nor the grouping of rows and merges changes a bit of the
 * result. Not thread safe.
 */
public final class FactorSums implements Serializable {

  private static final long serialVersionUID = 1;

  private final int rank;
  private final int width;
  final double[] sums; // [rank, width + 1]; the last column are the column masses
  final double[] overlap; // [rank, rank] or empty
  final double[] moments; // [width + 1, width + 1] or empty; upper triangles are summed
  double logSums;
  double massCosts;
  double massEntropy;

  /** Of no rows yet. */
  public FactorSums(int rank, int width, Wanted wanted) {
    this.rank = rank;
    this.width = width;
    sums = new double[rank * (width + 1)];
    overlap = new double[wanted == Wanted.OVERLAP ? rank * rank : 0];
    moments = new double[wanted == Wanted.MOMENTS ? (width + 1) * (width + 1) : 0];
  }

  /** Adds what was summed over other rows. */
  public void mergeWith(FactorSums other) {
    add(sums, other.sums, 1);
    add(overlap, other.overlap, 1);
    add(moments, other.moments, 1);
    logSums += other.logSums;
    massCosts += other.massCosts;
    massEntropy += other.massEntropy;
  }

  /** These, for masses divided by {@code total}; a new object. */
  public FactorSums dividedBy(double total) {
    Wanted wanted =
        overlap.length > 0 ? Wanted.OVERLAP : moments.length > 0 ? Wanted.MOMENTS : Wanted.SUMS;
    FactorSums divided = new FactorSums(rank, width, wanted);
    add(divided.sums, sums, 1 / total);
    add(divided.overlap, overlap, 1 / total);
    add(divided.moments, moments, 1 / total);
    divided.logSums = logSums / total;
    divided.massCosts = massCosts / total;
    divided.massEntropy = massEntropy / total;
    if (massEntropy != 0) {
      divided.massEntropy += totalMass() / total * Math.log(total);
    }
    return divided;
  }

  private static void add(double[] to, double[] from, double factor) {
    for (int k = 0; k < to.length; k++) {
      to[k] += factor * from[k];
    }
  }

  public int rank() {
    return rank;
  }

  public int width() {
    return width;
  }

  /** {@code Q' F~} [rank, width + 1]; not to be modified. */
  public double[] lifted() {
    return sums;
  }

  /** {@code Q' 1} [rank]; a new array. */
  public double[] columnMasses() {
    double[] masses = new double[rank];
    for (int p = 0; p < rank; p++) {
      masses[p] = sums[p * (width + 1) + width];
    }
    return masses;
  }

  /** {@code sum_i mass_i}, one where rows are tight. */
  public double totalMass() {
    double total = 0;
    for (int p = 0; p < rank; p++) {
      total += sums[p * (width + 1) + width];
    }
    return total;
  }

  /** {@code sum_i Q_ip Q_iq / mass_i} for p at most q, in [p rank + q]; not to be modified. */
  public double[] overlap() {
    return overlap;
  }

  /**
   * {@code sum_i mass_i f~_ik f~_il}; a new array [width + 1, width + 1], empty unless it was
   * wanted.
   */
  public double[] moments() {
    int lifted = moments.length == 0 ? 0 : width + 1;
    double[] full = moments.clone();
    for (int k = 0; k < lifted; k++) {
      for (int l = 0; l < k; l++) {
        full[k * lifted + l] = full[l * lifted + k];
      }
    }
    return full;
  }

  /** {@code sum_i mass_i ln sum_p exp(l_ip)}, in nats. */
  public double logSums() {
    return logSums;
  }

  /** {@code -sum_i mass_i ln mass_i}, in nats; 0 unless it was wanted. */
  public double massEntropy() {
    return massEntropy;
  }

  /** {@code sum_i mass_i c_i} of relaxed rows, in units of the cost; 0 where they are tight. */
  public double massCosts() {
    return massCosts;
  }
}
