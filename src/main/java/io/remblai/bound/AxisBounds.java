package io.remblai.bound;

import io.remblai.geometry.GroundCost;

/**
 * The bounds that two clouds seen along the same axes allow.
 *
 * <p>Three things stand between a sum over axes and a bound, and are deducted: the axes are not
 * quite orthonormal ({@code |V u|^2 <= (1 + e) |u|^2}); a value along an axis is rounded, which by
 * the triangle inequality of the root mean square (or the mean) distance costs each cloud its
 * {@link SeenCloud#blur}; and the sum itself is rounded.
 */
final class AxisBounds {

  private static final double ULP = 0x1p-52;

  private final Axes axes;
  private final SeenCloud source;
  private final SeenCloud target;
  private final double[] shift; // mean of the source less mean of the target [dim]
  private final double looseness;

  AxisBounds(SeenCloud source, SeenCloud target, double[] shift) {
    this.axes = source.grid().axes();
    this.source = source;
    this.target = target;
    this.shift = shift;
    looseness = axes.looseness();
  }

  /** What the distributions along the axes say about the cost. */
  double best(GroundCost cost) {
    return switch (cost) {
      case SQEUCLIDEAN -> squared();
      case COSINE -> squared() / 2;
      case EUCLIDEAN -> linear();
    };
  }

  /** {@code |mean x - mean y|^2}, at most the mean of {@code |x - y|^2} by Jensen. */
  static double squaredShift(double[] shift) {
    double sum = 0;
    for (double each : shift) {
      sum += each * each;
    }
    return sum * (1 - (shift.length + 8) * ULP);
  }

  /**
   * Of {@code |x - y|^2} from means and deviations along the axes: Gelbrich's bound, where the axes
   * are those of {@link TransportAxes} and leave nothing out.
   */
  double gelbrich() {
    double sum = 0;
    for (int k = 0; k < axes.count(); k++) {
      sum += LineCosts.ofDeviations(source.summary(), target.summary(), k);
    }
    return squaredShift(shift) + centred(sum);
  }

  /** Of {@code |x - y|^2} from the distributions along the axes, never less than Gelbrich's. */
  double squared() {
    double sum = 0;
    for (int k = 0; k < axes.count(); k++) {
      double ofDeviations = LineCosts.ofDeviations(source.summary(), target.summary(), k);
      double ofBins =
          LineCosts.squared(source.grid(), source.summary(), target.grid(), target.summary(), k);
      sum += Math.max(ofDeviations, ofBins);
    }
    return squaredShift(shift) + centred(sum);
  }

  /** The bound of what lies between the clouds moved onto one mean, from its sum over axes. */
  private double centred(double sum) {
    double root = Math.sqrt(sum) * (1 - (axes.count() + 8) * ULP) - source.blur() - target.blur();
    double along = Math.max(0, root) * Math.max(0, root) / (1 + looseness) * (1 - 8 * ULP);
    return along + source.restVariance(looseness).spreadGap(target.restVariance(looseness));
  }

  /**
   * Of {@code |x - y|}: {@code sqrt(sum_k w_k^2)} with w_k a bound of the mean of {@code |<x - y,
   * v_k>|}. By Jensen the mean length of a vector is at least the length of its mean, here of the
   * vector of all {@code |<x - y, v_k>|}, and of what the means differ by beyond the axes.
   */
  double linear() {
    double sum = 0;
    for (int k = 0; k < axes.count(); k++) {
      double along = LineCosts.linear(source.grid(), source.summary(), target.summary(), k);
      sum += along * along;
    }
    double root = Math.sqrt(sum) * (1 - (axes.count() + 8) * ULP) - source.blur() - target.blur();
    double along = Math.max(0, root) * Math.max(0, root) / (1 + looseness);
    return Math.sqrt(along + restOfShift()) * (1 - 8 * ULP);
  }

  /** The squared length of the part of the shift that is perpendicular to the axes. */
  private double restOfShift() {
    if (axes.spanEverything()) {
      return 0;
    }
    double along = 0;
    for (double each : axes.along(shift)) {
      along += each * each;
    }
    double whole = squaredShift(shift);
    double blur = (axes.dim() + 8) * ULP * Math.sqrt(axes.count() * whole);
    double most = Math.sqrt(along) * (1 + (axes.count() + 8) * ULP) + blur;
    return Math.max(0, whole - most * most / (1 - looseness) * (1 + 8 * ULP));
  }
}
