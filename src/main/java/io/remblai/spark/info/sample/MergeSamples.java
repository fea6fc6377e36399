package io.remblai.spark.info.sample;

import org.apache.spark.api.java.function.Function2;

/** Adds one part's sample of a group to another's. */
final class MergeSamples implements Function2<RowSample, RowSample, RowSample> {

  private static final long serialVersionUID = 1;

  @Override
  public RowSample call(RowSample one, RowSample other) {
    return one.mergeWith(other);
  }
}
