package io.remblai.info.histogram;

import io.remblai.info.Estimate;
import io.remblai.info.LocalMoments;
import java.util.Arrays;

/**
 * Plug-in entropies and informations of discrete columns, each a number per row; which numbers
 * stand for the values does not matter. Values are counted by sorting, O(n log n) a column, so that
 * there may be as many as there are rows.
 */
public final class DiscreteInformation {

  private DiscreteInformation() {}

  /** The joint entropy of some columns in nats; of no columns 0. */
  public static double entropy(int[]... columns) {
    if (columns.length == 0) {
      return 0;
    }
    return PlugIn.entropy(counts(joint(columns)));
  }

  /** How often each code occurs [n]. */
  private static long[] counts(int[] codes) {
    long[] counts = new long[codes.length];
    for (int code : codes) {
      counts[code]++;
    }
    return counts;
  }

  /** {@code I(X; Y) = H(X) + H(Y) - H(X, Y)}, its ceiling the smaller of the entropies. */
  public static Estimate information(int[] x, int[] y) {
    double ofX = entropy(x);
    double ofY = entropy(y);
    return Estimate.of(Math.max(0, ofX + ofY - entropy(x, y)), x.length)
        .withCeiling(Math.min(ofX, ofY));
  }

  /**
   * {@code I(X; Y | Z) = H(X, Z) + H(Y, Z) - H(X, Y, Z) - H(Z)}, the mean over rows of {@code
   * ln(p(x, y, z) p(z) / (p(x, z) p(y, z)))} with its standard error; its ceiling the smaller of
   * H(X | Z) and H(Y | Z).
   */
  public static Estimate conditional(int[] x, int[] y, int[] z) {
    int[] given = joint(z);
    int[] withX = joint(x, z);
    int[] withY = joint(y, z);
    int[] all = joint(x, y, z);
    long[] ofGiven = counts(given);
    long[] ofX = counts(withX);
    long[] ofY = counts(withY);
    long[] ofAll = counts(all);
    double[] locals = new double[x.length];
    for (int i = 0; i < locals.length; i++) {
      locals[i] =
          Math.log(
              (double) ofAll[all[i]]
                  / ofX[withX[i]]
                  * ((double) ofGiven[given[i]] / ofY[withY[i]]));
    }
    LocalMoments moments = LocalMoments.of(locals);
    double smaller = Math.min(PlugIn.entropy(ofX), PlugIn.entropy(ofY));
    return Estimate.of(Math.max(0, moments.mean()), x.length)
        .withError(moments.standardError())
        .withCeiling(Math.max(0, smaller - PlugIn.entropy(ofGiven)));
  }

  /** {@code (N - 2) H(all) + sum_i (H(X_i) - H(all but i))}, the O-information in nats. */
  public static Estimate oInformation(int[]... columns) {
    if (columns.length < 2) {
      throw new IllegalArgumentException(
          "%d columns are too few for an O-information".formatted(columns.length));
    }
    double nats = (columns.length - 2) * entropy(columns);
    for (int i = 0; i < columns.length; i++) {
      int[][] others = new int[columns.length - 1][];
      System.arraycopy(columns, 0, others, 0, i);
      System.arraycopy(columns, i + 1, others, i, others.length - i);
      nats += entropy(columns[i]) - entropy(others);
    }
    return Estimate.of(nats, columns[0].length);
  }

  /** One number from 0 for each row, the same where all columns are the same. */
  public static int[] joint(int[]... columns) {
    int n = columns[0].length;
    if (n == 0) {
      throw new IllegalArgumentException("the columns have no rows");
    }
    int[] codes = new int[n];
    for (int[] column : columns) {
      if (column.length != n) {
        throw new IllegalArgumentException(
            "a column has %d rows, another %d".formatted(column.length, n));
      }
      long[] pairs = new long[n];
      for (int i = 0; i < n; i++) {
        pairs[i] = ((long) codes[i] << 32) | (column[i] & 0xFFFF_FFFFL);
      }
      codes = ranks(pairs);
    }
    return codes;
  }

  private static int[] ranks(long[] values) {
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    int distinct = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        sorted[distinct++] = sorted[i];
      }
    }
    int[] ranks = new int[values.length];
    for (int i = 0; i < ranks.length; i++) {
      ranks[i] = Arrays.binarySearch(sorted, 0, distinct, values[i]);
    }
    return ranks;
  }
}
