package io.remblai.info.soft;

import java.util.Arrays;

/** {@link AssignedRows} in double. Not thread safe. */
final class DoubleShares implements AssignedRows {

  double[] a = {}; // [n, m]
  double[] entropies = {}; // [n]
  Direction[] directions = {}; // [n]

  private final int m;
  private final long binsKey;
  private int count;

  DoubleShares(int m, long binsKey) {
    this.m = m;
    this.binsKey = binsKey;
  }

  void reset(int n) {
    count = n;
    if (directions.length < n) {
      a = new double[Math.multiplyExact(n, m)];
      entropies = new double[n];
      directions = new Direction[n];
    }
  }

  void withoutDirection(int i, Direction direction) {
    directions[i] = direction;
    entropies[i] = 0;
    Arrays.fill(a, i * m, (i + 1) * m, 0);
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public int bins() {
    return m;
  }

  @Override
  public long binsKey() {
    return binsKey;
  }

  @Override
  public Direction direction(int i) {
    return directions[i];
  }

  @Override
  public double share(int i, int j) {
    return a[i * m + j];
  }

  @Override
  public double entropy(int i) {
    return entropies[i];
  }

  @Override
  public void addTo(int i, double[] sums) {
    int at = i * m;
    for (int j = 0; j < m; j++) {
      double share = a[at + j];
      sums[j] += share;
      sums[m + j] += share * share;
    }
  }

  @Override
  public void copy(int i, double[] out, int at) {
    System.arraycopy(a, i * m, out, at, m);
  }
}
