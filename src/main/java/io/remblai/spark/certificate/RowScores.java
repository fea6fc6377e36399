package io.remblai.spark.certificate;

import java.io.Serializable;
import org.apache.spark.api.java.function.Function2;

/** The least score of each source of one block over the targets it has met. */
final class RowScores implements Serializable {

  private static final long serialVersionUID = 1;

  final long fingerprint;
  private long met;
  final float[] least;

  /**
   * @param fingerprint of the block's rows
   * @param met targets it has met
   * @param least least score of each source [size]; kept, changed by merging
   */
  RowScores(long fingerprint, long met, float[] least) {
    this.fingerprint = fingerprint;
    this.met = met;
    this.least = least;
  }

  /** Targets met. */
  long met() {
    return met;
  }

  /** Takes in what the same block found among other targets. */
  void mergeWith(RowScores other) {
    if (other.fingerprint != fingerprint || other.least.length != least.length) {
      throw new IllegalStateException(
          "a partition of the map was computed again and came out otherwise; persist the map");
    }
    met += other.met;
    for (int i = 0; i < least.length; i++) {
      least[i] = Math.min(least[i], other.least[i]);
    }
  }

  /** The lower score of each source. */
  static final class Merge implements Function2<RowScores, RowScores, RowScores> {

    private static final long serialVersionUID = 1;

    @Override
    public RowScores call(RowScores one, RowScores other) {
      one.mergeWith(other);
      return one;
    }
  }
}
