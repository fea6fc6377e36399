package io.remblai.refine;

import io.remblai.math.NormalVector;
import io.remblai.math.Projections;

/**
 * A random direction along which points are widely spread: a normal vector after two power steps
 * with the sample's covariance. Measured for rematching (gauss-d64, n = 65,536, 12 rounds): mean
 * cost 27.54, against 27.61 for the line between two far points and 27.70 for the normal vector
 * itself.
 */
public final class SpreadDirection {

  private static final int POWER_STEPS = 2;

  private SpreadDirection() {}

  /**
   * A unit vector [dim], or the normal vector itself where the points do not spread at all.
   *
   * @param points sample [n, dim] from row {@code from}; not modified
   */
  public static double[] of(float[] points, int from, int n, int dim, long seed) {
    double[] direction = NormalVector.of(seed, dim);
    double[] mean = new double[dim];
    Projections.addRows(points, from, n, mean);
    for (int k = 0; k < dim; k++) {
      mean[k] /= n;
    }
    for (int step = 0; step < POWER_STEPS; step++) {
      double[] image = covarianceTimes(points, from, n, mean, direction);
      double length = length(image);
      if (!(length > 0)) {
        return direction;
      }
      for (int k = 0; k < dim; k++) {
        direction[k] = image[k] / length;
      }
    }
    return direction;
  }

  /**
   * {@code sum_i <p_i - mean, direction> (p_i - mean)}; the second mean drops out since the weights
   * sum to zero.
   */
  private static double[] covarianceTimes(
      float[] points, int from, int n, double[] mean, double[] direction) {
    int dim = direction.length;
    double offset = 0;
    for (int k = 0; k < dim; k++) {
      offset += mean[k] * direction[k];
    }
    double[] image = new double[dim];
    for (int i = 0; i < n; i++) {
      int at = (from + i) * dim;
      double weight = Projections.dot(points, at, direction) - offset;
      for (int k = 0; k < dim; k++) {
        image[k] += weight * (points[at + k] - mean[k]);
      }
    }
    return image;
  }

  private static double length(double[] vector) {
    double sum = 0;
    for (double value : vector) {
      sum += value * value;
    }
    return Math.sqrt(sum);
  }
}
