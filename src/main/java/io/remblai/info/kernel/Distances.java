package io.remblai.info.kernel;

import io.remblai.info.KeyedOrder;
import io.remblai.info.Rows;
import io.remblai.math.OrderStatistics;

/** Distances between all rows, and the median of them, by which kernels find their width. */
public final class Distances {

  /** Rows of which the median is taken, so that it costs no more than two million distances. */
  private static final int MEDIAN_ROWS = 2000;

  private Distances() {}

  /**
   * {@code out[j] = |x_i - x_j|^2} for all rows j from {@code from} to {@code to}.
   *
   * @param out [to] or longer; only these are written
   */
  static void squared(Rows x, int i, int from, int to, double[] out) {
    int dim = x.dim();
    double[] values = x.values();
    for (int j = from; j < to; j++) {
      double sum = 0;
      for (int k = 0; k < dim; k++) {
        double apart = values[i * dim + k] - values[j * dim + k];
        sum += apart * apart;
      }
      out[j] = sum;
    }
  }

  /**
   * The median Euclidean distance of two different rows; of a keyed sample of 2000 where there are
   * more.
   *
   * @param keys [n] keys of the rows
   * @throws IllegalArgumentException if there are fewer than two rows, or most are copies of one
   */
  public static double median(Rows x, long[] keys, long seed) {
    x.requireAtLeast(2, "a median distance");
    Rows sample = x.take(KeyedOrder.sample(seed, 0, keys, MEDIAN_ROWS));
    int n = sample.size();
    double[] all = new double[n * (n - 1) / 2];
    double[] row = new double[n];
    int at = 0;
    for (int i = 0; i < n; i++) {
      squared(sample, i, 0, i, row);
      System.arraycopy(row, 0, all, at, i);
      at += i;
    }
    double upper = Math.sqrt(OrderStatistics.greatest(all, at, (at + 1) / 2));
    double lower = Math.sqrt(OrderStatistics.greatest(all, at, at / 2 + 1));
    double median = (upper + lower) / 2;
    if (!(median > 0)) {
      throw new IllegalArgumentException(
          "the median distance of the rows is zero: most are copies; give sigma a value");
    }
    return median;
  }
}
