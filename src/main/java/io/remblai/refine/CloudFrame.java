package io.remblai.refine;

import io.remblai.geometry.GroundCost;
import io.remblai.math.Projections;
import java.io.Serializable;

/**
 * Where two clouds are moved so that float tells their costs apart best, and what becomes of dual
 * potentials on the way. Under squared costs both means go to the origin, which adds terms of one
 * row or one column each and leaves the best assignment as it is; coordinates whose squares would
 * leave the range of float are scaled by a power of two, which rounds nothing.
 *
 * <p>With {@code s} the difference of the means, {@code |x - y|^2 = |x' - y'|^2 + 2 <x', s> - 2
 * <y', s> + |s|^2}: a potential g among the given clouds is {@code g + 2 <y', s>} among the moved
 * ones, up to a constant.
 */
public final class CloudFrame implements Serializable {

  private static final long serialVersionUID = 1;

  /**
   * Squares of coordinates below two to this power, summed over any dimension, are far from float's
   * limits.
   */
  private static final int SAFE_EXPONENT = 32;

  private final GroundCost cost;
  private final double[] sourceMean;
  private final double[] targetMean;
  private final double[] shift; // scaled
  private final int exponent;

  private CloudFrame(GroundCost cost, double[] sourceMean, double[] targetMean, int exponent) {
    this.cost = cost;
    this.sourceMean = sourceMean;
    this.targetMean = targetMean;
    this.exponent = exponent;
    this.shift = new double[sourceMean.length];
    for (int k = 0; k < shift.length; k++) {
      shift[k] = Math.scalb(sourceMean[k] - targetMean[k], exponent);
    }
  }

  /** The frame of the rows [from, from + n) of each cloud. */
  public static CloudFrame of(
      GroundCost cost, float[] sources, int xFrom, float[] targets, int yFrom, int n, int dim) {
    double[] sourceMean = new double[dim];
    double[] targetMean = new double[dim];
    if (cost != GroundCost.EUCLIDEAN) {
      Projections.addRows(sources, xFrom, n, sourceMean);
      Projections.addRows(targets, yFrom, n, targetMean);
      for (int k = 0; k < dim; k++) {
        sourceMean[k] /= n;
        targetMean[k] /= n;
      }
    }
    double largest =
        Math.max(farthest(sources, xFrom, n, sourceMean), farthest(targets, yFrom, n, targetMean));
    int exponent = -Math.getExponent((float) largest);
    boolean safe = largest == 0 || Math.abs(exponent) < SAFE_EXPONENT;
    return new CloudFrame(cost, sourceMean, targetMean, safe ? 0 : exponent);
  }

  private static double farthest(float[] points, int from, int n, double[] mean) {
    double largest = 0;
    for (int i = from; i < from + n; i++) {
      for (int k = 0; k < mean.length; k++) {
        largest = Math.max(largest, Math.abs(points[i * mean.length + k] - mean[k]));
      }
    }
    return largest;
  }

  /** Writes the moved rows [from, from + n) of the sources to the front of {@code out}. */
  public void moveSources(float[] points, int from, int n, float[] out) {
    move(points, from, n, sourceMean, out);
  }

  /** Writes the moved rows [from, from + n) of targets to the front of {@code out}. */
  public void moveTargets(float[] points, int from, int n, float[] out) {
    move(points, from, n, targetMean, out);
  }

  private void move(float[] points, int from, int n, double[] mean, float[] out) {
    int dim = mean.length;
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < dim; k++) {
        double moved = points[(from + i) * dim + k] - mean[k]; // perhaps beyond float's range
        out[i * dim + k] = (float) (exponent == 0 ? moved : Math.scalb(moved, exponent));
      }
    }
  }

  /** Whether costs among the moved clouds are distances; squared distances otherwise. */
  public boolean hasDistances() {
    return cost == GroundCost.EUCLIDEAN;
  }

  /**
   * The potential among the moved clouds of the target that lies at {@code y[at]}, moved, from its
   * potential among the given ones.
   */
  double inMoved(double potential, float[] y, int at) {
    return switch (cost) {
      case SQEUCLIDEAN -> Math.scalb(potential, 2 * exponent) + alongShift(y, at);
      case COSINE -> Math.scalb(2 * potential, 2 * exponent) + alongShift(y, at);
      case EUCLIDEAN -> Math.scalb(potential, exponent);
    };
  }

  /** The inverse of {@link #inMoved}. */
  double inGiven(double potential, float[] y, int at) {
    return switch (cost) {
      case SQEUCLIDEAN -> Math.scalb(potential - alongShift(y, at), -2 * exponent);
      case COSINE -> Math.scalb(potential - alongShift(y, at), -2 * exponent) / 2;
      case EUCLIDEAN -> Math.scalb(potential, -exponent);
    };
  }

  /**
   * {@code 2 <p, s>} of the moved point at {@code points[at]}: what costs among the given clouds
   * have beyond those among the moved ones for each source, and less for each target.
   */
  public double alongShift(float[] points, int at) {
    return 2 * Projections.dot(points, at, shift);
  }

  /**
   * What a cost among the moved clouds, or a sum of them in which the terms of single rows cancel,
   * is in units of the given ones.
   */
  public double costInGiven(double moved) {
    return switch (cost) {
      case SQEUCLIDEAN -> Math.scalb(moved, -2 * exponent);
      case COSINE -> Math.scalb(moved, -2 * exponent) / 2;
      case EUCLIDEAN -> Math.scalb(moved, -exponent);
    };
  }

  /** The inverse of {@link #costInGiven}. */
  public double costInMoved(double given) {
    return switch (cost) {
      case SQEUCLIDEAN -> Math.scalb(given, 2 * exponent);
      case COSINE -> Math.scalb(2 * given, 2 * exponent);
      case EUCLIDEAN -> Math.scalb(given, exponent);
    };
  }
}
