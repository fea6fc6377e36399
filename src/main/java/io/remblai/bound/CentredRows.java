package io.remblai.bound;

import java.util.Arrays;

/**
 * Points less a centre, along axes, {@link Axes#GROUP} at a time.
 *
 * <p>A coordinate less a centre that is itself a float is right to one rounding, however far both
 * are from the origin. Not thread safe.
 */
final class CentredRows {

  private final Axes axes;
  private final float[] centre;
  private final double[][] z;
  private final double[][] along;

  CentredRows(Axes axes, float[] centre) {
    this.axes = axes;
    this.centre = centre;
    z = new double[Axes.GROUP][axes.dim()];
    along = new double[Axes.GROUP][axes.count()];
  }

  /**
   * Loads the points from row {@code from}, at most {@link Axes#GROUP} and to the end of {@code
   * rows}; returns how many. The rows that are missing are zero.
   */
  int load(float[] points, int from, int rows) {
    int dim = centre.length;
    int loaded = Math.min(Axes.GROUP, rows - from);
    for (int r = 0; r < loaded; r++) {
      int at = (from + r) * dim;
      for (int k = 0; k < dim; k++) {
        z[r][k] = (double) points[at + k] - centre[k];
      }
    }
    for (int r = loaded; r < Axes.GROUP; r++) {
      Arrays.fill(z[r], 0);
    }
    axes.project(z, along);
    return loaded;
  }

  /** The loaded points along the axes [GROUP][count]. */
  double[][] along() {
    return along;
  }

  /** The squared distance of a loaded point from the centre. */
  double squaredLength(int r) {
    double sum = 0;
    for (double value : z[r]) {
      sum += value * value;
    }
    return sum;
  }
}
