package io.remblai.spark.checkpoint.pairs;

import io.remblai.spark.Ids;
import io.remblai.spark.Side;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where the points of some ids belong, and what goes with them: a leaf, or a potential's bits.
 * Immutable by agreement.
 */
final class Places implements Serializable {

  private static final long serialVersionUID = 1;

  private static final long BUCKETS = 7; // seed of the ids' hash

  final Ids ids;
  final int[] partitions;
  final int[] rows;
  final long[] values;

  Places(Ids ids, int[] partitions, int[] rows, long[] values) {
    this.ids = ids;
    this.partitions = partitions;
    this.rows = rows;
    this.values = values;
  }

  /** One side of some pairs. */
  static Places of(PairColumns pairs, Side side) {
    long[] values = pairs.paths;
    if (side == Side.TARGET) {
      values = new long[pairs.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = Double.doubleToRawLongBits(pairs.potentials[i]);
      }
    }
    Ids ids = side == Side.SOURCE ? pairs.sources : pairs.targets;
    return new Places(ids, pairs.partitions, pairs.rows, values);
  }

  Places select(int[] chosen) {
    int[] chosenPartitions = new int[chosen.length];
    int[] chosenRows = new int[chosen.length];
    long[] chosenValues = new long[chosen.length];
    for (int i = 0; i < chosen.length; i++) {
      chosenPartitions[i] = partitions[chosen[i]];
      chosenRows[i] = rows[chosen[i]];
      chosenValues[i] = values[chosen[i]];
    }
    return new Places(ids.select(chosen), chosenPartitions, chosenRows, chosenValues);
  }

  /** Rows of these places by partition, ascending, as {@code partition << 32 | row}. */
  long[] byPartition() {
    long[] order = new long[rows.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = (long) partitions[i] << 32 | i;
    }
    Arrays.sort(order);
    return order;
  }

  /** The rows of each bucket of ids. */
  static List<int[]> buckets(Ids ids, int buckets) {
    int[] counts = new int[buckets];
    int[] bucket = new int[ids.size()];
    for (int row = 0; row < bucket.length; row++) {
      bucket[row] = (int) Long.remainderUnsigned(ids.key(BUCKETS, row), buckets);
      counts[bucket[row]]++;
    }
    List<int[]> rows = new ArrayList<>(buckets);
    for (int count : counts) {
      rows.add(new int[count]);
    }
    for (int row = bucket.length - 1; row >= 0; row--) {
      rows.get(bucket[row])[--counts[bucket[row]]] = row;
    }
    return rows;
  }
}
