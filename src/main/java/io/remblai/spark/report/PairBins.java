package io.remblai.spark.report;

import io.remblai.summary.BinCounts;
import io.remblai.summary.PlaneCounts;
import io.remblai.summary.PlaneGrid;
import io.remblai.summary.PrincipalPlane;
import java.io.Serializable;

/** What the second pass over the pairs finds. Mergeable. Not thread safe. */
final class PairBins implements Serializable {

  private static final long serialVersionUID = 1;

  /** Cells along a side for arrows that do not overlap on a screen. */
  private static final int FIELD_BINS = 20;

  private final BinCounts histogram;
  private final PlaneCounts plane; // null without a plane

  PairBins(BinCounts histogram, PlaneCounts plane) {
    this.histogram = histogram;
    this.plane = plane;
  }

  /** No counts yet over the plane's square. */
  static PlaneCounts over(PlaneGrid grid) {
    return new PlaneCounts(grid, FIELD_BINS);
  }

  /**
   * Adds pairs.
   *
   * @param axes of the plane; null without one
   */
  void add(MeasuredPairs pairs, PrincipalPlane axes) {
    int dim = pairs.dim();
    for (int i = 0; i < pairs.size(); i++) {
      histogram.add(pairs.costs()[i]);
      if (plane != null) {
        plane.add(
            axes.project(pairs.x(), i * dim, 0),
            axes.project(pairs.x(), i * dim, 1),
            axes.project(pairs.y(), i * dim, 0),
            axes.project(pairs.y(), i * dim, 1));
      }
    }
  }

  PairBins mergeWith(PairBins other) {
    histogram.mergeWith(other.histogram);
    if (plane != null) {
      plane.mergeWith(other.plane);
    }
    return this;
  }

  BinCounts histogram() {
    return histogram;
  }

  /** Null without a plane. */
  PlaneCounts plane() {
    return plane;
  }
}
