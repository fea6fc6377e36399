package io.remblai.spark.info.moment;

import io.remblai.info.gaussian.CoMoments;
import org.apache.spark.api.java.function.Function2;

/** Adds the moments of one part of a group to those of another. */
final class MergeMoments implements Function2<CoMoments, CoMoments, CoMoments> {

  private static final long serialVersionUID = 1;

  @Override
  public CoMoments call(CoMoments one, CoMoments other) {
    return one.mergeWith(other);
  }
}
