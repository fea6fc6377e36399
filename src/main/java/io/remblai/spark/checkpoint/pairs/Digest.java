package io.remblai.spark.checkpoint.pairs;

import java.io.Serializable;
import java.util.List;

/** How many rows there are, and the sum of their checksums; a class, since tasks answer it. */
public final class Digest implements Serializable {

  private static final long serialVersionUID = 1;

  private final long rows;
  private final long checksum;

  public Digest(long rows, long checksum) {
    this.rows = rows;
    this.checksum = checksum;
  }

  /** Of all parts together, whatever their order. */
  static Digest of(List<Digest> parts) {
    return new Digest(
        parts.stream().mapToLong(Digest::rows).sum(),
        parts.stream().mapToLong(Digest::checksum).sum());
  }

  public long rows() {
    return rows;
  }

  public long checksum() {
    return checksum;
  }
}
