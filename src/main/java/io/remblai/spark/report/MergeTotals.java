package io.remblai.spark.report;

import org.apache.spark.api.java.function.Function2;

/** Joins what two partitions found in the first pass; carries nothing. */
final class MergeTotals implements Function2<PairTotals, PairTotals, PairTotals> {

  private static final long serialVersionUID = 1;

  @Override
  public PairTotals call(PairTotals one, PairTotals other) {
    return one.mergeWith(other);
  }
}
