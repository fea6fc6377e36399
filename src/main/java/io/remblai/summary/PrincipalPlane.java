package io.remblai.summary;

import io.remblai.math.CounterRandom;
import java.io.Serializable;

/**
 * The plane in which points are looked at: the coordinates themselves in two dimensions, else the
 * two directions along which a sample varies most. Immutable by agreement.
 */
public final class PrincipalPlane implements Serializable {

  private static final long serialVersionUID = 1;

  private static final int MOST_STEPS = 100;

  /** What is left of an axis, as a part of its square, is rounding below this. */
  private static final double ROUNDING = 1e-20;

  /** The picture does not change below this. */
  private static final double CHANGE = 1e-10;

  private final double[] axes; // [2, dim]
  private final double[] offsets; // [2], inner products of the mean with the axes
  private final double[] shares; // [2]
  private final boolean coordinates;

  private PrincipalPlane(double[] axes, double[] offsets, double[] shares, boolean coordinates) {
    this.axes = axes;
    this.offsets = offsets;
    this.shares = shares;
    this.coordinates = coordinates;
  }

  /**
   * The plane of a sample, by subspace iteration on its covariance, O(rows dim) a step.
   *
   * @param points [rows, dim], rows in an order of their own; not modified
   * @param dim at least 2
   */
  public static PrincipalPlane of(float[] points, int rows, int dim) {
    if (dim < 2 || rows < 1) {
      throw new IllegalArgumentException(
          "a plane needs at least one row of two coordinates, not %d of %d".formatted(rows, dim));
    }
    double[] mean = mean(points, rows, dim);
    boolean coordinates = dim == 2;
    double[] axes = new double[2 * dim];
    if (coordinates) {
      axes[0] = 1;
      axes[3] = 1;
    } else {
      iterate(points, rows, dim, mean, axes);
    }
    double[] shares = shares(points, rows, dim, mean, axes);
    double[] offsets = new double[2];
    for (int k = 0; !coordinates && k < dim; k++) {
      offsets[0] += mean[k] * axes[k];
      offsets[1] += mean[k] * axes[dim + k];
    }
    return new PrincipalPlane(axes, offsets, shares, coordinates);
  }

  private static double[] mean(float[] points, int rows, int dim) {
    double[] mean = new double[dim];
    for (int i = 0; i < rows * dim; i++) {
      mean[i % dim] += points[i];
    }
    for (int k = 0; k < dim; k++) {
      mean[k] /= rows;
    }
    return mean;
  }

  private static void iterate(float[] points, int rows, int dim, double[] mean, double[] axes) {
    double[] start = new double[2 * dim];
    new CounterRandom(0, 0).normals(0, start);
    System.arraycopy(start, 0, axes, 0, 2 * dim);
    orthonormalise(axes, dim);
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] next = multiplied(points, rows, dim, mean, axes);
      orthonormalise(next, dim);
      double kept = Math.min(alike(axes, next, 0, dim), alike(axes, next, dim, dim));
      System.arraycopy(next, 0, axes, 0, 2 * dim);
      if (1 - kept < CHANGE) {
        break;
      }
    }
    point(axes, 0, dim);
    point(axes, dim, dim);
  }

  /** The scatter matrix times both axes. */
  private static double[] multiplied(
      float[] points, int rows, int dim, double[] mean, double[] axes) {
    double[] next = new double[2 * dim];
    for (int i = 0; i < rows; i++) {
      double first = along(points, i * dim, dim, mean, axes, 0);
      double second = along(points, i * dim, dim, mean, axes, dim);
      for (int k = 0; k < dim; k++) {
        double centred = points[i * dim + k] - mean[k];
        next[k] += first * centred;
        next[dim + k] += second * centred;
      }
    }
    return next;
  }

  private static double along(
      float[] points, int at, int dim, double[] mean, double[] axes, int from) {
    double sum = 0;
    for (int k = 0; k < dim; k++) {
      sum += (points[at + k] - mean[k]) * axes[from + k];
    }
    return sum;
  }

  /** Gram and Schmidt; an axis that vanishes becomes one of the coordinates. */
  private static void orthonormalise(double[] axes, int dim) {
    if (!normalise(axes, 0, dim, 0)) {
      axes[0] = 1;
    }
    double before = inner(axes, dim, dim, dim);
    subtractFirst(axes, dim);
    if (!normalise(axes, dim, dim, ROUNDING * before)) {
      for (int k = 0; k < dim; k++) {
        axes[dim + k] = 0;
      }
      axes[dim + (Math.abs(axes[0]) < 0.5 ? 0 : 1)] = 1;
    }
    subtractFirst(axes, dim); // once more, for what rounding left
    normalise(axes, dim, dim, 0);
  }

  private static void subtractFirst(double[] axes, int dim) {
    double inner = inner(axes, 0, dim, dim);
    for (int k = 0; k < dim; k++) {
      axes[dim + k] -= inner * axes[k];
    }
  }

  private static double inner(double[] axes, int one, int other, int dim) {
    double sum = 0;
    for (int k = 0; k < dim; k++) {
      sum += axes[one + k] * axes[other + k];
    }
    return sum;
  }

  /** Brings an axis to length 1; false where its square is not above the given one. */
  private static boolean normalise(double[] axes, int from, int dim, double vanished) {
    double squares = inner(axes, from, from, dim);
    if (!(squares > vanished)) {
      return false;
    }
    double length = Math.sqrt(squares);
    for (int k = 0; k < dim; k++) {
      axes[from + k] /= length;
    }
    return true;
  }

  private static double alike(double[] a, double[] b, int from, int dim) {
    double inner = 0;
    for (int k = from; k < from + dim; k++) {
      inner += a[k] * b[k];
    }
    return Math.abs(inner);
  }

  /** Of the two directions of an axis the one whose largest part is positive. */
  private static void point(double[] axes, int from, int dim) {
    int largest = from;
    for (int k = from; k < from + dim; k++) {
      if (Math.abs(axes[k]) > Math.abs(axes[largest])) {
        largest = k;
      }
    }
    if (axes[largest] < 0) {
      for (int k = from; k < from + dim; k++) {
        axes[k] = -axes[k];
      }
    }
  }

  private static double[] shares(float[] points, int rows, int dim, double[] mean, double[] axes) {
    double[] squares = new double[3];
    for (int i = 0; i < rows; i++) {
      for (int a = 0; a < 2; a++) {
        double value = along(points, i * dim, dim, mean, axes, a * dim);
        squares[a] += value * value;
      }
      for (int k = 0; k < dim; k++) {
        double centred = points[i * dim + k] - mean[k];
        squares[2] += centred * centred;
      }
    }
    double all = squares[2] > 0 ? squares[2] : 1;
    return new double[] {squares[0] / all, squares[1] / all};
  }

  /** Whether the axes are the coordinates themselves. */
  public boolean coordinates() {
    return coordinates;
  }

  /** The part of the sample's variance that lies along an axis, 0 or 1. */
  public double share(int axis) {
    return shares[axis];
  }

  /**
   * Where a point lies along an axis, in units of the points; 0 at the sample's mean unless the
   * axes are the coordinates.
   *
   * @param points coordinates; the point starts at {@code at}
   * @param axis 0 or 1
   */
  public double project(float[] points, int at, int axis) {
    int dim = axes.length / 2;
    double sum = 0;
    for (int k = 0; k < dim; k++) {
      sum += points[at + k] * axes[axis * dim + k];
    }
    return sum - offsets[axis];
  }
}
