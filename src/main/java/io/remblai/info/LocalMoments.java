package io.remblai.info;

import java.io.Serializable;

/**
 * Mean and spread of one number per row, as a value that merges: any split of the rows gives the
 * same up to rounding (Chan, Golub and LeVeque, 1979).
 *
 * @param count rows
 * @param mean their mean; 0 for no rows
 * @param squares sum of squared differences from the mean
 */
public record LocalMoments(long count, double mean, double squares) implements Serializable {

  /** No rows. */
  public static final LocalMoments NONE = new LocalMoments(0, 0, 0);

  /** The moments of the given numbers. */
  public static LocalMoments of(double[] values) {
    if (values.length == 0) {
      return NONE;
    }
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    double mean = sum / values.length;
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return new LocalMoments(values.length, mean, squares);
  }

  /** The moments of both sets of rows together. */
  public LocalMoments mergeWith(LocalMoments other) {
    if (other.count == 0) {
      return this;
    }
    if (count == 0) {
      return other;
    }
    long all = count + other.count;
    double apart = other.mean - mean;
    double share = (double) other.count / all;
    return new LocalMoments(
        all,
        mean + apart * share,
        squares + other.squares + apart * apart * share * (double) count);
  }

  /** Standard deviation of the numbers, with n - 1; 0 for fewer than two. */
  public double deviation() {
    return count < 2 ? 0 : Math.sqrt(squares / (count - 1));
  }

  /** Standard error of the mean as of independent rows. */
  public double standardError() {
    return count < 2 ? 0 : deviation() / Math.sqrt((double) count);
  }

  /** The mean as an estimate with its standard error. */
  public Estimate estimate() {
    if (count == 0) {
      throw new IllegalArgumentException("no rows were left to estimate from");
    }
    Estimate plain = Estimate.of(mean, count);
    return count < 2 ? plain : plain.withError(standardError());
  }
}
