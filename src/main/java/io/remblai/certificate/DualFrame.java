package io.remblai.certificate;

import java.io.Serializable;

/**
 * The c-transform in float, with its rounding on the safe side: for targets y_j with potentials g_j
 * it gives a number that is certainly at most {@code f(x) = min over j of c(x, y_j) - g_j}.
 *
 * <p>The clouds are moved to their {@link Origins} and scaled by a power of two 2^p that keeps
 * squares and heights in float's range; heights are taken from their mean h0. Below everything is
 * in those units.
 *
 * <h2>Squared distances by products</h2>
 *
 * There {@code f(x) = |x - b|^2 + min over j of (H_j - 2 <X, Y_j>)}. With x', y' the coordinates
 * rounded to float, u = 2^-24 and gamma_k = k u / (1 - k u), the score v_ij that {@link
 * io.remblai.math.ReducedCostKernel#least} computes from a float h_j obeys
 *
 * <pre>
 *   |v_ij - (h_j - 2 &lt;X_i, Y_j&gt;)| &lt;= gamma_(d + 1) |h_j| + sum_k gamma_(d - k + 3) 2 |x'_ik y'_jk| + e
 * </pre>
 *
 * <p>for h_j passes d roundings, product k = 0, 1, ... passes d - k, and its two coordinates were
 * rounded once each (a hair is spare for what doubles round); e = d 2^-146 is for underflow. For
 * any t > 0, {@code 2 |x' y'| <= t x'^2 + y'^2 / t} parts the sum into a term of the source, {@code
 * E_i = t sum_k gamma_(d - k + 3) x'_ik^2 + e}, and one of the target. Taking the latter off
 * beforehand, that is any float
 *
 * <pre>
 *   h_j &lt;= H_j - h0 - gamma_(d + 1) |h_j| - sum_k gamma_(d - k + 3) y'_jk^2 / t
 * </pre>
 *
 * <p>makes {@code v_ij <= H_j - h0 - 2 <X_i, Y_j> + E_i} for every pair, hence {@code f(x_i) >=
 * |x_i - b|^2 + h0 + min_j v_ij - E_i}. No term depends on the largest row, so one far outlier does
 * not loosen the others' bounds. With t the ratio of the clouds' sizes the loss is about {@code d u
 * (|h| + |X||Y|)}: near 1e-5 of the cost for d = 64.
 *
 * <h2>Direct differences</h2>
 *
 * The score of D, the distance or its square, is off by at most {@code gamma (D + |G_j|) + e} with
 * gamma = gamma_(d + 4) and e = sqrt(d) 2^-73, or d 2^-146 for squares. With w = D - g and a float
 * {@code G_j >= g + gamma (max(g, 0) + |G_j|)} it follows that {@code v <= (1 + gamma) w + e},
 * hence {@code w >= (min v - e) / (1 + gamma)}.
 *
 * <p>What doubles round (sums of d terms, the last few additions) is bounded by relative errors of
 * a few times d 2^-52 of the sum of the terms' sizes, and taken off too. The least of floats is
 * exact: the result does not depend on the order or grouping of targets.
 */
public final class DualFrame implements Serializable {

  private static final long serialVersionUID = 1;

  /** The error bounds ask for d 2^-24 well below 1. */
  public static final int MOST_DIM = 1 << 19;

  private static final double UNIT = 0x1p-24;
  private static final int SPARE_ROUNDINGS = 3;
  private static final int DIRECT_ROUNDINGS = 4;

  /** Heights are scaled below 2 to this power. */
  private static final int MOST_HEIGHT_EXPONENT = 100;

  /** A scale for clouds in which all points coincide. */
  private static final int MOST_EXPONENT = 149;

  private final Origins origins;
  private final double middle;
  private final double balance; // t
  private final double scale; // of coordinates
  private final double heightScale;
  private final double rounding; // gamma_k <= k times this
  private final double doubleRounding; // of a sum of d terms, relative to their sizes

  /** The frame in which the measured rows are computed. */
  public DualFrame(FrameExtent extent) {
    origins = extent.origins();
    int dim = origins.dim();
    if (dim > MOST_DIM) {
      throw new IllegalArgumentException(
          "dimension must be at most %d for a dual bound, not %d".formatted(MOST_DIM, dim));
    }
    int power =
        origins.scoring() == Scoring.DISTANCES ? 1 : 2; // of the coordinates' unit in the cost's
    int exponent =
        extent.coordinate() == 0 ? MOST_EXPONENT : -Math.getExponent(extent.coordinate());
    if (extent.spread() > 0) {
      int room = MOST_HEIGHT_EXPONENT - 1 - Math.getExponent(extent.spread());
      exponent = Math.min(exponent, Math.floorDiv(room, power));
    }
    scale = Math.scalb(1.0, exponent);
    heightScale = Math.scalb(1.0, power * exponent);
    middle = extent.middle();
    balance = extent.targetsBesideSources();
    rounding = UNIT / (1 - (dim + 8) * UNIT);
    doubleRounding = (dim + 16) * 0x1p-52;
  }

