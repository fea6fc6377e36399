package io.remblai.info.series;

import io.remblai.info.Rows;

/**
 * The windows of a transfer entropy, one row for each time from {@code max(k, l)} on.
 *
 * @param next the target now [windows, 1]
 * @param targetPast the target at the k times before, latest first [windows, k]
 * @param sourcePast the source at the l times before, latest first [windows, l]
 */
public record Windows(Rows next, Rows targetPast, Rows sourcePast) {

  public Windows {
    Rows.requireSameSize(next, targetPast);
    Rows.requireSameSize(next, sourcePast);
  }

  /**
   * Cuts one pair of series.
   *
   * @param source [length]
   * @param target [length]
   * @param k target values of the past, at least 1
   * @param l source values of the past, at least 1
   * @throws IllegalArgumentException if the series are not longer than k and l
   */
  public static Windows of(double[] source, double[] target, int k, int l) {
    int first = first(source.length, target.length, k, l);
    int count = target.length - first;
    double[] next = new double[count];
    double[] ofTarget = new double[count * k];
    double[] ofSource = new double[count * l];
    for (int w = 0; w < count; w++) {
      int t = first + w;
      next[w] = target[t];
      for (int lag = 1; lag <= k; lag++) {
        ofTarget[w * k + lag - 1] = target[t - lag];
      }
      for (int lag = 1; lag <= l; lag++) {
        ofSource[w * l + lag - 1] = source[t - lag];
      }
    }
    return new Windows(
        new Rows(next, count, 1), new Rows(ofTarget, count, k), new Rows(ofSource, count, l));
  }

  /** The first time with a whole past. */
  static int first(int sourceLength, int targetLength, int k, int l) {
    if (k < 1 || l < 1) {
      throw new IllegalArgumentException("k is %d and l %d, must be at least 1".formatted(k, l));
    }
    if (sourceLength != targetLength) {
      throw new IllegalArgumentException(
          "the source has %d values and the target %d".formatted(sourceLength, targetLength));
    }
    int first = Math.max(k, l);
    if (targetLength <= first) {
      throw new IllegalArgumentException(
          "series of length %d are too short: k = %d, l = %d need more"
              .formatted(targetLength, k, l));
    }
    return first;
  }

  /** The same with the source's past of other times: what a null is made of. */
  public Windows withSourcesOf(int[] windows) {
    return new Windows(next, targetPast, sourcePast.take(windows));
  }
}
