package io.remblai.info.soft;

import java.util.Arrays;

/** {@link AssignedRows} in float. Not thread safe. */
final class FloatShares implements AssignedRows {

  float[] a = {}; // [n, stride]
  double[] entropies = {}; // [n]
  Direction[] directions = {}; // [n]

  private final int m;
  private final int stride;
  private final long binsKey;
  private final double[] moments; // [2 m] of one row: its shares and their squares
  private boolean kept; // whether they are of row keptRow
  private int keptRow;
  private int count;

  FloatShares(int m, int stride, long binsKey) {
    this.m = m;
    this.stride = stride;
    this.binsKey = binsKey;
    this.moments = new double[2 * m];
  }

  void reset(int n) {
    count = n;
    kept = false;
    if (directions.length < n) {
      a = new float[Math.multiplyExact(n, stride)];
      entropies = new double[n];
      directions = new Direction[n];
    }
  }

  void withoutDirection(int i, Direction direction) {
    directions[i] = direction;
    entropies[i] = 0;
    Arrays.fill(a, i * stride, (i + 1) * stride, 0);
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
    return a[i * stride + j];
  }

  @Override
  public double entropy(int i) {
    return entropies[i];
  }

  /**
   * Row after row is added to the sums of all rows, of its label and of its chance labels: it is
   * widened and squared once, and the loop that remains is one that the JIT vectorises.
   */
  @Override
  public void addTo(int i, double[] sums) {
    if (!kept || keptRow != i) {
      widen(i);
    }
    for (int j = 0; j < moments.length; j++) {
      sums[j] += moments[j];
    }
  }

  private void widen(int i) {
    int at = i * stride;
    for (int j = 0; j < m; j++) {
      double share = a[at + j];
      moments[j] = share;
      moments[m + j] = share * share;
    }
    kept = true;
    keptRow = i;
  }

  @Override
  public void copy(int i, double[] out, int at) {
    for (int j = 0; j < m; j++) {
      out[at + j] = a[i * stride + j];
    }
  }
}
