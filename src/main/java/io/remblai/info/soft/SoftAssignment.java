package io.remblai.info.soft;

/** Takes batches of rows to their shares in soft bins. Not thread safe. */
public interface SoftAssignment {

  /** An assignment of the given arithmetic. */
  static SoftAssignment of(SoftBins bins, Precision precision) {
    return precision == Precision.FLOAT ? new FloatAssignment(bins) : new DoubleAssignment(bins);
  }

  /**
   * The shares of n rows, each divided by its length first. O(n m d).
   *
   * @param rows [n, d], row-major from 0; not modified; a missing coordinate is NaN
   * @return valid until the next call
   */
  AssignedRows assign(float[] rows, int n);

  /** As above for rows in double. */
  AssignedRows assign(double[] rows, int n);
}
