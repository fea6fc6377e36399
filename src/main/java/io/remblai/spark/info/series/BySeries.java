package io.remblai.spark.info.series;

import org.apache.spark.Partitioner;

/** A series has one partition. */
final class BySeries extends Partitioner {

  private static final long serialVersionUID = 1;

  private final int partitions;

  BySeries(int partitions) {
    this.partitions = partitions;
  }

  @Override
  public int numPartitions() {
    return partitions;
  }

  @Override
  public int getPartition(Object key) {
    return Math.floorMod(((SeriesTime) key).seriesKey(), partitions);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BySeries same && same.partitions == partitions;
  }

  @Override
  public int hashCode() {
    return partitions;
  }
}
