package io.remblai.refine.partial;

import io.remblai.geometry.GroundCost;
import io.remblai.math.Projections;

/**
 * Where two clouds of different size are moved, together, so that float tells their costs apart
 * best: the mean of the sources goes to the origin, and coordinates whose squares would leave
 * float's range are scaled by a power of two.
 *
 * <p>Each cloud to an origin of its own, as for clouds of one size, would add a term of each
 * target, which only changes nothing where all targets are matched. The sources are, so their mean
 * is not drawn away by targets that nobody wants.
 */
public final class CommonFrame {

  /**
   * Squares of coordinates below two to this power are far from float's limits in any dimension.
   */
  private static final int SAFE_EXPONENT = 32;

  private final GroundCost cost;
  private final double[] origin;
  private final int exponent;

  private CommonFrame(GroundCost cost, double[] origin, int exponent) {
    this.cost = cost;
    this.origin = origin;
    this.exponent = exponent;
  }

  /** The frame of n sources and m targets. */
  public static CommonFrame of(GroundCost cost, float[] x, int n, float[] y, int m, int dim) {
    double[] origin = new double[dim];
    Projections.addRows(x, 0, n, origin);
    for (int k = 0; k < dim; k++) {
      origin[k] /= n;
    }
    double largest = Math.max(farthest(x, n, origin), farthest(y, m, origin));
    int exponent = -Math.getExponent((float) largest);
    boolean safe = largest == 0 || Math.abs(exponent) < SAFE_EXPONENT;
    return new CommonFrame(cost, origin, safe ? 0 : exponent);
  }

  private static double farthest(float[] points, int n, double[] origin) {
    double largest = 0;
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < origin.length; k++) {
        largest = Math.max(largest, Math.abs(points[i * origin.length + k] - origin[k]));
      }
    }
    return largest;
  }

  /** Writes the moved rows [0, n) to the front of {@code out}. */
  public void move(float[] points, int n, float[] out) {
    int dim = origin.length;
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < dim; k++) {
        double moved = points[i * dim + k] - origin[k]; // perhaps beyond float's range
        out[i * dim + k] = (float) (exponent == 0 ? moved : Math.scalb(moved, exponent));
      }
    }
  }

  /** Whether costs among the moved clouds are distances; squared distances otherwise. */
  public boolean hasDistances() {
    return cost == GroundCost.EUCLIDEAN;
  }

  /** A potential or cost among the moved clouds, from one among the given ones. */
  double inMoved(double potential) {
    return switch (cost) {
      case SQEUCLIDEAN -> Math.scalb(potential, 2 * exponent);
      case COSINE -> Math.scalb(2 * potential, 2 * exponent);
      case EUCLIDEAN -> Math.scalb(potential, exponent);
    };
  }

  /** The inverse of {@link #inMoved}. */
  double inGiven(double potential) {
    return switch (cost) {
      case SQEUCLIDEAN -> Math.scalb(potential, -2 * exponent);
      case COSINE -> Math.scalb(potential, -2 * exponent) / 2;
      case EUCLIDEAN -> Math.scalb(potential, -exponent);
    };
  }
}
