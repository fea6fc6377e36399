package io.remblai.spark.info.moment;

import io.remblai.info.gaussian.CoMoments;
import org.apache.spark.api.java.function.Function;

/** The leading axes of moments; a named class, see the closure rules. */
final class FindAxes implements Function<CoMoments, PrincipalAxes> {

  private static final long serialVersionUID = 1;

  private final int most;
  private final boolean standardised;

  FindAxes(int most, boolean standardised) {
    this.most = most;
    this.standardised = standardised;
  }

  /** Whether vectors of so many coordinates are not left as they are. */
  boolean changes(int dim) {
    return dim > most || (standardised && dim > 0);
  }

  @Override
  public PrincipalAxes call(CoMoments moments) {
    return moments.dim() <= most
        ? PrincipalAxes.standardising(moments)
        : PrincipalAxes.of(moments, most, standardised);
  }
}
