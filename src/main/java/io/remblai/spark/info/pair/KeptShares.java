package io.remblai.spark.info.pair;

import io.remblai.info.soft.AssignedRows;
import io.remblai.info.soft.Direction;

/** Shares that were kept, of rows that all have a direction. */
record KeptShares(double[][] shares, int bins, long binsKey) implements AssignedRows {

  @Override
  public int count() {
    return shares.length;
  }

  @Override
  public Direction direction(int i) {
    return Direction.KNOWN;
  }

  @Override
  public double share(int i, int j) {
    return shares[i][j];
  }

  @Override
  public double entropy(int i) {
    double entropy = 0;
    for (double share : shares[i]) {
      entropy -= share > 0 ? share * Math.log(share) : 0;
    }
    return entropy;
  }

  @Override
  public void addTo(int i, double[] sums) {
    for (int j = 0; j < bins; j++) {
      sums[j] += shares[i][j];
      sums[bins + j] += shares[i][j] * shares[i][j];
    }
  }

  @Override
  public void copy(int i, double[] out, int at) {
    System.arraycopy(shares[i], 0, out, at, bins);
  }
}
