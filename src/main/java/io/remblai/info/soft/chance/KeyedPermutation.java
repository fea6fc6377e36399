package io.remblai.info.soft.chance;

import io.remblai.math.KeyOrder;
import io.remblai.math.Seeds;

/**
 * Permutations of rows that depend on a seed, their number and the keys of the rows alone: on no
 * order, partition or machine. Immutable.
 *
 * <p>Rows in ascending order of their keys are dealt the labels (or partners) of the rows in
 * ascending order of {@code hash(seed, shuffle, key)}. The hash is a bijection of the keys, so
 * every row gives and takes once and the labels keep their counts.
 *
 * <p>Keys must differ. Rows of equal keys keep the order in which they come, on which the result
 * then depends.
 *
 * <p>At scale: send rows to buckets by {@code bucket} of their key, one shuffle for all
 * permutations, and permute within each bucket with this class. Labels keep their counts, and the
 * result does not depend on partitions but on the number of buckets, which must be fixed. A row
 * then only takes labels of its own bucket, a random sample of all rows: the law differs from the
 * full permutation by terms of one over the size of a bucket. Where rows cannot be sent at all, use
 * {@link LabelDraw}.
 */
public final class KeyedPermutation {

  private final long[] keys; // [n]
  private final int[] byKey; // rows in ascending order of key
  private final long seed;

  /**
   * The permutations of some rows.
   *
   * @param keys [n]; not modified
   */
  public KeyedPermutation(long[] keys, long seed) {
    this.keys = keys.clone();
    this.byKey = KeyOrder.ascending(keys);
    this.seed = seed;
  }

  /**
   * For each row the row whose label it is dealt [n]. O(n).
   *
   * @param shuffle the number of the permutation, from 0
   */
  public int[] partners(int shuffle) {
    long[] hashes = new long[keys.length];
    for (int rank = 0; rank < keys.length; rank++) {
      hashes[rank] = Seeds.key(Seeds.key(seed, shuffle), keys[byKey[rank]]);
    }
    int[] byHash = KeyOrder.ascending(hashes); // ranks
    int[] partners = new int[keys.length];
    for (int rank = 0; rank < keys.length; rank++) {
      partners[byKey[rank]] = byKey[byHash[rank]];
    }
    return partners;
  }

  /**
   * The labels under a permutation [n].
   *
   * @param labels [n]; not modified
   */
  public long[] labels(long[] labels, int shuffle) {
    int[] partners = partners(shuffle);
    long[] dealt = new long[partners.length];
    for (int i = 0; i < dealt.length; i++) {
      dealt[i] = labels[partners[i]];
    }
    return dealt;
  }

  /** The bucket, in [0, buckets), of a row. */
  public static int bucket(long key, long seed, int buckets) {
    return (int) Long.remainderUnsigned(Seeds.mix(Seeds.key(seed, key)), buckets);
  }
}