  int dim() {
    return origins.dim();
  }

  Scoring scoring() {
    return origins.scoring();
  }

  private boolean products() {
    return scoring() == Scoring.PRODUCTS;
  }

  /**
   * Moves and scales n sources.
   *
   * @param x sources, from row {@code from}; not modified
   * @param moved [n, dim] from 0; overwritten
   */
  void moveSources(float[] x, int from, int n, float[] moved) {
    int dim = dim();
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < dim; k++) {
        moved[i * dim + k] = movedSource(k, x[(from + i) * dim + k]);
      }
    }
  }

  private float movedSource(int k, float coordinate) {
    return (float) (origins.sourceFrom(k, coordinate) * scale);
  }

  /**
   * Moves and scales n targets and brings their potentials to what the kernel takes: h for
   * products, G for direct differences.
   *
   * @param y targets [n, dim]; not modified
   * @param g their potentials [n], in units of the cost; not modified
   * @param moved receives the points from row {@code at}
   * @param potentials receives the potentials from {@code at}
   */
  void moveTargets(float[] y, double[] g, int n, float[] moved, float[] potentials, int at) {
    int dim = dim();
    for (int j = 0; j < n; j++) {
      double squares = 0;
      for (int k = 0; k < dim; k++) {
        float coordinate = (float) (origins.targetFrom(k, y[j * dim + k]) * scale);
        moved[(at + j) * dim + k] = coordinate;
        squares += (double) (dim - k + SPARE_ROUNDINGS) * coordinate * coordinate;
      }
      double height = height(y, j * dim, g[j]);
      potentials[at + j] =
          products()
              ? safeHeight(height - squares * rounding / balance * (1 + doubleRounding))
              : -safeHeight(height);
    }
  }

  /** The height of a target from the middle, scaled and certainly not above its true value. */
  private double height(float[] y, int at, double g) {
    double error =
        doubleRounding * (origins.heightTerms(y, at, g) * (1 + doubleRounding) + Math.abs(middle));
    return (origins.height(y, at, g) - middle - error) * heightScale;
  }

  /** A float that is below the height by the rounding it causes in every score it enters. */
  private float safeHeight(double height) {
    double gamma = rounding * (dim() + (products() ? 1 : DIRECT_ROUNDINGS));
    double size = Math.abs(height) + (products() ? 0 : Math.max(-height, 0));
    double safe = height - gamma * (1 + 4 * gamma) * size;
    float rounded = (float) safe;
    return rounded > safe ? Math.nextDown(rounded) : rounded;
  }

  /**
   * A number certainly at most {@code min over j of c(x, y_j) - g_j}, in units of the cost.
   *
   * @param x coordinates; the source starts at {@code at}; not modified
   * @param least the least of its scores over all targets
   */
  public double sourcePotential(float[] x, int at, float least) {
    if (!(Math.abs(least) < Float.POSITIVE_INFINITY)) {
      throw new IllegalStateException("the least score of a source is " + least);
    }
    return products() ? ofProducts(x, at, least) : ofDifferences(least);
  }

  private double ofProducts(float[] x, int at, float least) {
    int dim = dim();
    double squares = 0;
    for (int k = 0; k < dim; k++) {
      double coordinate = movedSource(k, x[at + k]);
      squares += (dim - k + SPARE_ROUNDINGS) * coordinate * coordinate;
    }
    double error = balance * rounding * squares * (1 + doubleRounding) + dim * 0x1p-146;
    double own = origins.sourceHeight(x, at);
    double score = (least - error) / heightScale;
    double roundings = doubleRounding * own + 0x1p-50 * (own + Math.abs(middle) + Math.abs(score));
    return (own + middle + score - roundings) / origins.factor();
  }

  private double ofDifferences(float least) {
    double gamma = rounding * (dim() + DIRECT_ROUNDINGS);
    double underflow =
        scoring() == Scoring.DISTANCES ? Math.sqrt(dim()) * 0x1p-73 : dim() * 0x1p-146;
    double score = (least - underflow) / (1 + gamma) / heightScale;
    double roundings = 0x1p-50 * (Math.abs(score) + Math.abs(middle));
    return (score + middle - roundings) / origins.factor();
  }
}
