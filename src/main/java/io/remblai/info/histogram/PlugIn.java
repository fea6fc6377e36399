package io.remblai.info.histogram;

/** Entropies of counts. */
public final class PlugIn {

  private PlugIn() {}

  /**
   * {@code -sum p ln p} in nats, p the counts by their sum.
   *
   * @throws IllegalArgumentException if there are no counts
   */
  public static double entropy(long[] counts) {
    double total = 0;
    double sum = 0;
    for (long count : counts) {
      if (count > 0) {
        total += count;
        sum += count * Math.log((double) count);
      }
    }
    if (total == 0) {
      throw new IllegalArgumentException("nothing was counted");
    }
    return Math.max(0, Math.log(total) - sum / total);
  }

  /** How many counts are positive. */
  public static int occupied(long[] counts) {
    int occupied = 0;
    for (long count : counts) {
      occupied += count > 0 ? 1 : 0;
    }
    return occupied;
  }
}
