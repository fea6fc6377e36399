package io.remblai.spark.info.pair;

import io.remblai.math.Seeds;
import java.io.Serializable;

/** Rows of one group that may exchange partners. Immutable; no record, see Kryo. */
final class PairBucket implements Serializable {

  private static final long serialVersionUID = 1;

  private final long group;
  private final int bucket;

  PairBucket(long group, int bucket) {
    this.group = group;
    this.bucket = bucket;
  }

  long group() {
    return group;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PairBucket same && group == same.group && bucket == same.bucket;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(Seeds.key(group, bucket));
  }
}
