package io.remblai.spark.certificate;

import io.remblai.math.Seeds;
import io.remblai.spark.PairBlock;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.Partitioner;
import org.apache.spark.api.java.function.Function2;

/** A block of pairs with the place it came from: results about its rows go back there. */
final class KeyedBlock implements Serializable {

  private static final long serialVersionUID = 1;

  final long place;
  final PairBlock block;

  KeyedBlock(long place, PairBlock block) {
    this.place = place;
    this.block = block;
  }

  /** Block {@code number} of a partition. */
  static long place(int partition, int number) {
    return (long) partition << Integer.SIZE | number;
  }

  static int partition(long place) {
    return (int) (place >>> Integer.SIZE);
  }

  static int number(long place) {
    return (int) place;
  }

  /**
   * A hash of the block's rows in their order. A partition that is computed anew must bring the
   * same.
   */
  static long fingerprint(PairBlock block) {
    long hash = block.size();
    for (long key : block.source().keys()) {
      hash = Seeds.mix(hash ^ key);
    }
    return hash;
  }

  /** Numbers the blocks of a partition. */
  static final class Blocks
      implements Function2<Integer, Iterator<PairBlock>, Iterator<KeyedBlock>> {

    private static final long serialVersionUID = 1;

    @Override
    public Iterator<KeyedBlock> call(Integer partition, Iterator<PairBlock> pairs) {
      List<KeyedBlock> keyed = new ArrayList<>();
      while (pairs.hasNext()) {
        keyed.add(new KeyedBlock(KeyedBlock.place(partition, keyed.size()), pairs.next()));
      }
      return keyed.iterator();
    }
  }

  /** Brings what is known of a block to the partition it came from. */
  static final class ByPartition extends Partitioner {

    private static final long serialVersionUID = 1;

    private final int count;

    ByPartition(int count) {
      this.count = count;
    }

    @Override
    public int numPartitions() {
      return count;
    }

    @Override
    public int getPartition(Object place) {
      return KeyedBlock.partition((Long) place);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof ByPartition that && that.count == count;
    }

    @Override
    public int hashCode() {
      return count;
    }
  }
}
