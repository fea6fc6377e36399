package io.remblai.bound;

import java.io.Serializable;

/** Axes through a centre, each with equal bins between two ends. Immutable. */
public final class AxisGrid implements Serializable {

  private static final long serialVersionUID = 1;

  /**
   * A bound loses about a third of a bin's width squared along each axis: with bins of 12 / 2048
   * standard deviations 1e-5 of the variance.
   */
  private static final int MOST_BINS = 2048;

  /** Bins of all axes together, so that what a task returns stays below 8 MiB. */
  private static final int MOST_CELLS = 1 << 19;

  /** A value's place in its bin is rounded to so many steps. */
  static final int STEPS = 1 << 20;

  private final Axes axes;
  private final float[] centre;
  private final int bins;
  private final double[] from; // [count]
  private final double[] to; // [count]
  private final double[] width; // [count]
  private final double[] perWidth; // [count]; 0 where the ends coincide

  /**
   * @param from lower ends [count], from the centre; kept, not copied
   * @param to upper ends [count]; kept, not copied
   */
  AxisGrid(Axes axes, float[] centre, double[] from, double[] to) {
    this.axes = axes;
    this.centre = centre;
    this.from = from;
    this.to = to;
    bins = Math.min(MOST_BINS, MOST_CELLS / Math.max(1, axes.count()));
    width = new double[from.length];
    perWidth = new double[from.length];
    for (int k = 0; k < from.length; k++) {
      width[k] = (to[k] - from[k]) / bins;
      perWidth[k] = width[k] > 0 && Double.isFinite(1 / width[k]) ? 1 / width[k] : 0;
    }
  }

  Axes axes() {
    return axes;
  }

  float[] centre() {
    return centre;
  }

  int bins() {
    return bins;
  }

  double from(int k) {
    return from[k];
  }

  double to(int k) {
    return to[k];
  }

  double width(int k) {
    return width[k];
  }

  /** The lower end of a bin, or with {@code bin = bins} the upper end of the last. */
  double edge(int k, int bin) {
    return bin == bins ? to[k] : from[k] + bin * width[k];
  }

  /** A place between the ends, in bins from the lower end. */
  double place(int k, double value) {
    return (value - from[k]) * perWidth[k];
  }

  /**
   * How far a value between the ends is, at most, from the place that is recorded for it: a step,
   * and the rounding of {@link #place} and {@link #edge}.
   */
  double blur(int k) {
    double rounding = 0x1p-49 * Math.max(Math.abs(from[k]), Math.abs(to[k]));
    return (perWidth[k] > 0 ? width[k] / STEPS : to[k] - from[k]) + rounding;
  }
}
