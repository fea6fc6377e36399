package io.remblai.spark;

import org.apache.spark.api.java.function.Function2;

/** Adds the counts of two partitions; of whole numbers, so in any order. */
final class MergeCounts
    implements Function2<CountRanks.Counts, CountRanks.Counts, CountRanks.Counts> {

  private static final long serialVersionUID = 1;

  @Override
  public CountRanks.Counts call(CountRanks.Counts one, CountRanks.Counts other) {
    one.mergeWith(other);
    return one;
  }
}
