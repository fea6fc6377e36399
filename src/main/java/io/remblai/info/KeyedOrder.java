package io.remblai.info;

import io.remblai.math.CounterRandom;
import io.remblai.math.KeyOrder;

/**
 * Random orders of rows that depend on a seed and on the rows' keys alone, not on the order in
 * which the rows came.
 */
public final class KeyedOrder {

  private KeyedOrder() {}

  /** The row numbers as keys, for rows that have nothing better. */
  public static long[] rowNumbers(int n) {
    long[] keys = new long[n];
    for (int i = 0; i < n; i++) {
      keys[i] = i;
    }
    return keys;
  }

  /**
   * A random order of the rows.
   *
   * @param keys [n], distinct; rows of equal keys keep the order in which they came
   * @return [n] row numbers
   */
  public static int[] shuffled(long seed, long stream, long[] keys) {
    CounterRandom random = new CounterRandom(seed, stream);
    long[] hashes = new long[keys.length];
    for (int i = 0; i < keys.length; i++) {
      hashes[i] = random.bits(keys[i]);
    }
    return KeyOrder.ascending(hashes);
  }

  /**
   * A random partner for every row: a uniform permutation, fixed points allowed.
   *
   * @param keys [n], distinct
   * @return [n]; row i is paired with row {@code result[i]}
   */
  public static int[] partners(long seed, long stream, long[] keys) {
    int[] first = shuffled(seed, 2 * stream, keys);
    int[] second = shuffled(seed, 2 * stream + 1, keys);
    int[] partner = new int[keys.length];
    for (int at = 0; at < keys.length; at++) {
      partner[first[at]] = second[at];
    }
    return partner;
  }

  /** The first {@code count} rows of a random order, or all rows where there are no more. */
  public static int[] sample(long seed, long stream, long[] keys, int count) {
    int[] order = shuffled(seed, stream, keys);
    return order.length <= count ? order : java.util.Arrays.copyOf(order, count);
  }
}
