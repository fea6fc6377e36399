package io.remblai.spark.info.label;

import io.remblai.info.soft.AssignedRows;
import io.remblai.info.soft.Direction;
import io.remblai.info.soft.SoftBins;
import java.nio.ByteBuffer;

/** One row's shares as they came out of a shuffle; the next takes its place. Not thread safe. */
final class TravelledRow implements AssignedRows {

  private final long binsKey;
  private final double[] shares; // [m]
  private double entropy;

  TravelledRow(SoftBins bins) {
    this.binsKey = bins.key();
    this.shares = new double[bins.count()];
  }

  void read(ByteBuffer in, boolean single) {
    entropy = in.getDouble();
    for (int j = 0; j < shares.length; j++) {
      shares[j] = single ? in.getFloat() : in.getDouble();
    }
  }

  @Override
  public int count() {
    return 1;
  }

  @Override
  public int bins() {
    return shares.length;
  }

  @Override
  public long binsKey() {
    return binsKey;
  }

  @Override
  public Direction direction(int i) {
    return Direction.KNOWN; // others do not travel
  }

  @Override
  public double share(int i, int j) {
    return shares[j];
  }

  @Override
  public double entropy(int i) {
    return entropy;
  }

  @Override
  public void addTo(int i, double[] sums) {
    int m = shares.length;
    for (int j = 0; j < m; j++) {
      sums[j] += shares[j];
    }
    for (int j = 0; j < m; j++) {
      sums[m + j] += shares[j] * shares[j];
    }
  }

  @Override
  public void copy(int i, double[] out, int at) {
    System.arraycopy(shares, 0, out, at, shares.length);
  }
}
