package io.remblai.info.histogram;

import io.remblai.info.Estimate;
import java.io.Serializable;

/** Counts of pairs of bins; merges. Not thread safe. */
public final class ContingencyTable implements Serializable {

  private static final long serialVersionUID = 1;

  private final int binsX;
  private final int binsY;
  private final long[] counts; // [binsX, binsY]

  /** A table of zeros. */
  public ContingencyTable(int binsX, int binsY) {
    if (binsX < 1 || binsY < 1) {
      throw new IllegalArgumentException(
          "binsX is %d and binsY %d, must be at least 1".formatted(binsX, binsY));
    }
    this.binsX = binsX;
    this.binsY = binsY;
    counts = new long[Math.multiplyExact(binsX, binsY)];
  }

  /** Counts one pair. */
  public void add(int x, int y) {
    counts[x * binsY + y]++;
  }

  /** Adds all that another has counted; the other is not modified. */
  public ContingencyTable mergeWith(ContingencyTable other) {
    if (other.binsX != binsX || other.binsY != binsY) {
      throw new IllegalArgumentException("tables of different sizes do not merge");
    }
    for (int at = 0; at < counts.length; at++) {
      counts[at] += other.counts[at];
    }
    return this;
  }

  /** Pairs counted. */
  public long total() {
    long total = 0;
    for (long count : counts) {
      total += count;
    }
    return total;
  }

  /** How many pairs of bins occur. */
  public int occupied() {
    return PlugIn.occupied(counts);
  }

  /**
   * I of the two bins: {@code sum p ln(p / (p_x p_y))}, less {@code (K_xy - K_x - K_y + 1) / (2 n)}
   * where corrected (Miller and Madow; K counts occupied cells). The ceiling is the smaller entropy
   * of the two.
   *
   * @throws IllegalArgumentException if nothing was counted
   */
  public Estimate information(boolean corrected) {
    long n = total();
    long[] ofX = new long[binsX];
    long[] ofY = new long[binsY];
    for (int x = 0; x < binsX; x++) {
      for (int y = 0; y < binsY; y++) {
        ofX[x] += counts[x * binsY + y];
        ofY[y] += counts[x * binsY + y];
      }
    }
    double entropyX = PlugIn.entropy(ofX);
    double entropyY = PlugIn.entropy(ofY);
    double nats = 0;
    double squares = 0;
    for (int x = 0; x < binsX; x++) {
      for (int y = 0; y < binsY; y++) {
        long count = counts[x * binsY + y];
        if (count > 0) {
          double ratio = Math.log((double) count / ofX[x] * ((double) n / ofY[y]));
          nats += (double) count / n * ratio;
          squares += (double) count / n * ratio * ratio;
        }
      }
    }
    double error = Math.sqrt(Math.max(0, squares - nats * nats) / n);
    double bias = (occupied() - PlugIn.occupied(ofX) - PlugIn.occupied(ofY) + 1) / (2.0 * n);
    return Estimate.of(corrected ? nats - bias : nats, n)
        .withError(error)
        .withCeiling(Math.min(entropyX, entropyY));
  }
}
