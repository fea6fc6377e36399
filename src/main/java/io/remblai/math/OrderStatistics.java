package io.remblai.math;

/** Exact selection in linear expected time, however many values are equal. */
public final class OrderStatistics {

  private OrderStatistics() {}

  /**
   * Marks the {@code count} greatest of {@code values[0..n)}; among equal values the earlier come
   * first, so exactly {@code count} are marked.
   *
   * @param values [n]; not modified
   * @param scratch [n] or longer; overwritten
   * @param top [n] or longer; overwritten
   */
  public static void markGreatest(
      double[] values, int n, int count, double[] scratch, boolean[] top) {
    if (count <= 0 || count >= n) {
      java.util.Arrays.fill(top, 0, n, count > 0);
      return;
    }
    System.arraycopy(values, 0, scratch, 0, n);
    double threshold = greatest(scratch, n, count);
    int above = 0;
    for (int i = 0; i < n; i++) {
      if (values[i] > threshold) {
        above++;
      }
    }
    int equal = count - above;
    for (int i = 0; i < n; i++) {
      top[i] = values[i] > threshold || (values[i] == threshold && equal-- > 0);
    }
  }

  /**
   * The {@code rank}-th greatest value, rank in [1, n], by quickselect with three-way partitions.
   *
   * @param values [n] or longer; reordered
   */
  public static double greatest(double[] values, int n, int rank) {
    int target = n - rank;
    int low = 0;
    int high = n - 1;
    while (low < high) {
      double pivot = pivot(values, low, high);
      int less = low;
      int more = high;
      int i = low;
      while (i <= more) {
        double value = values[i];
        if (value < pivot) {
          values[i++] = values[less];
          values[less++] = value;
        } else if (value > pivot) {
          values[i] = values[more];
          values[more--] = value;
        } else {
          i++;
        }
      }
      if (target < less) {
        high = less - 1;
      } else if (target > more) {
        low = more + 1;
      } else {
        return pivot;
      }
    }
    return values[target];
  }

  /**
   * The median of nine values, spread evenly but for a hash of the bounds, so that no pattern in
   * the data defeats it.
   */
  private static double pivot(double[] values, int low, int high) {
    int length = high - low + 1;
    if (length < 9) {
      return values[low + length / 2];
    }
    double[] probes = new double[9];
    for (int k = 0; k < 9; k++) {
      long spot = Long.remainderUnsigned(Seeds.key(low, high, k), length);
      probes[k] = values[low + (int) spot];
    }
    java.util.Arrays.sort(probes);
    return probes[4];
  }
}
