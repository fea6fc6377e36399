package io.remblai.spark.report;

import io.remblai.summary.BlockCounts;
import io.remblai.summary.CostSketch;
import io.remblai.summary.LargestPairs;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** What the first pass over the pairs finds. Mergeable. Not thread safe. */
final class PairTotals implements Serializable {

  private static final long serialVersionUID = 1;

  private final CostSketch costs = new CostSketch();
  private final LargestPairs largest = new LargestPairs();
  private final BlockCounts blocks = BlockCounts.none();
  private final ArrayList<MeasuredPairs> sample = new ArrayList<>();

  /**
   * Adds pairs.
   *
   * @param seed of the sample's keys
   * @param bound greatest key, unsigned, of a source that belongs to the sample
   */
  void add(MeasuredPairs pairs, long seed, long bound) {
    double[] ofPairs = pairs.costs();
    int[] kept = new int[ofPairs.length];
    int size = 0;
    for (int i = 0; i < ofPairs.length; i++) {
      costs.add(ofPairs[i]);
      if (largest.mayHold(ofPairs[i])) {
        largest.add(
            ofPairs[i],
            String.valueOf(pairs.sources().value(i)),
            String.valueOf(pairs.targets().value(i)));
      }
      if (Long.compareUnsigned(pairs.sources().key(seed, i), bound) <= 0) {
        kept[size++] = i;
      }
    }
    if (pairs.dim() > 0 && size > 0) {
      sample.add(pairs.select(java.util.Arrays.copyOf(kept, size)));
    }
    blocks.mergeWith(BlockCounts.of(pairs.blocks()));
  }

  PairTotals mergeWith(PairTotals other) {
    costs.mergeWith(other.costs);
    largest.mergeWith(other.largest);
    blocks.mergeWith(other.blocks);
    sample.addAll(other.sample);
    return this;
  }

  CostSketch costs() {
    return costs;
  }

  LargestPairs largest() {
    return largest;
  }

  BlockCounts blocks() {
    return blocks;
  }

  /** Pairs of the sample, in no order. */
  List<MeasuredPairs> sample() {
    return sample;
  }
}
