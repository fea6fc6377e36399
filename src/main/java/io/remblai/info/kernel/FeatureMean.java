package io.remblai.info.kernel;

import io.remblai.info.Rows;
import java.io.Serializable;

/**
 * The mean of random Fourier features of rows: two of them, of the same features, give the mean
 * discrepancy of two samples in one pass; merges. Not thread safe.
 */
public final class FeatureMean implements Serializable {

  private static final long serialVersionUID = 1;

  private final double[] sums;
  private long count;

  /** Of no rows. */
  public FeatureMean(int size) {
    sums = new double[size];
  }

  /** Adds rows. */
  public void add(FourierFeatures features, Rows rows) {
    double[] out = new double[sums.length];
    for (int i = 0; i < rows.size(); i++) {
      features.of(rows.values(), i * rows.dim(), out);
      for (int f = 0; f < out.length; f++) {
        sums[f] += out[f];
      }
    }
    count += rows.size();
  }

  /** Adds all that another has seen; the other is not modified. */
  public FeatureMean mergeWith(FeatureMean other) {
    if (other.sums.length != sums.length) {
      throw new IllegalArgumentException("means of different features do not merge");
    }
    for (int f = 0; f < sums.length; f++) {
      sums[f] += other.sums[f];
    }
    count += other.count;
    return this;
  }

  /** The biased squared discrepancy, {@code |mean phi(x) - mean phi(y)|^2}. */
  public double discrepancy(FeatureMean other) {
    if (count == 0 || other.count == 0) {
      throw new IllegalArgumentException("one of the samples has no rows");
    }
    double sum = 0;
    for (int f = 0; f < sums.length; f++) {
      double apart = sums[f] / count - other.sums[f] / other.count;
      sum += apart * apart;
    }
    return sum;
  }
}
