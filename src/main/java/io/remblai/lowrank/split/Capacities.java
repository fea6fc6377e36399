package io.remblai.lowrank.split;

/** How many points each part of a block takes. */
public final class Capacities {

  private Capacities() {}

  /**
   * Parts that differ by one point at most: part k ends at {@code floor((k + 1) points / parts)}.
   *
   * @param parts at least 1; some are empty if they are more than the points
   * @return [parts], of sum {@code points}
   */
  public static int[] even(int points, int parts) {
    if (points < 0) {
      throw new IllegalArgumentException("points must be at least 0, not " + points);
    }
    if (parts < 1) {
      throw new IllegalArgumentException("parts must be at least 1, not " + parts);
    }
    int[] sizes = new int[parts];
    int from = 0;
    for (int k = 0; k < parts; k++) {
      int to = (int) ((k + 1L) * points / parts);
      sizes[k] = to - from;
      from = to;
    }
    return sizes;
  }

  /**
   * The same proportions for a sample: each capacity times {@code sample / total}, rounded down,
   * then one more for the largest fractions; of equal ones the first.
   *
   * @param capacities [r], of sum {@code total}; not modified
   * @param sample at most {@code total}
   * @return [r], of sum {@code sample}
   */
  static int[] scaled(int[] capacities, int total, int sample) {
    int[] scaled = new int[capacities.length];
    long[] fraction = new long[capacities.length];
    int missing = sample;
    for (int j = 0; j < scaled.length; j++) {
      long product = (long) capacities[j] * sample;
      scaled[j] = (int) (product / total);
      fraction[j] = product % total;
      missing -= scaled[j];
    }
    for (; missing > 0; missing--) {
      int largest = 0;
      for (int j = 1; j < scaled.length; j++) {
        if (fraction[j] > fraction[largest]) {
          largest = j;
        }
      }
      scaled[largest]++;
      fraction[largest] = -1;
    }
    return scaled;
  }
}
