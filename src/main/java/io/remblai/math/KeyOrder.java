package io.remblai.math;

/** Sorting rows by 64-bit keys. */
public final class KeyOrder {

  private static final int DIGIT_BITS = 16;
  private static final int DIGITS = 1 << DIGIT_BITS;

  /** Below this size the counters of a radix pass would cost more than comparing. */
  private static final int SMALL = 4096;

  private KeyOrder() {}

  /**
   * The rows in ascending unsigned order of their keys; rows of equal keys keep their order.
   *
   * @param keys [n]; not modified
   * @return [n]
   */
  public static int[] ascending(long[] keys) {
    int[] order = new int[keys.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    int[] spare = new int[keys.length];
    if (keys.length < SMALL) {
      mergeSort(keys, order, spare, 0, keys.length);
      return order;
    }
    for (int shift = 0; shift < Long.SIZE; shift += DIGIT_BITS) {
      int[] start = new int[DIGITS + 1];
      for (long key : keys) {
        start[(int) (key >>> shift & (DIGITS - 1)) + 1]++;
      }
      for (int digit = 0; digit < DIGITS; digit++) {
        start[digit + 1] += start[digit];
      }
      for (int row : order) {
        spare[start[(int) (keys[row] >>> shift & (DIGITS - 1))]++] = row;
      }
      int[] sorted = spare;
      spare = order;
      order = sorted;
    }
    return order;
  }

  private static void mergeSort(long[] keys, int[] order, int[] spare, int from, int to) {
    if (to - from < 2) {
      return;
    }
    int middle = (from + to) >>> 1;
    mergeSort(keys, order, spare, from, middle);
    mergeSort(keys, order, spare, middle, to);
    System.arraycopy(order, from, spare, from, to - from);
    int left = from;
    int right = middle;
    for (int at = from; at < to; at++) {
      boolean takeLeft =
          right == to
              || (left < middle
                  && Long.compareUnsigned(keys[spare[left]], keys[spare[right]]) <= 0);
      order[at] = takeLeft ? spare[left++] : spare[right++];
    }
  }
}
