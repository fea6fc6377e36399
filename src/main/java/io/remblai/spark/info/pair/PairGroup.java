package io.remblai.spark.info.pair;

import io.remblai.spark.info.Dims;
import java.io.Serializable;

/** The right lengths of a group and its number of buckets. Immutable; no record, see Kryo. */
final class PairGroup implements Serializable {

  private static final long serialVersionUID = 1;

  /** Rows of a bucket, about: 4 MB of shares of 64 bins each. */
  private static final int ROWS = 4_096;

  private final Dims dims;
  private final int buckets;

  PairGroup(Dims dims, long rows) {
    this.dims = dims;
    this.buckets = (int) Math.max(1, Math.min(1 << 24, rows / ROWS));
  }

  Dims dims() {
    return dims;
  }

  int buckets() {
    return buckets;
  }
}
