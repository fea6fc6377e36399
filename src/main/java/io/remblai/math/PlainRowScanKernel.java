package io.remblai.math;

/** The definitions of {@link RowScanKernel}, one column at a time. */
final class PlainRowScanKernel implements RowScanKernel {

  @Override
  public void leastTwo(float[] cost, int from, float[] v, int m, Found found) {
    float least = Float.POSITIVE_INFINITY;
    float second = Float.POSITIVE_INFINITY;
    int column = -1;
    for (int j = 0; j < m; j++) {
      float t = cost[from + j] - v[j];
      if (t < least) {
        second = least;
        least = t;
        column = j;
      } else if (t < second) {
        second = t;
      }
    }
    found.column = column;
    found.least = least;
    found.second = second;
  }

  @Override
  public void relax(
      float[] cost,
      int from,
      float[] v,
      int m,
      float base,
      int row,
      float[] distance,
      int[] parent,
      Found found) {
    float least = Float.POSITIVE_INFINITY;
    int column = -1;
    for (int j = 0; j < m; j++) {
      float t = (cost[from + j] - v[j]) + base;
      if (t < distance[j]) {
        distance[j] = t;
        parent[j] = row;
      }
      if (distance[j] < least) {
        least = distance[j];
        column = j;
      }
    }
    found.least = least;
    found.column = column;
  }

  @Override
  public void lower(float[] cost, int from, float u, int m, float[] least) {
    for (int j = 0; j < m; j++) {
      least[j] = Math.min(least[j], cost[from + j] - u);
    }
  }
}
