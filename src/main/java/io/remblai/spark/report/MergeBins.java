package io.remblai.spark.report;

import org.apache.spark.api.java.function.Function2;

/** Joins what two partitions found in the second pass; carries nothing. */
final class MergeBins implements Function2<PairBins, PairBins, PairBins> {

  private static final long serialVersionUID = 1;

  @Override
  public PairBins call(PairBins one, PairBins other) {
    return one.mergeWith(other);
  }
}
