package io.remblai.certificate;

import io.remblai.math.ExactSum;
import java.io.Serializable;

/** How far points and heights reach from their origins; mergeable in any order. */
public final class FrameExtent implements Serializable {

  private static final long serialVersionUID = 1;

  /** Potentials beyond it would leave the range of double when squares are added. */
  private static final double MOST_POTENTIAL = 0x1p900;

  private final Origins origins;
  private final ExactSum sourceSquares = new ExactSum();
  private final ExactSum targetSquares = new ExactSum();
  private final ExactSum heights = new ExactSum();
  private long rows;
  private double coordinate;
  private double terms;
  private double lowest = Double.POSITIVE_INFINITY;
  private double highest = Double.NEGATIVE_INFINITY;

  public FrameExtent(Origins origins) {
    this.origins = origins;
  }

  /**
   * Adds n rows of each cloud.
   *
   * @param x sources [n, dim]; not modified
   * @param y targets [n, dim]; not modified
   * @param g potentials of the targets [n]; not modified
   */
  public void add(float[] x, float[] y, double[] g, int n) {
    int dim = origins.dim();
    rows += n;
    for (int i = 0; i < n; i++) {
      if (!(Math.abs(g[i]) <= MOST_POTENTIAL)) {
        throw new IllegalArgumentException(
            "a potential must be finite and at most 2^900 in size, not " + g[i]);
      }
      double sourceSquare = 0;
      double targetSquare = 0;
      for (int k = 0; k < dim; k++) {
        double fromSource = origins.sourceFrom(k, x[i * dim + k]);
        double fromTarget = origins.targetFrom(k, y[i * dim + k]);
        coordinate = Math.max(coordinate, Math.max(Math.abs(fromSource), Math.abs(fromTarget)));
        sourceSquare += fromSource * fromSource;
        targetSquare += fromTarget * fromTarget;
      }
      sourceSquares.add(sourceSquare);
      targetSquares.add(targetSquare);
      double height = origins.height(y, i * dim, g[i]);
      heights.add(height);
      lowest = Math.min(lowest, height);
      highest = Math.max(highest, height);
      terms = Math.max(terms, origins.heightTerms(y, i * dim, g[i]));
    }
  }

  /** Adds the rows of another with the same origins. */
  public void mergeWith(FrameExtent other) {
    sourceSquares.mergeWith(other.sourceSquares);
    targetSquares.mergeWith(other.targetSquares);
    heights.mergeWith(other.heights);
    rows += other.rows;
    coordinate = Math.max(coordinate, other.coordinate);
    terms = Math.max(terms, other.terms);
    lowest = Math.min(lowest, other.lowest);
    highest = Math.max(highest, other.highest);
  }

  Origins origins() {
    return origins;
  }

  /** The largest coordinate of either cloud in size. */
  double coordinate() {
    return coordinate;
  }

  /** The mean height; the middle of their range would let one outlier decide. */
  double middle() {
    return rows == 0 ? 0 : heights.value() / rows;
  }

  /** At least how far any height is from the middle, roundings included. */
  double spread() {
    return rows == 0 ? 0 : highest - lowest + 0x1p-30 * terms;
  }

  /** How large targets are beside sources, root mean square; 1 where either has no extent. */
  double targetsBesideSources() {
    double ratio = Math.sqrt(targetSquares.value() / sourceSquares.value());
    return ratio > 0x1p-40 && ratio < 0x1p40 ? ratio : 1;
  }
}
