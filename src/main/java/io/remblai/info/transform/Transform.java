package io.remblai.info.transform;

import io.remblai.info.Rows;
import io.remblai.info.special.NormalDistribution;
import java.util.Arrays;

/**
 * Maps of one coordinate at a time, which change no mutual information in the population but much
 * in what nearest neighbours see of it.
 */
public enum Transform {
  /** As it is. */
  NONE {
    @Override
    double[] apply(double[] column) {
      return column;
    }
  },

  /** {@code (v - mean) / deviation}, with n - 1; a constant column becomes zero. */
  STANDARDISE {
    @Override
    double[] apply(double[] column) {
      double mean = mean(column);
      double deviation = deviation(column);
      double[] result = new double[column.length];
      for (int i = 0; i < result.length && deviation > 0; i++) {
        result[i] = (column[i] - mean) / deviation;
      }
      return result;
    }
  },

  /**
   * {@code asinh((v - median) / spread)}, spread half the distance of the quartiles (1 where that
   * is zero): linear in the middle, logarithmic in heavy tails.
   */
  ASINH {
    @Override
    double[] apply(double[] column) {
      double[] sorted = column.clone();
      Arrays.sort(sorted);
      int last = sorted.length - 1;
      double median = sorted.length == 0 ? 0 : (sorted[last / 2] + sorted[(last + 1) / 2]) / 2;
      double half = sorted.length == 0 ? 0 : (sorted[last - last / 4] - sorted[last / 4]) / 2;
      double[] result = new double[column.length];
      for (int i = 0; i < result.length; i++) {
        result[i] = asinh((column[i] - median) / (half > 0 ? half : 1));
      }
      return result;
    }
  },

  /** {@code rank / (n + 1)}, ranks from 1, equal values sharing their mean rank: in (0, 1). */
  RANK {
    @Override
    double[] apply(double[] column) {
      double[] ranks = ranks(column);
      for (int i = 0; i < ranks.length; i++) {
        ranks[i] /= ranks.length + 1;
      }
      return ranks;
    }
  },

  /** The normal quantiles of {@link #RANK}: every column as if it were normal. */
  NORMAL_SCORE {
    @Override
    double[] apply(double[] column) {
      double[] scores = RANK.apply(column);
      for (int i = 0; i < scores.length; i++) {
        scores[i] = NormalDistribution.quantile(scores[i]);
      }
      return scores;
    }
  };

  abstract double[] apply(double[] column);

  /** The rows with every coordinate mapped. */
  public Rows of(Rows rows) {
    double[] values = new double[rows.values().length];
    for (int k = 0; k < rows.dim(); k++) {
      double[] column = apply(rows.coordinate(k));
      for (int i = 0; i < rows.size(); i++) {
        values[i * rows.dim() + k] = column[i];
      }
    }
    return new Rows(values, rows.size(), rows.dim());
  }

  /** Inverse hyperbolic sine, odd and without cancellation near zero. */
  public static double asinh(double v) {
    double a = Math.abs(v);
    double result =
        a > 1e150 ? Math.log(a) + Math.log(2) : Math.log1p(a + a * a / (1 + Math.sqrt(1 + a * a)));
    return Math.copySign(result, v);
  }

  private static double mean(double[] column) {
    double mean = 0;
    for (double value : column) {
      mean += value / column.length;
    }
    return mean;
  }

  /** Standard deviation, with n - 1; 0 for fewer than two. */
  static double deviation(double[] column) {
    double mean = mean(column);
    double squares = 0;
    for (double value : column) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / Math.max(1, column.length - 1));
  }

  private static double[] ranks(double[] column) {
    double[] sorted = column.clone();
    Arrays.sort(sorted);
    double[] ranks = new double[column.length];
    for (int i = 0; i < column.length; i++) {
      // -0.0 and 0.0 are equal values, though sorted apart: both bounds compare by value.
      ranks[i] = (below(sorted, column[i], false) + 1 + below(sorted, column[i], true)) / 2.0;
    }
    return ranks;
  }

  private static int below(double[] sorted, double value, boolean orEqual) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value || (orEqual && sorted[middle] == value)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
