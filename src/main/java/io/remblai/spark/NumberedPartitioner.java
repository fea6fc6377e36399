package io.remblai.spark;

import org.apache.spark.Partitioner;

/** Partition k holds what is numbered k: one block or share for each task. */
public final class NumberedPartitioner extends Partitioner {

  private static final long serialVersionUID = 1;

  private final int count;

  public NumberedPartitioner(int count) {
    this.count = count;
  }

  @Override
  public int numPartitions() {
    return count;
  }

  @Override
  public int getPartition(Object key) {
    return (Integer) key;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NumberedPartitioner that && that.count == count;
  }

  @Override
  public int hashCode() {
    return count;
  }
}
