package io.remblai.info.neighbor;

import io.remblai.info.Rows;
import java.io.Serializable;

/** Points that can be asked for the nearest to a place. Immutable, so any threads may share one. */
public interface PointIndex extends Serializable {

  /** The index that suits the points: a sorted line for scalars, else a k-d tree. */
  static PointIndex of(Rows points) {
    return points.dim() == 1 ? new SortedLine(points) : new KdTree(points, Norm.MAX);
  }

  /**
   * The reach of the k-th nearest point, a point at the place itself included.
   *
   * @param place coordinates from {@code offset}
   * @param nearest [k] or longer; overwritten with the k least reaches, ascending
   */
  double kthReach(double[] place, int offset, int k, double[] nearest);

  /**
   * How many points have a reach below {@code reach}, or at most {@code reach} where {@code
   * inclusive}; exact, since differences are rounded alike everywhere.
   */
  int count(double[] place, int offset, double reach, boolean inclusive);
}
