package io.remblai.certificate;

import io.remblai.geometry.GroundCost;
import java.io.Serializable;

/**
 * The points a and b that sources and targets are measured from, and what the cost becomes there.
 *
 * <p>With {@code X = x - a}, {@code Y = y - b} and {@code s = a - b},
 *
 * <pre>
 *   |x - y|^2 = |x - b|^2 + |Y|^2 - 2 &lt;s, Y&gt; - 2 &lt;X, Y&gt;
 * </pre>
 *
 * <p>so that, up to a term of the source alone, the squared distance less a potential G is {@code H
 * - 2 <X, Y>} with the <em>height</em> {@code H = |Y|^2 - 2 <s, Y> - G} of the target. Cosine cost
 * is half a squared distance: its potentials are doubled. Where differences are direct a = b = 0
 * and the height is -G.
 */
public final class Origins implements Serializable {

  private static final long serialVersionUID = 1;

  private final GroundCost cost;
  private final Scoring scoring;
  private final float[] source;
  private final float[] target;

  Origins(GroundCost cost, Scoring scoring, float[] source, float[] target) {
    this.cost = cost;
    this.scoring = scoring;
    this.source = source;
    this.target = target;
  }

  GroundCost cost() {
    return cost;
  }

  int dim() {
    return source.length;
  }

  Scoring scoring() {
    return scoring;
  }

  /** How often the cost goes into the squared distance: 2 for cosine. */
  double factor() {
    return cost == GroundCost.COSINE ? 2 : 1;
  }

  /** Coordinate k of a source from its origin. */
  double sourceFrom(int k, float coordinate) {
    return (double) coordinate - source[k];
  }

  /** Coordinate k of a target from its origin. */
  double targetFrom(int k, float coordinate) {
    return (double) coordinate - target[k];
  }

  /** {@code |x - b|^2} of the source that starts at {@code at}. */
  double sourceHeight(float[] x, int at) {
    double sum = 0;
    for (int k = 0; k < dim(); k++) {
      double from = (double) x[at + k] - target[k];
      sum += from * from;
    }
    return sum;
  }

  /** The height of the target that starts at {@code at} and has potential g. */
  double height(float[] y, int at, double g) {
    double sum = 0;
    for (int k = 0; k < dim() && scoring == Scoring.PRODUCTS; k++) {
      double from = (double) y[at + k] - target[k];
      sum += from * (from - 2 * ((double) source[k] - target[k]));
    }
    return sum - factor() * g;
  }

  /** The sum of the absolute values of the terms of the height, which its rounding goes by. */
  double heightTerms(float[] y, int at, double g) {
    double sum = 0;
    for (int k = 0; k < dim() && scoring == Scoring.PRODUCTS; k++) {
      double from = Math.abs((double) y[at + k] - target[k]);
      sum += from * (from + 2 * Math.abs((double) source[k] - target[k]));
    }
    return sum + factor() * Math.abs(g);
  }
}
