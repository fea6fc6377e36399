package io.remblai.math;

import java.util.Arrays;

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

  @Override
  public void reduce(float[] cost, int from, float[] v, int m, float[] reduced, float[] least) {
    Arrays.fill(least, 0, CLASSES, Float.POSITIVE_INFINITY);
    for (int j = 0; j < m; j++) {
      reduced[j] = cost[from + j] - v[j];
      least[j % CLASSES] = Math.min(least[j % CLASSES], reduced[j]);
    }
  }

  private static int countAtMost(float[] values, float limit) {
    int count = 0;
    for (int j = 0; j < CLASSES; j++) {
      count += values[j] <= limit ? 1 : 0;
    }
    return count;
  }

  @Override
  public int atMost(float[] values, int m, float limit, int[] columns) {
    int count = 0;
    for (int j = 0; j < m; j++) {
      if (values[j] <= limit) {
        columns[count++] = j;
      }
    }
    return count;
  }

  @Override
  public float limit(float[] values, int fewest, int most) {
    float low = Float.POSITIVE_INFINITY;
    float high = Float.NEGATIVE_INFINITY;
    for (int c = 0; c < CLASSES; c++) {
      low = Math.min(low, values[c]);
      high = Math.max(high, values[c]);
    }
    float limit = high;
    for (int step = 0; step < BISECTIONS; step++) {
      float between = low + (high - low) / 4;
      int count = countAtMost(values, between);
      if (count < fewest) {
        low = between;
      } else {
        limit = between;
        high = between;
        if (count <= most) {
          break;
        }
      }
    }
    return limit;
  }

  @Override
  public void leastTwoOf(float[] costs, int[] columns, int from, int to, float[] v, Found found) {
    float least = Float.POSITIVE_INFINITY;
    float second = Float.POSITIVE_INFINITY;
    int at = -1;
    for (int k = from; k < to; k++) {
      float t = costs[k] - v[columns[k]];
      if (t < least) {
        second = least;
        least = t;
        at = k;
      } else if (t < second) {
        second = t;
      }
    }
    found.column = at;
    found.least = least;
    found.second = second;
  }
}
