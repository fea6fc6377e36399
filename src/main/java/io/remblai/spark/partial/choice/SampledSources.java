package io.remblai.spark.partial.choice;

import io.remblai.refine.TargetPotentials;
import io.remblai.refine.partial.SamplePotentials;
import io.remblai.spark.PointBlock;
import java.io.Serializable;

/** What a sample of both clouds says of any target, and the rows of the sampled sources. */
final class SampledSources implements TargetPotentials, Serializable {

  private static final long serialVersionUID = 1;

  private final SamplePotentials potentials;
  private final PointBlock rows;

  /**
   * @param rows sampled sources, in the order in which the potentials number them
   */
  SampledSources(SamplePotentials potentials, PointBlock rows) {
    this.potentials = potentials;
    this.rows = rows;
  }

  SamplePotentials potentials() {
    return potentials;
  }

  /** Sampled sources. */
  PointBlock rows() {
    return rows;
  }

  @Override
  public double[] of(float[] y, int n) {
    return potentials.of(y, n);
  }
}
