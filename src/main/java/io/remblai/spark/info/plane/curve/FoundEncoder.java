package io.remblai.spark.info.plane.curve;

import io.remblai.info.bottleneck.BottleneckPoint;
import java.io.Serializable;
import java.util.Comparator;

/** What one start came to at one beta. Immutable; no record, see Kryo. */
final class FoundEncoder implements Serializable {

  private static final long serialVersionUID = 1;

  /** Lower Lagrangians first, of equals the earlier start. */
  static final Comparator<FoundEncoder> BEST_FIRST =
      Comparator.<FoundEncoder>comparingDouble(found -> found.point().lagrangian())
          .thenComparingInt(found -> found.start);

  final int joint;
  private final int start;
  private final double beta;
  private final double ixt;
  private final double ity;
  private final int clusters;
  private final int updates;
  private final boolean converged;

  FoundEncoder(int joint, int start, BottleneckPoint point) {
    this.joint = joint;
    this.start = start;
    this.beta = point.beta();
    this.ixt = point.ixt();
    this.ity = point.ity();
    this.clusters = point.clusters();
    this.updates = point.updates();
    this.converged = point.converged();
  }

  BottleneckPoint point() {
    return new BottleneckPoint(beta, ixt, ity, clusters, updates, converged);
  }
}
