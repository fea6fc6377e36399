package io.remblai.spark.info.label;

import io.remblai.info.soft.histogram.SoftHistogram;
import org.apache.spark.api.java.function.Function2;

/** Adds the sums of one label to others of it. */
final class MergeHistograms implements Function2<SoftHistogram, SoftHistogram, SoftHistogram> {

  private static final long serialVersionUID = 1;

  @Override
  public SoftHistogram call(SoftHistogram one, SoftHistogram other) {
    one.mergeWith(other);
    return one;
  }
}
